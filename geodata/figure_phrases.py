"""Counted phrases: a number, or a word that stands for one, with the noun that it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.figure_fates import claims_lives, is_slain_doer, kind_befallen
from geodata.figure_words import NOUNS, Item, cues
from geodata.numerals import Number
from geodata.vocab import Qualifier

_LONGEST = 9
_NOUN = f"[{NOUNS}]"
_BEFORE_NOUN = rf"[jd-]|r(?=[rjePS])|[ePSI](?=[-je]*{_NOUN})|[NE](?={_NOUN})"
_NOUNS = rf"(?:{_NOUN}(?:s|-&-|-|[jeN](?=[-j]*{_NOUN}))*)*{_NOUN}"
_NOUN_PHRASE = re.compile(rf"(?:{_BEFORE_NOUN})*(?:{_NOUNS}|(?=[NY]))(?P<harm>[NY](?!{_NOUN}))?")
_OF_THE_HARMED = re.compile(rf"odj*([SP])(?![-je]*{_NOUN})")
_ONE_MORE = re.compile(r"r*(?:I|h?r*b|P(?=[-,;.&pw)]|$))")
_ONE_MORE_HARMED = re.compile(r"[-,;.&pw)]|$")
_BUSY = re.compile(r"V(e)[adj]*[nVX]")
_OFFICE = re.compile(r"p[dj]*[nL]+(&).?")
_TOLD_OF_ALL = re.compile(r"P(?:[po][drj]*[-nVLKXsr]+|r|#|,[nLX]+|,(?=[pr]))*,?[bh]")
_OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Items from `first` up to, not including, `end`; `number` first, then what it counts.

    `inner` is the kind of harm that the phrase itself names ("27 deaths", "seven wounded soldiers"). `partitive` marks
    "two of them", `known` "two of the dead", `own` "two of their own", `definite` one person who is named or known, `article` one who is not. `who`
    are the first and the end item of the counted noun with its modifiers, None for a bare number; `words` are the words
    of the counted noun with its modifiers; `whole` is the number of those of whom one is told: "one of 90 people".
    """

    first: int
    end: int
    number: Number
    head: Item | None = None
    inner: str = ""
    partitive: bool = False
    own: bool = False
    definite: bool = False
    article: bool = False
    known: bool = False
    who: tuple[int, int] | None = None
    words: frozenset[str] = frozenset()
    whole: Number | None = None


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
            kin = _with_kin(items, phrases, phrase)
            phrases[-1 if kin else len(phrases) :] = [kin or phrase]
            index = phrase.end
        else:
            index += 1
    return tuple(phrases)


def _with_kin(items: Sequence[Item], phrases: Sequence[Phrase], phrase: Phrase) -> Phrase | None:
    """One person with those that the words call hers or his, as one count: "a farmer and his two sons"."""
    before = phrases[-1] if phrases else None
    couple = before is not None and before.head is None and before.number.low == 2
    one = before is not None and (((before.article or before.definite) and before.number.high == 1) or couple)
    if before is None or not one or phrase.head is None or phrase.inner or phrase.number.high is None:
        return None
    between = items[before.end : phrase.first + phrase.definite]
    office = _OFFICE.fullmatch("".join(item.code for item in between))
    joint = [item.lower for item in between][office.start(1) if office else 0 :]
    if joint[:1] != ["and"] or not (_are_kin(joint, before) or _is_one_more(items, joint, phrase)):
        return None
    more = (before.number.low or 1) + phrase.number.high
    number = replace(before.number, end=phrase.number.end, low=more, high=more)
    return replace(before, end=phrase.end, number=number, article=False, definite=False)


def _are_kin(joint: Sequence[str], before: Phrase) -> bool:
    """Whether the words between two phrases say whose the second are: "a farmer and his", "Omar Ruiz and his"."""
    named = before.head is None or before.head.lower not in cues("pronoun")
    return len(joint) == 2 and joint[1] in cues("kin") and named


def _is_one_more(items: Sequence[Item], joint: Sequence[str], phrase: Phrase) -> bool:
    """Whether a phrase counts others with one who is named: "Omar Ruiz and another rebel", "Omar Ruiz and two associates"."""
    follows = phrase.head is not None and phrase.head.lower in cues("fellow")
    own = [item.lower for item in items[phrase.first + 1 : phrase.first + 3]]
    theirs = own[:1] == ["of"] and own[-1] in cues("kin") and phrase.head is not None and phrase.head.code == "V"
    return len(joint) == 1 and (follows or theirs or items[phrase.first].lower == "another")


