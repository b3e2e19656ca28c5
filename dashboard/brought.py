"""What a visitor brings, one by one: pasted text, files and an address become articles, or a sentence on why not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from dashboard.settings import Settings
from geodata.errors import InputError
from geodata.model import Article
from geodata.readers import SUFFIXES, article_from_text, articles_from_bytes, read_articles
from geodata.tongue import IN_ENGLISH, Tongue, message

FILE_TYPES = [suffix.removeprefix(".") for suffix in SUFFIXES]
PASTED = message("The pasted text")
_EMPTY = message("There is no text. Paste the words of a report, choose a file or give an address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a visitor gave: a text, files by name and content, an address; any of them may be empty."""

    text: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    address: str = ""
    published: date | None = None
    taken: frozenset[str] = field(default_factory=frozenset)
    """Ids that reports of this server have already; what is brought gets others."""

    @property
    def names(self) -> tuple[str, ...]:
        """What is opened, in order, each under the name that a reader knows it by."""
        pasted = (PASTED,) if self.text.strip() else ()
        return (*pasted, *(name for name, _ in self.files), *((self.address.strip(),) if self.address.strip() else ()))


def open_brought(
    brought: Brought, settings: Settings, tongue: Tongue = IN_ENGLISH
) -> Iterator[tuple[str, Article | InputError]]:
    """Make articles of what was brought, each with the name of what it was in; one that fails never stops the others.

    Yields:
        Articles within the limits of the settings; an `InputError`, whose sentence names what failed, for any other.
    """
    count, taken = 0, set(brought.taken)
    for name, found in _opened(brought, tongue):
        if isinstance(found, Article):
            count += 1
            found = _bounded(name, found, count, settings)  # noqa: PLW2901 - the same article, or why it is refused
        if isinstance(found, Article):
            found = _named(found, taken)  # noqa: PLW2901 - the same article under an id of its own
            taken.add(found.article_id)
        yield name, found
    if not brought.names:
        yield tongue.tell(PASTED), InputError(_EMPTY)


def _opened(brought: Brought, tongue: Tongue) -> Iterator[tuple[str, Article | InputError]]:
    """Open text, files and address in this order."""
    if brought.text.strip():
        try:
            yield tongue.tell(PASTED), article_from_text(brought.text, published=brought.published)
        except InputError as error:
            yield tongue.tell(PASTED), error
    for name, content in brought.files:
        for found in articles_from_bytes(name, content, published=brought.published):
            yield name, found
    address = brought.address.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    if address:
        for found in read_articles(address, published=brought.published):
            yield address, found


def _bounded(name: str, article: Article, count: int, settings: Settings) -> Article | InputError:
    """Refuse an article that is too long, or one too many."""
    if count > settings.most_reports:
        return InputError(
            message("The page takes {number} reports at once. Bring the others later, or use the command line."),
            number=settings.most_reports,
        ).at(name)
    if len(article.text) > settings.most_chars:
        return InputError(
            message("This is longer than {number} characters. Paste the part that you need."),
            number=settings.most_chars,
        ).at(name)
    return article


def _named(article: Article, taken: set[str]) -> Article:
    """Give an article another id where its own is taken: two reports of one session never share one."""
    if article.article_id not in taken:
        return article
    told = f"{article.article_id}\n{article.title}\n{article.published}\n{article.text}"
    return replace(article, article_id=sha256(told.encode()).hexdigest()[:16])
