"""Phrases that say where by way of a name: between A and B, 10 km south of A, near A, northern A, the border with A."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from geodata.model import PlaceChoice, Span
from geodata.place_spans import place_words
from geodata.tables import read_table

_KM_PER_UNIT = {"n": 1.852, "m": 1.609344, "h": 40.0, "k": 1.0}  # by first letter; an hour's drive on a bad road
_HOURS_SLACK = 0.6
_BEFORE_CHARS, _AFTER_CHARS = 70, 40
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?)"
_UNIT = (
    r"(?:-\s*)?(?P<unit>km|kms|kilomet(?:re|er)s?|nautical\s+miles?|nmi?|miles?|mi"
    r"|hours?['’]?s?(?:\s+(?:by\s+(?:road|car|bus)|drive|ride|driving))?)\b\.?"
)
_BORDER = r"\s+(?:\w+\s+)?(?:border|frontier|boundary)\b"


class PhraseKind(StrEnum):
    """How a phrase makes one area out of the places it names."""

    BAND = "band"
    BORDER = "border"
    OFFSET = "offset"
    NEAR = "near"
    OFF = "off"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Span):
    """A phrase around one or two names.

    `members` are indexes into the choices. `length_km` is None where no distance is said, `bearing_deg` (clockwise
    from north) where no direction is. `slack_share` says how exact the
    distance is taken to be: what is told in hours less than what is told in kilometres.
    """

    kind: PhraseKind
    members: tuple[int, ...]
    length_km: float | None = None
    bearing_deg: float | None = None
    slack_share: float = 0.25


def find_phrases(choices: Sequence[PlaceChoice], text: str) -> tuple[Phrase, ...]:
    """Find the phrases around resolved names; no name belongs to two."""
    phrases: list[Phrase] = []
    taken: set[int] = set()
    for index in range(len(choices)):
        for phrase in (*_pairs(index, choices, text), *_singles(index, choices, text)):
            if taken.isdisjoint(phrase.members):
                phrases.append(phrase)
                taken.update(phrase.members)
                break
    return tuple(phrases)


def describes(phrase: Span, choices: Sequence[PlaceChoice], text: str) -> bool:
    """Whether a phrase only says where the place named before it lies: "Gulu, a town 330 km north of Kampala"."""
    count = bisect_right(choices, phrase.start, key=lambda choice: choice.mention.end)
    if not count or choices[count - 1].place is None:
        return False
    words = "|".join(place_words())
    between = text[choices[count - 1].mention.end : phrase.start]
    if re.match(r"suburbs?\b", text[phrase.start : phrase.end]) and re.fullmatch(
        r",\s+an?\s(?:[\w-]+\s){0,3}", between
    ):
        return True
    if re.fullmatch(r",?\s+(?:[a-z]+\s+)?(?:located|situated|lying)\s+(?:[a-z]+\s+and\s+)?", between):
        return True
    return (
        re.fullmatch(rf"['\"’”]?,['\"’”]?\s+(?:an?|the)\s[^.;\n]*\b(?:{words})\s*,?(?:\s\w+){{0,2}}\s*", between)
        is not None
    )


def says_how_far(words: str) -> bool:
    """Whether a phrase says where something is by a place beside it: "10 km south of A", "near A"."""
    return _how_far().match(words) is not None


def leads_to(gap: str) -> bool:
    """Whether words tie a name to a phrase behind it that says where it is: "X, a village some 10 km from A", "X near A"."""
    return _leads().fullmatch(gap) is not None


def says_where() -> str:
    """An expression for words that put something beside a place without a distance: "south of", "on the outskirts of"."""
    return rf"\b(?:(?:{_sides()})\s+of|{'|'.join(_phrases('near'))})"


@cache
def _how_far() -> re.Pattern[str]:
    """How a phrase begins that says where by a place beside it."""
    return re.compile(rf"{_NUMBER}\s*{_UNIT}|(?:{_sides()})\s+of\b|(?:{'|'.join(_phrases('near'))})\b", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    """What may stand between a name and a phrase that says where it is."""
    words = "|".join(sorted((*place_words(), *_phrases("beside")), key=len, reverse=True))
    return re.compile(
        rf"(?:[ \t](?:{words}))?(?:\s+|\s*[,(]\s*(?:(?:which|that)\s+(?:is|lies)\s+)?(?:an?\s+(?:[\w-]+\s+){{0,4}}|the\s+)?"
        r"(?:(?:just|about|some|around|only|roughly|nearly|almost|located|situated|lying|in|on|a|few)\s+){0,3})"
    )


def _pairs(index: int, choices: Sequence[PlaceChoice], text: str) -> Iterator[Phrase]:
    """Yield a phrase that ties a name to the next one."""
    if index + 1 == len(choices):
        return
    first, second = choices[index].mention, choices[index + 1].mention
    if second.start - first.end > _AFTER_CHARS or "\n\n" in text[first.end : second.start]:
        return
    before = text[max(0, first.start - _BEFORE_CHARS) : first.start]
    between, after = text[first.end : second.start], text[second.end : second.end + _AFTER_CHARS]
    names = (index, index + 1)
    opened = re.search(rf"\b(?P<word>between|linking|connecting|from)\s+{_kinds()}$", before, re.IGNORECASE)
    joined = re.fullmatch(rf"(?:\s+\w+)?,?\s+(?P<joint>and|to|with)\s+{_kinds()}", between, re.IGNORECASE)
    hyphen = re.fullmatch(r"\s?[-–—/]\s?|-to-", between, re.IGNORECASE)
    if opened and joined and _fit(opened["word"].lower(), joined["joint"].lower(), before.lower()):
        start = first.start - len(before) + opened.start()
        border = re.search(r"\b(?:border|frontier)\s+$", before[: opened.start()], re.IGNORECASE)
        kind = PhraseKind.BORDER if border else PhraseKind.BAND
        yield Phrase(start=start, end=second.end, kind=kind, members=names)
    elif hyphen and (road := re.match(_road(), after, re.IGNORECASE)):
        yield Phrase(start=first.start, end=second.end + road.end(), kind=PhraseKind.BAND, members=names)
    elif hyphen and (border := re.match(_BORDER, after, re.IGNORECASE)):
        yield Phrase(start=first.start, end=second.end + border.end(), kind=PhraseKind.BORDER, members=names)
    elif re.fullmatch(rf"['’]s?{_BORDER}\s+with\s+(?:the\s+)?", between, re.IGNORECASE):
        yield Phrase(start=first.start, end=second.end, kind=PhraseKind.BORDER, members=names)


def _fit(word: str, joint: str, before: str) -> bool:
    """Whether two names are the ends of a line: "between … and", "road from … to", "linking … with"."""
    if word == "between":
        return joint == "and"
    if word == "from":
        return joint == "to" and re.search(rf"(?:{_road()})\s+(?:leading\s+)?from\s", f" {before}") is not None
    return True


def _singles(index: int, choices: Sequence[PlaceChoice], text: str) -> Iterator[Phrase]:
    """Yield a phrase around one name."""
    mention = choices[index].mention
    before = text[max(0, mention.start - _BEFORE_CHARS) : mention.start]
    before = before[before.rfind("\n\n") + 1 :]
    offset = mention.start - len(before)
    sides, near = _sides(), "|".join(_phrases("near"))
    road = _half_road().match(text, mention.end)
    if road:
        yield Phrase(start=mention.start, end=road.end(), kind=PhraseKind.NEAR, members=(index,))
    owned = _owned_side().match(text, mention.end)
    if owned:
        bearing = _bearing(owned["side"])
        yield replace(_single(mention.start, index, choices, PhraseKind.PART, None, bearing), end=owned.end())
    border = re.search(r"\b(?:border|frontier)\s+with\s+(?:the\s+)?$", before, re.IGNORECASE)
    if border:
        yield Phrase(start=offset + border.start(), end=mention.end, kind=PhraseKind.BORDER, members=(index,))
    far = re.search(
        rf"\b(?:{_NUMBER})\s*{_UNIT}\s*(?:\([^)]*\)\s*)?(?:(?:to\s+)?(?:the\s+)?(?P<side>{sides})(?:ern)?\s+)?"
        rf"(?:of|from|away\s+from|outside|off(?:\s+the\s+coast\s+of)?)\s+{_kinds()}$",
        before,
        re.IGNORECASE,
    )
    if far and (length := _length_km(far["number"], far["unit"])) is not None:
        bearing = _bearing(far["side"]) if far["side"] else None
        phrase = _single(offset + far.start(), index, choices, PhraseKind.OFFSET, length, bearing)
        yield replace(phrase, slack_share=_HOURS_SLACK) if far["unit"].lower().startswith("h") else phrase
    off = re.search(rf"\b(?:{'|'.join(_phrases('off'))})\s+{_kinds()}$", before, re.IGNORECASE)
    if off and not re.search(rf"\b(?:{'|'.join(_phrases('parted'))})\s+$", before[: off.start()], re.IGNORECASE):
        yield _single(offset + off.start(), index, choices, PhraseKind.OFF, None, None)
    side = re.search(rf"(?P<the>\bthe\s+(?:[\w-]+\s+)??)?\b(?P<side>{sides})\s+of\s+{_kinds()}$", before, re.IGNORECASE)
    if side:
        kind = (
            PhraseKind.PART if side["the"] and not before[: side.start()].rstrip().endswith("to") else PhraseKind.OFFSET
        )
        yield _single(offset + side.start(), index, choices, kind, None, _bearing(side["side"]))
    part = re.search(
        rf"\b(?P<side>{sides})(?:ern)?\s+(?:(?:parts?|half|side)\s+of\s+)?(?:the\s+)?$", before, re.IGNORECASE
    )
    if part and not re.search(r"['’]s?\s+$", before[: part.start()]):  # "Ethiopia's northern Amhara" is all of Amhara
        yield _single(offset + part.start(), index, choices, PhraseKind.PART, None, _bearing(part["side"]))
    close = re.search(rf"\b(?:{near})\s+{_kinds()}$", before, re.IGNORECASE)
    if close:
        yield _single(offset + close.start(), index, choices, PhraseKind.NEAR, None, None)


def _single(
    start: int,
    index: int,
    choices: Sequence[PlaceChoice],
    kind: PhraseKind,
    length_km: float | None,
    bearing_deg: float | None,
) -> Phrase:
    """Make a phrase that ends with the name itself."""
    end = choices[index].mention.end
    return Phrase(start=start, end=end, kind=kind, members=(index,), length_km=length_km, bearing_deg=bearing_deg)


@cache
def _phrases(role: str) -> tuple[str, ...]:
    """The phrases of a role, the longest first, ready for a regular expression."""
    words = [row["phrase"] for row in read_table("where_words") if row["role"] == role]
    return tuple(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _sides() -> str:
    """An expression for the sides of the compass."""
    return "|".join(_phrases("side"))


@cache
def _half_road() -> re.Pattern[str]:
    """The other end of a road behind one end, where only that is known: "-Liboi road"."""
    return re.compile(rf"[-–][^\W\d_a-z][\w'’-]*(?:{_road()})")


@cache
def _owned_side() -> re.Pattern[str]:
    """A side behind the name that owns it: "Mali's north", "Sri Lanka's north-east coast"; not "Mali's northern town of Gao"."""
    return re.compile(
        rf"['’]s?\s+(?:(?:far|restive|troubled|war-torn)\s+)?(?P<side>{_sides()})"
        rf"(?:(?:ern)?\s+(?:{'|'.join(_phrases('sided'))})s?\b|(?=\s*[,.;)]|\s+[a-z]+ed\b))",
        re.IGNORECASE,
    )


@cache
def _road() -> str:
    """An expression for "road", "railway line" and the like, behind a space."""
    return rf"\s+(?:\w+\s+)?(?:{'|'.join(_phrases('road'))})\b"


@cache
def _kinds() -> str:
    """An expression for "the cities of", "the town of", "the": what may stand between a preposition and a name."""
    words = "|".join(sorted(place_words(), key=len, reverse=True))
    return rf"(?:the\s+)?(?:(?:\w+\s+)?(?:{words})s?\s+(?:of\s+)?)?(?:the\s+)?"


@cache
def compass_sides() -> dict[str, float | None]:
    """Give the sides of the compass, each with its bearing in degrees clockwise from north; None for the middle."""
    sides = (row for row in read_table("where_words") if row["role"] == "side")
    return {row["phrase"]: float(row["bearing_deg"]) if row["bearing_deg"] else None for row in sides}


def _bearing(side: str) -> float | None:
    """Degrees clockwise from north of a side of the compass; None for the middle."""
    return compass_sides()[re.sub(r"\s+", " ", side.lower())]


def _length_km(number: str, unit: str) -> float | None:
    """A distance in kilometres; None where the word is no number."""
    words = {row["word"]: row["value"] for row in read_table("number_words") if row["role"] in {"unit", "tens"}}
    words |= {"a": "1", "an": "1"}
    parts = [words.get(part, part) for part in number.lower().replace(",", ".").split("-")]
    try:
        value = sum(float(part) for part in parts)
    except ValueError:
        return None
    return value * _KM_PER_UNIT[unit[0].lower()]
