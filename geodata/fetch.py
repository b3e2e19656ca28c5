"""Pages from public http(s) addresses, and from nowhere else.

A host name is resolved once, every address it has is checked, and the connection goes to the checked address itself: a
name cannot point elsewhere between check and connection. Each redirect is checked in the same way. Size, time and kind
are bounded. Proxies of the environment are not used, because they would resolve the name again.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from typing import NoReturn
from urllib.parse import urljoin

import certifi

from geodata.addresses import Site, is_public, parse_site, refuse_address
from geodata.tongue import message

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONTENT_TYPES = frozenset({"text/html", "text/plain", "application/xhtml+xml", PDF, DOCX})
ASK = {
    "User-Agent": "Dateline/0.1 (reads one page on request)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a page may cost: bytes also count after decompression, seconds count everything from the first look-up."""

    max_bytes: int = 5 * 1024 * 1024
    max_seconds: float = 15.0
    max_redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The edge to the network: names to addresses, and address and port to a connection."""

    resolve: Callable[[str, int], tuple[str, ...]]
    connect: Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """The body of an answer, decompressed; `address` is the one that answered, after redirects."""

    address: str
    content: bytes
    content_type: str
    charset: str | None


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Look a host name up in the system's resolver, which has no time limit of its own."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect_to(ip: str, port: int, seconds: float) -> socket.socket:
    """Open a connection to an address that was checked."""
    return socket.create_connection((ip, port), timeout=seconds)


LIMITS = FetchLimits()
INTERNET = Network(resolve=resolve_host, connect=connect_to)


def fetch(address: str, *, network: Network = INTERNET, limits: FetchLimits = LIMITS) -> FetchedPage:
    """Read one page of text from a public address.

    Args:
        address: http or https, without user name, on a usual port.
        network: How names are resolved and connections made; tests bring their own.
        limits: What the page may cost.

    Raises:
        AddressRefused: The address is not public, or its answer is an error, too large, too slow or not text.
    """
    deadline = time.monotonic() + limits.max_seconds
    target = address.strip()
    sent_on = 0
    while True:
        site = parse_site(target, limits.ports)
        try:
            with _connection(site, network, deadline) as connection:
                answer = _ask(connection, site, limits, deadline)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            refuse_address(_explain(error, deadline), seconds=f"{limits.max_seconds:g}")
        if isinstance(answer, FetchedPage):
            return answer
        target, sent_on = urljoin(site.address, answer), sent_on + 1
        if sent_on > limits.max_redirects:
            refuse_address(message("it sent us on more than {number} times"), number=limits.max_redirects)


class _Answer(http.client.HTTPResponse):
    """An answer that lets go of its connection when its first lines are no HTTP."""

    def begin(self) -> None:
        """Read status and headers."""
        try:
            super().begin()
        except (OSError, http.client.HTTPException):
            self.close()
            raise


@contextmanager
def _connection(site: Site, network: Network, deadline: float) -> Iterator[http.client.HTTPConnection]:
    """Connect to a checked address of a site; at the deadline the connection is cut, whatever it is doing."""
    plain = _first_connection(site, network, deadline)
    with plain:
        plain.settimeout(_left(deadline))
        wire = _secured(plain, site.host) if site.scheme == "https" else plain
        watchdog = threading.Timer(_left(deadline), _cut, [wire])
        watchdog.daemon = True
        watchdog.start()
        kind = http.client.HTTPSConnection if site.scheme == "https" else http.client.HTTPConnection
        connection = kind(site.host, site.port)
        connection.sock, connection.auto_open, connection.response_class = wire, 0, _Answer
        try:
            yield connection
        finally:
            watchdog.cancel()
            connection.close()
            wire.close()


def _first_connection(site: Site, network: Network, deadline: float) -> socket.socket:
    """Connect to the first address of a host that answers, after all of them were checked."""
    ips = _resolve_in_time(site, network, deadline)
    if not ips or not all(map(is_public, ips)):
        refuse_address(message("it is not on the public internet") if ips else message("there is no such host"))
    problem: OSError | None = None
    for ip in ips[:3]:
        try:
            return network.connect(ip, site.port, _left(deadline) / 2)
        except OSError as error:
            problem = error
    raise problem or TimeoutError


def _resolve_in_time(site: Site, network: Network, deadline: float) -> tuple[str, ...]:
    """Resolve a host name, and stop waiting at the deadline."""
    found: list[tuple[str, ...]] = []

    def look_up() -> None:
        try:
            found.append(network.resolve(site.host, site.port))
        except (OSError, UnicodeError):
            found.append(())

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if not found:
        raise TimeoutError
    return found[0]


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """Start TLS; certificate and host name are checked against the system's authorities and Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context.wrap_socket(plain, server_hostname=host)


