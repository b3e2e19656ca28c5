"""Says where a report's outlet is at home: the places in its name, the country that its address ends on.

There is no list of outlets. A paper of Springfield is likelier to mean the Springfield of its own country, and a site
that ends in `.au` an Australian town: `resolve_features` lets that speak, and says so in the reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from geodata.gazetteer import Gazetteer
from geodata.model import Place
from geodata.names import fold_name
from geodata.namesakes import word_groups, word_set
from geodata.tables import read_table, read_words
from geodata.vocab import PlaceKind

_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
_TITLE_GROUPS = frozenset({"brand"})
_LEAST_LETTERS, _MOST_WORDS = 4, 4
_LEAST_PEOPLE, _MOST_PEOPLE = 5_000, 1_000_000  # a paper of a metropolis writes about the world


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where an outlet is at home: `countries` by code, and the `towns` in its name, namesakes and all."""

    countries: frozenset[str] = frozenset()
    towns: tuple[Place, ...] = ()


NOWHERE = Home()


def find_home(publisher: str | None, url: str | None, gazetteer: Gazetteer) -> Home:
    """Find where an outlet is at home, from its name and its address.

    Returns:
        `NOWHERE` where neither says anything.

    Source:
        Own rule: a place counts where the rest of the name is words for papers and stations.
    """
    host = _host(url or publisher or "")
    names = [*_stretches(publisher or ""), *_glued(host, gazetteer)]
    found = next((places for name in names if (places := _believable(name, gazetteer))), ())
    country = _country_of(host)
    return Home(
        countries=frozenset({country} if country else {place.country_code for place in found if place.country_code}),
        towns=tuple(place for place in found if place.kind not in _AREAS and place.population < _MOST_PEOPLE),
    )


def _host(address: str) -> str:
    """The host of an address or of a bare domain, empty where there is none."""
    text = address.strip().lower()
    host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    return host if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) else ""


def _country_of(host: str) -> str | None:
    """The country of a top-level domain; those that the world uses as it pleases count only below `.com` and the like."""
    labels = host.split(".")
    if len(labels) < 2 or len(labels[-1]) != 2:
        return None
    second = len(labels) > 2 and labels[-2] in read_words("domain_labels")
    endings = _endings()
    if labels[-1] in endings:
        return endings[labels[-1]] or (labels[-1].upper() if second else None)
    return labels[-1].upper()


@cache
def _endings() -> dict[str, str]:
    """Top-level domains of two letters that are no country's code, or that anybody uses."""
    return {row["ending"]: row["country"] for row in read_table("domain_endings")}


def _stretches(publisher: str) -> Iterator[str]:
    """Stretches of a publisher's name that stand before, behind or between words for papers, the longest first."""
    words = [] if "." in publisher and " " not in publisher else re.findall(r"[\w'’.-]+", publisher)
    kept = [word for word in words if fold_name(word) not in {"the", "de", "of"}]
    titles = [fold_name(word) for word in kept if _is_title(fold_name(word))]
    for size in range(min(_MOST_WORDS, len(kept)), 0, -1):
        for first in range(len(kept) - size + 1):
            if titles or len(kept) > size:
                yield " ".join(kept[first : first + size])


def _glued(host: str, gazetteer: Gazetteer) -> Iterator[str]:
    """What stands before words for papers in the label of a host: "springfieldnewsleader.com"."""
    labels = host.split(".")
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in read_words("domain_labels")):
        labels.pop()
    label = labels[-1].removeprefix("the") if labels else ""
    for cut in range(len(label) - 2, _LEAST_LETTERS - 1, -1):
        name = label[:cut].rstrip("-").replace("-", " ")
        if _is_made_of_titles(label[cut:].lstrip("-")) and gazetteer.has_name(name):
            yield name


def _is_made_of_titles(rest: str) -> bool:
    """Whether letters are one or more words for papers and stations and nothing else."""
    return any(
        _is_title(rest[:size]) and (size == len(rest) or _is_made_of_titles(rest[size:].lstrip("-")))
        for size in range(2, len(rest) + 1)
    )


def _is_title(word: str) -> bool:
    """Whether a word is one that papers and stations call themselves by."""
    return word_groups("org_words").get(word) in _TITLE_GROUPS or word in word_set("outlet_words")


def _believable(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a name that an outlet may be called after; none where it is a common word or a hamlet."""
    word = fold_name(name)
    if len(word) < _LEAST_LETTERS or word in word_set("not_places") or word in word_set("demonyms") or _is_title(word):
        return ()
    return tuple(
        place
        for place in gazetteer.find(name)
        if place.match != "folded"
        and place.lon is not None
        and (place.kind in _AREAS or place.population >= _LEAST_PEOPLE)
    )