def _phrase_at(items: Sequence[Item], index: int) -> Phrase | None:
    """The counted phrase that starts at an item, or None."""
    item = items[index]
    if item.number:
        return _counted_of(items, index, item.number)
    if item.code == "0":
        return _none_counted(items, index)
    if index > 1 and items[index - 2].code + items[index - 1].code == ",G":
        phrase = _bare_plural(items, index)
        if phrase is not None:
            return phrase
    if item.lower == "both":
        return _both(items, index)
    if item.lower in cues("pronoun"):
        return Phrase(first=index, end=index + 1, number=_one(item), definite=True)
    if index and items[index - 1].code in "PGB" and item.code in NOUNS + "j":
        victim = _bare_single(items, index)
        if victim is not None:
            return victim
    if item.code in "ad" or item.tag == "DT" or item.name or (item.code == "V" and item.singular):
        return _single(items, index)
    return None


def _counted_of(items: Sequence[Item], index: int, number: Number) -> Phrase:
    """The phrase of a number, with that of the whole which one, or a few who are told apart, are of: "one of 90 people", "two of five killed were"."""
    after = _after_whole(items, index + 1)
    phrase = _counted(items, index, after, number)
    behind = "".join(item.code for item in items[phrase.end :])
    apart = after > index + 1 and (number.high == 1 or _TOLD_OF_ALL.match(behind) is not None)
    return replace(phrase, whole=items[after - 1].number) if apart else phrase


def _both(items: Sequence[Item], index: int) -> Phrase | None:
    """Two persons told of before: "killing both", "both men were killed", not "both soldiers and civilians"."""
    start, end = items[index].start, items[index].end
    number = Number(start=start, end=end, low=2, high=2, qualifier=Qualifier.EXACT, core=start)
    phrase = _counted(items, index, index + 1, number)
    phrase = replace(phrase, definite=True)
    if phrase.head is None:
        harmed = (index and items[index - 1].code in "PGB") or kind_befallen(items, index + 1) != ""
        return phrase if harmed and phrase.end == index + 1 else None
    joined = phrase.end < len(items) and items[phrase.end].code == "&"
    return None if joined or phrase.head.code != "V" or phrase.head.singular else phrase


def _bare_plural(items: Sequence[Item], index: int) -> Phrase | None:
    """Persons without a number behind ", wounding": two at least."""
    start, end = items[index].start, items[index].end
    number = Number(start=start, end=end, low=2, high=None, qualifier=Qualifier.AT_LEAST, core=start, vague=True)
    phrase = _counted(items, index, index, number)
    plural = phrase.head is not None and phrase.head.role == "person" and not phrase.head.singular
    return phrase if plural and items[index].code in NOUNS + "j" else None


def _bare_single(items: Sequence[Item], index: int) -> Phrase | None:
    """One person without an article behind a word of harm: "killed insurgent leader Omar", "wounding policeman"."""
    phrase = _counted(items, index, index, _one(items[index]))
    one = phrase.head is not None and phrase.head.code == "V" and phrase.head.singular and not phrase.inner
    return replace(phrase, definite=True) if one else None


def _one(item: Item) -> Number:
    """The number of one person, where the words name no number."""
    return Number(start=item.start, end=item.end, low=1, high=1, qualifier=Qualifier.EXACT, core=item.start)


def _after_whole(items: Sequence[Item], index: int) -> int:
    """Where the noun starts behind "12 out of 20" or "12 of the 20": the whole is no figure of its own."""
    codes = "".join(item.code for item in items[index : index + 7])
    words = [item.lower for item in items[index : index + 1]]
    whole = re.match(r".od?(?:[jnLX]{1,2}s)?#" if words == ["out"] else r"od?(?:[jnLX]{1,2}s)?#", codes)
    return index + whole.end() if whole else index


def _single(items: Sequence[Item], index: int) -> Phrase | None:
    """One person: "a worker", "the commander", "Mayor Ruiz", a name."""
    item = items[index]
    if item.lower in cues("open"):
        return None
    if _is_the_other(items, index):
        return Phrase(first=index, end=index + 2, number=_one(item), definite=True)
    behind = _behind_one_more(items, index)
    if behind is not None:
        return Phrase(first=index, end=behind, number=_one(item))
    known = item.code in "ad" or item.tag == "DT"
    phrase = _counted(items, index, index + known, _one(item))
    head = phrase.head
    if head is None or phrase.partitive or phrase.inner == "none":
        return None
    named = items[phrase.end - 1].name or head is not items[phrase.end - 1]
    one = head.code == "V" and head.singular and (known or named)
    one = one or (known and is_slain_doer(items, phrase.first, phrase.end, head))
    if not one and not (named and item.name):
        return None
    return replace(phrase, definite=item.code != "a", article=item.code == "a")


