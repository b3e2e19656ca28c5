"""The names of an article gathered by what they may mean: mentions, their candidates, and what stands beside them."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceMention
from geodata.names import fold_name
from geodata.peoples import demonyms
from geodata.place_spans import place_words
from geodata.place_variants import find_variants
from geodata.tables import read_words
from geodata.vocab import HAMLET_IDS, PlaceKind

MAX_PLACES = 120
_HOLDERS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT})
_APPOSITIONS = frozenset({",", ", ", " (", ",\n"})
_INSIDE = frozenset({" in ", " in the ", ", in ", ", in the ", " of ", " of the "})
_OWNS = frozenset({"’s ", "'s ", "’ ", "' "})
_CAPITAL = r"(?:\w+ )?(?:capital|seat)(?: city)?"
_SEAT_OF = re.compile(rf" ?[,(]? ?(?:the )?{_CAPITAL} of (?:the )?")  # "Faizabad, the capital of Badakhshan"
_OWN_SEAT = re.compile(rf"[’']s? {_CAPITAL},? ")  # "Badakhshan's capital, Faizabad"
_LONGEST_GAP = 40
STATE_COUNTS = 3
"""A people with its army, police or government counts for so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One name of the article with all its mentions that mean the same.

    `places` are the candidates. `holders` are candidates of names that stand behind it after a comma ("Springfield,
    Illinois") or own it ("Lebanon's Tripoli"); `around` of names that a preposition ties to it ("Springfield in Illinois").
    `abroad` that the name only says whose something is: "U.S. bombers" may be anywhere, and put no town into their country.
    `outside` is what the text puts the name in, where candidates outside of it were left out; else empty.
    """

    name: str
    mentions: tuple[int, ...]
    asked_kind: PlaceKind | None
    places: tuple[Place, ...]
    holders: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    outside: str = ""
    abroad: bool = False


def gather_topics(mentions: Sequence[PlaceMention], doc: Doc, gazetteer: Gazetteer) -> tuple[Topic, ...]:
    """Group mentions by name, asked kind, and the region named behind them where an article names several."""
    found = {mention.name: candidate_places(mention.base or mention.name, gazetteer, doc.lang_) for mention in mentions}
    spoken = named_countries(doc).keys() | _countries_by_own_name(found)
    bases = {mention.name: mention.base or mention.name for mention in mentions}
    lands = _lands(mentions, found, doc)
    found = {
        name: candidate_places(bases[name], gazetteer, doc.lang_, lands) if _has_hamlet(places) else places
        for name, places in found.items()
    }
    found = {name: _without_nicknamed(places, spoken) for name, places in found.items()}
    text = doc.text
    holders = [_beside(index, mentions, found, text, _APPOSITIONS) for index in range(len(mentions))]
    around = [_beside(index, mentions, found, text, _INSIDE) for index in range(len(mentions))]
    owners = [_owners(index, mentions, found, text) for index in range(len(mentions))]
    behind = _names_behind(mentions, holders)
    groups: dict[tuple[str, PlaceKind | None, str], list[int]] = {}
    for index, mention in enumerate(mentions):
        groups.setdefault(
            ((mention.base or mention.name).lower(), mention.asked_kind, _split_key(index, mentions, holders, behind)),
            [],
        ).append(index)
    return tuple(
        Topic(
            name=mentions[members[0]].base or mentions[members[0]].name,
            mentions=tuple(members),
            asked_kind=mentions[members[0]].asked_kind,
            places=_answering(found[mentions[members[0]].name], mentions[members[0]].asked_kind),
            holders=tuple(dict.fromkeys(place for index in members for place in (*holders[index], *owners[index]))),
            around=tuple(dict.fromkeys(place for index in members for place in around[index])),
            abroad=all(_is_attribute(mentions[index], doc) for index in members),
        )
        for members in groups.values()
    )


def _is_attribute(mention: PlaceMention, doc: Doc) -> bool:
    """Whether a name only says whose something is: "U.S. bombers"."""
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return words is not None and words.root.dep_ in {"compound", "amod", "nmod"} and words.root.head.is_lower


def _countries_by_own_name(found: dict[str, tuple[Place, ...]]) -> set[str | None]:
    """The countries whose own names an article has."""
    return {
        place.country_code
        for places in found.values()
        for place in places
        if place.kind == PlaceKind.COUNTRY and place.match == "primary"
    }


def _lands(mentions: Sequence[PlaceMention], found: dict[str, tuple[Place, ...]], doc: Doc) -> set[str | None]:
    """The countries that an article is about: those it speaks of at least half as often as of any other."""
    counts: Counter[str | None] = Counter(named_countries(doc))
    for mention in mentions:
        counts.update(_countries_by_own_name({mention.name: found[mention.name]}))
    most = max(counts.values(), default=0)
    return {code for code, count in counts.items() if 2 * count >= most}


def _without_nicknamed(places: tuple[Place, ...], spoken: set[str | None]) -> tuple[Place, ...]:
    """Leave out a country that only another name calls so where a region's own name it is, and nothing else speaks of it.

    "Central Africa" is the Central African Republic only in an article that names that country or its people.
    """
    if not any(place.kind == PlaceKind.REGION and place.match == "primary" for place in places):
        return places
    return tuple(
        place
        for place in places
        if place.kind != PlaceKind.COUNTRY or place.match == "primary" or place.country_code in spoken
    )


def _answering(places: tuple[Place, ...], asked_kind: PlaceKind | None) -> tuple[Place, ...]:
    """Leave to a street or road only the routes of its name: a town of that name is not it."""
    if asked_kind != PlaceKind.ROUTE:
        return places
    return tuple(place for place in places if place.kind == PlaceKind.ROUTE)


def _has_hamlet(places: tuple[Place, ...]) -> bool:
    return any(place.place_id <= HAMLET_IDS for place in places)


def candidate_places(
    name: str, gazetteer: Gazetteer, language: str = "en", lands: Container[str | None] | None = None
) -> tuple[Place, ...]:
    """Give the places that a name may mean in a text of a language, the most populous first.

    A district whose own place the gazetteer lacks is one where its country has no other place of the name. Where the
    whole name is unknown, the name without its place word or its side counts as a loose spelling: "Kandahar Province",
    "Heathrow Airport", "North London"; and so do other ways of putting it into Latin letters.
    """
    places = _in_lands(gazetteer.find(name, language), lands)
    if not places:
        rest = _without_place_word(name)
        loose = gazetteer.find(rest) if rest else find_variants(name, gazetteer)
        places = tuple(replace(place, match="folded") for place in _in_lands(loose, lands))
    located = [place for place in places[:MAX_PLACES] if place.lon is not None]
    countries = {place.country_code for place in located}
    vague = (place for place in places[:MAX_PLACES] if place.lon is None and place.country_code not in countries)
    return (*located, *(place for place in vague if place.kind == PlaceKind.DISTRICT and place.admin1))


def _in_lands(places: Sequence[Place], lands: Container[str | None] | None) -> tuple[Place, ...]:
    """Leave out hamlets of lands that an article does not speak of; all stay where it is not said of which it does."""
    return tuple(
        place for place in places if lands is None or place.place_id > HAMLET_IDS or place.country_code in lands
    )


def bare_name(name: str) -> str:
    """A name without the place word that closes or opens it: "Hiran" for "Hiran region"."""
    return _without_place_word(name) or name


def _without_place_word(name: str) -> str:
    """What is left of a name without the place word that closes or opens it, or the side that it is of."""
    words = name.split()
    if len(words) < 2:
        return ""
    if place_words().get(fold_name(words[-1])) not in {None, PlaceKind.ROUTE}:
        return " ".join(words[:-1])
    opening = fold_name(words[0])
    called = {None, PlaceKind.ROUTE, PlaceKind.SITE}  # camps and forts are called after persons
    if opening.removesuffix("ern") in read_words("name_particles", "side") or place_words().get(opening) not in called:
        return " ".join(words[1:])
    return ""


def _beside(
    index: int,
    mentions: Sequence[PlaceMention],
    found: dict[str, tuple[Place, ...]],
    text: str,
    joints: frozenset[str],
) -> tuple[Place, ...]:
    """The regions that the next name may mean, where only a given joint stands between."""
    if index + 1 >= len(mentions):
        return ()
    this, after = mentions[index], mentions[index + 1]
    gap = text[this.end : min(after.start, this.end + _LONGEST_GAP)]
    if gap not in joints and not (joints is _APPOSITIONS and _SEAT_OF.fullmatch(gap)):
        return ()
    return tuple(place for place in found[after.name] if place.kind in _HOLDERS)


def _owners(
    index: int, mentions: Sequence[PlaceMention], found: dict[str, tuple[Place, ...]], text: str
) -> tuple[Place, ...]:
    """What the name before may mean, where a possessive ties this one to it: "Lebanon's Tripoli"."""
    gap = text[mentions[index - 1].end : mentions[index].start][:_LONGEST_GAP] if index else ""
    if gap not in _OWNS and not _OWN_SEAT.fullmatch(gap):
        return ()
    return tuple(place for place in found[mentions[index - 1].name] if place.kind in _HOLDERS)


def _names_behind(mentions: Sequence[PlaceMention], holders: Sequence[tuple[Place, ...]]) -> dict[str, set[str]]:
    """The names of regions that stand behind each name anywhere in the article."""
    behind: dict[str, set[str]] = {}
    for index, mention in enumerate(mentions):
        if holders[index]:
            behind.setdefault(mention.name.lower(), set()).add(fold_name(mentions[index + 1].name))
    return behind


def _split_key(
    index: int,
    mentions: Sequence[PlaceMention],
    holders: Sequence[tuple[Place, ...]],
    behind: dict[str, set[str]],
) -> str:
    """The holder's name where the same name stands elsewhere with another holder; else nothing."""
    if not holders[index] or len(behind[mentions[index].name.lower()]) < 2:
        return ""
    return fold_name(mentions[index + 1].name)


def named_countries(doc: Doc) -> dict[str, int]:
    """Count the peoples that a text names, by the code of their country; "the Lebanese army" counts for more: it acts at home."""
    peoples, state = demonyms(), read_words("metonym_words", "state")
    counts: Counter[str] = Counter()
    for token in doc:
        if code := peoples.get(token.text):
            rules = token.i + 1 < len(doc) and doc[token.i + 1].lower_ in state
            counts[code] += STATE_COUNTS if rules else 1
    return dict(counts)
