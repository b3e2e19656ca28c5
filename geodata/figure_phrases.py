"""Counted phrases: a number, or a word that stands for one, with the noun that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.figure_words import NOUNS, Item
from geodata.numerals import Number
from geodata.vocab import Qualifier

_LONGEST = 9
_MEMBERS = frozenset({"member", "members", "employee", "employees", "relatives", "supporters", "followers", "leaders"})
_REPORTS = frozenset(
    {"report", "reports", "word", "indication", "information", "sign", "signs", "immediate", "confirmed"}
)
_CLAIM_REACH = 4
_NO_ONE = frozenset({"nobody", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Items from `first` up to, not including, `end`; `number` first, then what it counts.

    `inner` is the kind of harm that the phrase itself names ("27 deaths", "seven wounded soldiers"). `partitive` marks
    "two of them". `who` are the first and the end item of the counted noun with its modifiers, None for a bare number.
    """

    first: int
    end: int
    number: Number
    head: Item | None = None
    inner: str = ""
    partitive: bool = False
    who: tuple[int, int] | None = None


def find_phrases(items: Sequence[Item]) -> tuple[Phrase, ...]:
    """Find the counted phrases of a sentence.

    Args:
        items: The items of one sentence.

    Returns:
        Phrases in text order that do not overlap.
    """
    phrases: list[Phrase] = []
    index = 0
    while index < len(items):
        phrase = _phrase_at(items, index)
        if phrase is not None:
            phrases.append(phrase)
            index = phrase.end
        else:
            index += 1
    return tuple(phrases)


def _phrase_at(items: Sequence[Item], index: int) -> Phrase | None:
    """The counted phrase that starts at an item, or None."""
    item = items[index]
    if item.number:
        return _counted(items, index, index + 1, item.number)
    if item.code == "0":
        return _none_counted(items, index)
    if item.code == "a":
        number = Number(start=item.start, end=item.end, low=1, high=1, qualifier=Qualifier.EXACT, core=item.start)
        phrase = _counted(items, index, index + 1, number)
        one = phrase.head is not None and phrase.head.code == "V" and phrase.head.singular and not phrase.partitive
        return phrase if one else None
    return None


def _none_counted(items: Sequence[Item], index: int) -> Phrase | None:
    """ "No casualties", "nobody", "no reports of injuries": a count of zero."""
    item, after = items[index], index + 1
    number = Number(start=item.start, end=item.end, low=0, high=0, qualifier=Qualifier.EXACT, core=item.start)
    if item.lower in _NO_ONE:
        return Phrase(first=index, end=after, number=number)
    if after < len(items) and items[after].number and items[after].lower == "" and item.lower == "no":
        return Phrase(first=index, end=after + 1, number=number)
    while after < len(items) and items[after].lower in _REPORTS:
        after += 1
    if after > index + 1 and after < len(items) and items[after].code in "op":
        after += 1
    while after < len(items) and items[after].lower in {"any", "further"}:
        after += 1
    phrase = _counted(items, index, after, number)
    return phrase if phrase.inner or (phrase.head and phrase.head.code == "V") else None


def _counted(items: Sequence[Item], first: int, after: int, number: Number) -> Phrase:
    """The phrase of a number: its modifiers and its noun, as far as they reach."""
    index, partitive = after, False
    if index < len(items) and items[index].code == "o":
        if index + 1 < len(items) and items[index + 1].code == "u":
            return Phrase(first=first, end=index + 2, number=number, partitive=True)
        partitive = index + 1 < len(items) and items[index + 1].code == "d"
        index += 1
    begin, head, inner, end = index, None, "", after
    while index < min(len(items), after + _LONGEST):
        item, following = items[index], items[index + 1] if index + 1 < len(items) else None
        nominal = following is not None and following.code in NOUNS + "jNe-" and not following.harms.get("participle")
        if item.code in NOUNS:
            head, end = item, index + 1
        elif item.code in "NY" and not (
            nominal and item.lower.endswith(("r", "e", "h")) and following and following.code in NOUNS
        ):
            kind = next(iter(item.harms.values()))
            inner = kind if item.code == "N" or _claims(items, first) else "none"
            end = index + 1
            break
        elif item.code in "PSN" and nominal:
            inner = inner or next(iter(item.harms.values()))
        elif not (
            item.code in "jde-"
            or (item.code == "r" and nominal)
            or (item.code in "s" and head is not None)
            or (item.code == "e" and nominal)
        ) or (item.code == "e" and not nominal):
            break
        index += 1
    if head is None and inner in {"", "none"}:
        return Phrase(first=first, end=after, number=number, inner=inner)
    if head is None and inner and end == after:
        return Phrase(first=first, end=after, number=number)
    phrase = Phrase(first=first, end=end, number=number, head=head, inner=inner, partitive=partitive, who=(begin, end))
    return _extended(items, phrase)


def _claims(items: Sequence[Item], first: int) -> bool:
    """Whether a verb of claiming stands before "14 lives"."""
    return any(item.code == "c" for item in items[max(0, first - _CLAIM_REACH) : first])


def _extended(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """The same with "of the security forces" after members, and with a second noun after "and"."""
    index = phrase.end
    if phrase.head is None or index + 1 >= len(items):
        return phrase
    if phrase.head.lower in _MEMBERS and items[index].code == "o":
        index += 1
        while index < len(items) and items[index].code in NOUNS + "djs-" and not items[index].number:
            index += 1
    elif items[index].lower == "and" and items[index + 1].code == "V" and not items[index + 1].singular:
        index += 2
    return replace(phrase, end=index, who=(phrase.who[0], index)) if phrase.who else phrase