def _is_the_other(items: Sequence[Item], index: int) -> bool:
    """Whether "the other" or "the third" stands for one of those told before, as the subject of a verb."""
    if index + 2 >= len(items) or items[index].lower != "the":
        return False
    return items[index + 1].lower in cues("rest") and items[index + 2].code in "bh"


def _behind_one_more(items: Sequence[Item], index: int) -> int | None:
    """Where "another" or "a fourth" ends that stands for one more person: "another was wounded", "killed a man and wounded another"."""
    ordinal = items[index].code == "a" and index + 1 < len(items) and items[index + 1].lower in cues("rest")
    if items[index].lower != "another" and not ordinal:
        return None
    end = index + 1 + ordinal
    codes = "".join(item.code for item in items[end : end + _LONGEST])
    harmed = index > 0 and items[index - 1].code in "PGB"
    return end if (_ONE_MORE_HARMED if harmed else _ONE_MORE).match(codes) else None


def _none_counted(items: Sequence[Item], index: int) -> Phrase | None:
    """A count of zero: "no casualties", "nobody", "no reports of injuries"."""
    item, after = items[index], index + 1
    number = Number(start=item.start, end=item.end, low=0, high=0, qualifier=Qualifier.EXACT, core=item.start)
    if item.lower in cues("nobody") and not (after < len(items) and items[after].code == "o"):
        return Phrase(first=index, end=after, number=number)
    while after < len(items) and items[after].lower in cues("report"):
        after += 1
    if after > index + 1 and after < len(items) and items[after].code in "op":
        after += 1
    phrase = _counted(items, index, after, number)
    known = phrase.inner or phrase.partitive or (phrase.head and phrase.head.code == "V")
    return phrase if known else None


def _counted(items: Sequence[Item], first: int, after: int, number: Number) -> Phrase:
    """The phrase of a number: its modifiers and its noun, as far as they reach."""
    if [item.lower for item in items[after : after + 2]] == ["more", "of"]:
        after += 1  # "21 more of its servicemen"
    codes = "".join("n" if item.name else item.code for item in items[after : after + _LONGEST])
    if codes.startswith("ou"):
        return Phrase(first=first, end=after + 2, number=number, partitive=True)
    if codes.startswith("odj") and items[after + 2].lower == _OWN and codes[3:4] not in NOUNS:
        return Phrase(first=first, end=after + 3, number=number, partitive=True, own=True)
    harmed = _OF_THE_HARMED.match(codes)
    if harmed:
        kind = _first_kind(items[after + harmed.start(1)])
        known = items[after + 1].lower == "the"
        return Phrase(first=first, end=after + harmed.end(), number=number, inner=kind, partitive=True, known=known)
    busy = _BUSY.search(codes)
    codes = codes[: busy.start(1)] if busy and items[after + busy.start(1)].tag == "VBG" else codes
    begin = after + (codes[:1] == "o")
    body = _NOUN_PHRASE.match(codes, begin - after)
    if body is None:
        more = after < len(items) and items[after].lower == "more"  # "two more died"
        return Phrase(first=first, end=after + more, number=number)
    end = after + body.end()
    inner = ""
    if body["harm"]:
        counted = body["harm"] == "N" or claims_lives(items, first)
        inner = next(iter(items[end - 1].harms.values())) if counted else "none"
    else:
        inner = next((_first_kind(item) for item in items[begin:end] if item.code in "PSI"), "")
    head = _head([item for item in items[begin:end] if item.code in NOUNS])
    partitive = codes[:2] == "od"
    words = frozenset(item.lower for item in items[begin:end])
    phrase = Phrase(
        first=first, end=end, number=number, head=head, inner=inner, partitive=partitive, who=(begin, end), words=words
    )
    return _extended(items, phrase)


def _head(nouns: Sequence[Item]) -> Item | None:
    """The noun that is counted: the last one, or the title before a name ("commander Ruiz")."""
    title = next(
        (noun for noun in reversed(nouns) if not (noun.name or (noun.tag == "NNP" and noun.code == "n"))), None
    )
    if title and title.code == "V" and title.singular:
        return title
    return nouns[-1] if nouns else None


def _first_kind(item: Item) -> str:
    """Kind of harm of a modifier such as "wounded"."""
    return next(iter(item.harms.values()))


def _extended(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """The same with "of the security forces" after members, and with a second noun after "and"."""
    index = phrase.end
    if phrase.head is None or index + 1 >= len(items):
        return phrase
    if phrase.head.lower in cues("member") and items[index].code == "o":
        index += 1 + (items[index + 1].number is not None)
        while index < len(items) and items[index].code in NOUNS + "djs-" and not items[index].number:
            index += 1
    elif items[index].lower == "and" and items[index + 1].code == "V" and not items[index + 1].singular:
        index += 2
    return replace(phrase, end=index, who=(phrase.who[0], index)) if phrase.who else phrase
