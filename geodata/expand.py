"""Expands a bundled data file once into the user's cache and vouches for the copy."""

import getpass
import hashlib
import lzma
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geodata.errors import GazetteerError
from geodata.tongue import message

DATA = Path(__file__).parent / "data"
CHECKSUMS = "SHA256SUMS"
LACKING = message("the place data lack {path}; reinstall Dateline or run `make data`")
_SEAL_NS = 946_684_800_000_000_000  # a copy whose time is not this one was touched after it was checked
_CHUNK = 1 << 20


def cache_folder() -> Path:
    """Say where expanded files go: `DATELINE_CACHE`, else the desktop's cache folder, else `~/.cache/dateline`."""
    if own := os.environ.get("DATELINE_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dateline"


def read_checksums(folder: Path = DATA) -> dict[str, str]:
    """Read the SHA-256 of every bundled file and of its expanded form, keyed by file name.

    Raises:
        GazetteerError: The list is missing.
    """
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise GazetteerError(LACKING, path=folder / CHECKSUMS) from error
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def expand(name: str, cache: Path | None = None, folder: Path = DATA) -> Path:
    """Give the expanded form of `folder/name.xz`, making it when it is missing, stale or damaged.

    Several processes may ask at once: each writes a file of its own and renames it into place. Where the cache
    cannot be written, the temporary folder serves, and what lies there is checked in full each time.

    Args:
        name: File name of the expanded form, as in the list of checksums.
        cache: Folder for expanded files; `cache_folder()` where None.
        folder: Where the bundled files lie.

    Raises:
        GazetteerError: The bundled file is missing or does not have its checksum, or nowhere is room for a copy.
    """
    digest = read_checksums(folder).get(name)
    if digest is None:
        raise GazetteerError(
            message("{path} has no line for {name}; reinstall Dateline or run `make data`"),
            path=folder / CHECKSUMS,
            name=name,
        )
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    target = (cache or cache_folder()) / f"{stem}-{digest[:16]}{suffix}"
    if _is_sealed(target) or _is_sound(target, digest):
        return target
    try:
        return _write_copy(folder / f"{name}.xz", target, digest)
    except OSError:
        spare = Path(tempfile.gettempdir()) / f"dateline-{getpass.getuser()}" / target.name
    if _is_sound(spare, digest):
        return spare
    try:
        return _write_copy(folder / f"{name}.xz", spare, digest)
    except OSError as error:
        raise GazetteerError(
            message("no folder can hold {name}: {reason}; set DATELINE_CACHE to one that can be written"),
            name=name,
            reason=error,
        ) from error


def _is_sealed(path: Path) -> bool:
    try:
        return path.stat().st_mtime_ns == _SEAL_NS
    except OSError:
        return False


def _is_sound(path: Path, digest: str) -> bool:
    """Whether the file has this SHA-256."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def _write_copy(packed: Path, target: Path, digest: str) -> Path:
    """Expand `packed` beside `target`, check it, seal it and rename it.

    Raises:
        GazetteerError: `packed` is missing or damaged.
        OSError: The folder of `target` cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _temporary_file(target.parent) as file:
        found = _expand_into(packed, file)
        file.close()
        if found != digest:
            raise GazetteerError(
                message("{path} does not have its checksum; reinstall Dateline or run `make data`"), path=packed
            )
        os.utime(file.name, ns=(_SEAL_NS, _SEAL_NS))
        os.replace(file.name, target)  # noqa: PTH105 - the name is a string here
    return target


@contextmanager
def _temporary_file(folder: Path) -> Iterator[IO[bytes]]:
    """Open a new file in the folder and remove it unless it was renamed."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
        try:
            yield file
        finally:
            Path(file.name).unlink(missing_ok=True)


def _expand_into(packed: Path, file: IO[bytes]) -> str:
    """Write the expanded bytes and return their SHA-256."""
    found = hashlib.sha256()
    try:
        source = lzma.open(packed)  # noqa: SIM115 - closed below, opened where a missing file can be told apart
    except OSError as error:
        raise GazetteerError(LACKING, path=packed) from error
    with source:
        while chunk := _read_chunk(source, packed):
            found.update(chunk)
            file.write(chunk)
    return found.hexdigest()


def _read_chunk(source: lzma.LZMAFile, packed: Path) -> bytes:
    try:
        return source.read(_CHUNK)
    except (lzma.LZMAError, EOFError) as error:
        raise GazetteerError(
            message("{path} is damaged; reinstall Dateline or run `make data`"), path=packed
        ) from error
