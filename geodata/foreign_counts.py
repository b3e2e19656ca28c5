"""Finds the counts of dead, hurt, missing and displaced people in languages that no parser here reads.

A number, a word for people or homes close behind it, and a word for what befell them in the same clause. The languages
are those whose words, in all their forms, stand in `tables/count_words.tsv`.
"""

import re
from collections.abc import Iterator, Sequence

from geodata.foreign_words import BEFELL, Words, words_of
from geodata.model import Figure, Sentence, Span
from geodata.vocab import FigureKind, FigureUnit, Qualifier

CLAUSE_CHARS, BEFORE_CHARS = 140, 120
"""How far behind the people, and before their number, the word for what befell them may stand."""
RULE, AFFECTED = "counted in another language", "counted as affected in another language"
_COMMA, _DIGITS, _YEAR = re.compile(r"[,;:.](?!\d)"), re.compile(r"\d"), re.compile(r"(?:19|20)\d\d")
_CLAUSE_END = re.compile(r"[;!?]|\.(?!\d)|\s[-–—]\s")


def find_counts(sentence: Sentence, language: str, dates: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """Find what a sentence counts.

    Args:
        sentence: A sentence of the article.
        language: One of `counted_languages()`.
        dates: The dates in it, whose numbers count nobody.

    Returns:
        Figures in text order, offsets into the article; none of a clause that says that it may come, or did not.
    """
    words, text = words_of(language), sentence.text
    figures: list[Figure] = []
    last, befell = None, None
    for match in _counts(text, words):
        if _is_dated(sentence, match, dates, words):
            continue
        befell = _what_befell(text, match, words, last) or (befell if _goes_on(text, last, match, words) else None)
        last = match
        if befell and not _is_unreal(text, match, words):
            figures.append(_figure(sentence, match, words, befell))
    return tuple(figures)


def _counts(text: str, words: Words) -> list[re.Match[str]]:
    """The counts of a text and its tolls, in order."""
    counts = list(words.count.finditer(text))
    taken = {match.start("number") for match in counts}
    tolls = (match for match in words.toll.finditer(text) if match.start("number") not in taken)
    return sorted((*counts, *tolls), key=lambda match: match.start("number"))


def _is_dated(sentence: Sentence, match: re.Match[str], dates: Sequence[Span], words: Words) -> bool:
    """Whether a number is that of a day or a year."""
    start, end = sentence.start + match.start("number"), sentence.start + match.end("number")
    alone = match.re is words.toll or words.has("bare", match["noun"])
    year = alone and _YEAR.fullmatch(match["number"])
    return bool(year) or any(day.start < end and start < day.end for day in dates)


def _is_unreal(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether the clause of a count says that it did not happen, or only may, or the one that it hangs on ("if ...", "denied that")."""
    starts = [0, *(mark.end() for mark in _COMMA.finditer(text, 0, match.start()))]
    led = [[word.lower() for word in text[start : match.start()].split()[:1]] for start in starts[-2:]]
    hangs = any(words.has("if", word) for word in led[0]) or any(words.has("that", word) for word in led[-1])
    begun = starts[-2:][0] if hangs else starts[-1]
    stop = _COMMA.search(text, match.end())
    end = stop.start() if stop else len(text)
    return any(pattern.search(text, begun, end) for pattern in (words.unreal, words.negated))


def _figure(sentence: Sentence, match: re.Match[str], words: Words, befell: str) -> Figure:
    noun, number = match["noun"], match["number"]
    household = words.has("home", noun) or words.has("household", noun)
    vague = words.has("vague", number)
    value = words.value(number, match["times"])
    low: int | None = value
    high = None if vague else value
    qualifier = Qualifier.ABOUT if vague or match["about"] else Qualifier.EXACT
    if match["low"] and words.value(match["low"], match["times"]) < value:
        low, qualifier = words.value(match["low"], match["times"]), Qualifier.RANGE
    if match["least"]:
        high, qualifier = None, Qualifier.AT_LEAST
    elif match["most"]:
        low, qualifier = None, Qualifier.UP_TO
    return Figure(
        start=sentence.start + match.start(),
        end=sentence.start + match.end(),
        kind=FigureKind.OTHER if befell in {"destroyed", "affected"} else FigureKind(befell),
        low=low,
        high=high,
        qualifier=qualifier,
        who=None if words.has("harm", noun) else noun,
        unit=FigureUnit.HOUSEHOLD if household else FigureUnit.PERSON,
        reason=AFFECTED if befell == "affected" else RULE,
    )


def _what_befell(text: str, match: re.Match[str], words: Words, last: re.Match[str] | None) -> str | None:
    """Say what befell those counted: by their own name, else by the nearest word behind them, else by the one before.

    Words between the same commas come first. Whom others are called by ("sinistrés") is all that befell them where nothing else is said.
    """
    own = next((harm for harm in BEFELL if words.has(harm, match["noun"])), None)
    if own and own != "affected":
        return own
    said = [*_said_behind(text, match, words), *_said_before(text, match, words, last)]
    return next((harm for harm, near in said if near), None) or next((harm for harm, _ in said), own)


def _said_behind(text: str, match: re.Match[str], words: Words) -> Iterator[tuple[str, bool]]:
    """Yield what words behind a count say of it, and whether they are near: before a comma, and not led to another count."""
    behind = text[match.end() : match.end() + CLAUSE_CHARS]
    other, comma = words.count.search(behind), _COMMA.search(behind)
    ends = (other, words.toll.search(behind), _CLAUSE_END.search(behind))
    end = min((found.start() for found in ends if found), default=len(behind))
    for found in words.harm.finditer(behind, 0, end):
        harm = _harm_of(found[0], match["noun"], words)
        near = comma is None or found.start() < comma.start()
        leads = other is not None and not behind[found.end() : other.start()].strip()
        done = _is_done_by(behind, found, match["number"] if near else "", words)
        others = done or _is_of_fewer(behind, found, match, words)
        if harm and not others and (near or not (leads or _is_of_others(behind, found, words))):
            yield harm, near and not leads


def _is_of_fewer(behind: str, found: re.Match[str], match: re.Match[str], words: Words) -> bool:
    """Whether a word of harm is of one only, where more are counted, or of the dead whose families are."""
    one = words.has("single", found[0]) and words.value(match["number"], match["times"]) > 1
    dead = (
        words.has("household", match["noun"]) and words.has("person", found[0]) and not words.has("displaced", found[0])
    )
    return one or (dead and not behind[: found.start()].strip())


def _is_of_others(behind: str, found: re.Match[str], words: Words) -> bool:
    """Whether a word past a comma is of another clause, where a language parts its clauses by commas.

    Not so behind an insertion, in a relative clause, or where it names them right behind the comma ("12 men, wounded by a mine").
    """
    commas = list(_COMMA.finditer(behind, 0, found.start()))
    led = behind[commas[-1].end() : found.start()].split()
    if "relative" not in words.roles or len(commas) > 1:
        return False
    return not (words.has("relative", led[0]) if led else words.has("person", found[0]))


def _said_before(
    text: str, match: re.Match[str], words: Words, last: re.Match[str] | None
) -> Iterator[tuple[str, bool]]:
    """Yield what words before a count say of it, nearest first, and whether no comma parts them from it."""
    before = text[max(match.start() - BEFORE_CHARS, last.end() if last else 0) : match.start()]
    begun = max((found.end() for found in (*_CLAUSE_END.finditer(before), *_DIGITS.finditer(before))), default=0)
    comma = max((found.end() for found in _COMMA.finditer(before)), default=0)
    for found in reversed(list(words.harm.finditer(before, begun))):
        harm = _harm_of(found[0], match["noun"], words)
        if harm:
            yield harm, found.start() >= comma


def _goes_on(text: str, last: re.Match[str] | None, match: re.Match[str], words: Words) -> bool:
    """Whether a count only goes on from the one before it: "two women and three children"."""
    if last is None or any(
        words.has(role, last["noun"]) != words.has(role, match["noun"]) for role in ("home", "household")
    ):
        return False
    return words.going_on.fullmatch(text, last.end(), match.start()) is not None


def _harm_of(word: str, noun: str, words: Words) -> str | None:
    """Say what a word of harm does to people, or to homes: those are lost, or their people brought out of them."""
    if words.has("home", noun):
        return "destroyed" if words.has("destroyed", word) else "displaced" if words.has("evacuated", word) else None
    return next((harm for harm in BEFELL if words.has(harm, word)), None)


def _is_done_by(behind: str, found: re.Match[str], number: str, words: Words) -> bool:
    """Whether those before a word of harm do it, or only others are named by it: "dix hommes ont tué", "l'enterrement des morts"."""
    last = behind[: found.start()].split()[-1:]
    led = last[0].lower() if last else ""
    did = words.has("transitive", found[0]) and words.has("having", led)
    active = words.has("active", found[0]) and not words.has("object", "".join(number.split()[-1:]))
    named = words.has("article", led) and not words.has("verb", found[0])
    return did or active or named