def _cut(wire: socket.socket) -> None:
    """End a connection that another thread is waiting on, below TLS."""
    with suppress(OSError):
        socket.socket.shutdown(wire, socket.SHUT_RDWR)


def _ask(connection: http.client.HTTPConnection, site: Site, limits: FetchLimits, deadline: float) -> FetchedPage | str:
    """Ask for a page.

    Returns:
        The page, or the address that it redirects to.

    Raises:
        TimeoutError: The connection was cut at the deadline, which looks like a normal end to `http.client`.
    """
    connection.request("GET", site.target, headers=ASK)
    with connection.getresponse() as answer:
        _left(deadline)
        location = answer.headers.get("Location")
        if answer.status in REDIRECTS and location:
            return location.encode("latin-1", "replace").decode("utf-8", "replace")  # sites send their own letters raw
        if answer.status != http.client.OK:
            refuse_address(message("it answered {status}"), status=str(answer.status))
        _check_kind(answer.headers)
        content = _body(answer, limits)
        _left(deadline)
        return FetchedPage(
            address=site.address,
            content=content,
            content_type=answer.headers.get_content_type(),
            charset=answer.headers.get_content_charset(),
        )


def _check_kind(headers: Message) -> None:
    """Refuse an answer that is no text or document, or packed in a way that is not read here."""
    if "Content-Type" not in headers or headers.get_content_type() not in CONTENT_TYPES:
        if "Content-Type" in headers:
            refuse_address(message("it is {kind}, not a page of text"), kind=headers.get_content_type())
        refuse_address(message("it is of an unknown kind, not a page of text"))
    if headers.get("Content-Encoding", "identity").strip().lower() not in {"identity", "gzip", "x-gzip", "deflate", ""}:
        refuse_address(message("its answer is packed in a way that is not read here"))


def _body(answer: http.client.HTTPResponse, limits: FetchLimits) -> bytes:
    """Read and unpack the body, never holding more than the limit."""
    packed = bytearray()
    while chunk := answer.read1(65536):
        packed += chunk
        if len(packed) > limits.max_bytes:
            _refuse_size(limits)
    if answer.length:
        raise http.client.IncompleteRead(bytes(packed), answer.length)
    if answer.headers.get("Content-Encoding", "identity").strip().lower() in {"identity", ""}:
        return bytes(packed)
    body = zlib.decompressobj(wbits=47).decompress(bytes(packed), limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        _refuse_size(limits)
    return body


def _refuse_size(limits: FetchLimits) -> NoReturn:
    """Refuse a page that is too large."""
    refuse_address(message("it is larger than {size} MB"), size=f"{limits.max_bytes / 1024**2:g}")


def _left(deadline: float) -> float:
    """Give the seconds left until the deadline.

    Raises:
        TimeoutError: There are none.
    """
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def _explain(error: Exception, deadline: float) -> str:
    """Say in plain words why a connection failed; a connection that was cut at the deadline was too slow."""
    if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
        return message("it did not answer within {seconds} seconds")
    if isinstance(error, ssl.SSLCertVerificationError):
        return message("its certificate is not valid")
    if isinstance(error, http.client.IncompleteRead | zlib.error):
        return message("its answer broke off")
    if isinstance(error, http.client.HTTPException):
        return message("it did not answer as a web server does")
    return message("it did not answer")
