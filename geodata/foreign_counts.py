"""Finds the counts of dead, hurt, missing and displaced people in languages that no parser here reads: French, Spanish, Portuguese, Polish.

A number, a word for people or homes close behind it, and a word for what befell them in the same clause. Words, in all
their forms, stand in `tables/count_words.tsv`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geodata.model import Figure, Sentence, Span
from geodata.tables import read_table
from geodata.vocab import FigureKind, FigureUnit, Qualifier

HARMS = ("killed", "wounded", "missing", "displaced")
CLAUSE_CHARS, BEFORE_CHARS = 140, 120
"""How far behind the people, and before their number, the word for what befell them may stand."""
RULE = "counted in another language"
LOST = "\ufffd"
"""What stands for a letter that was lost on the way: "d\ufffdplac\ufffds"."""
_LEFT, _RIGHT = rf"(?<![\w{LOST}])", rf"(?![\w{LOST}])"
_COMMA, _DIGITS = re.compile(r"[,;:.](?!\d)"), re.compile(r"\d")
_CLAUSE_END = re.compile(r"[;!?]|\.(?!\d)|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language: the pattern of a count, and that of what befalls people by its kind."""

    count: re.Pattern[str]
    harm: re.Pattern[str]
    unreal: re.Pattern[str]
    negated: re.Pattern[str]
    values: dict[str, int]
    roles: dict[str, frozenset[str]]

    def has(self, role: str, said: str) -> bool:
        """Whether a word of the text, maybe without its accents, is one of a role."""
        return _spelling(said) in self.roles.get(role, frozenset())


def counted_languages() -> frozenset[str]:
    """Give the languages, other than English, whose counts are read."""
    return frozenset(row["language"] for row in read_table("count_words"))


def find_counts(sentence: Sentence, language: str, dates: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """Find what a sentence counts.

    Args:
        sentence: A sentence of the article.
        language: One of `counted_languages()`.
        dates: The dates in it, whose numbers count nobody.

    Returns:
        Figures in text order, offsets into the article; none of a clause that says that it may come, or did not.
    """
    words = _words_of(language)
    found = (match for match in words.count.finditer(sentence.text) if not _is_dated(sentence, match, dates))
    figures = (_figure(sentence, match, words) for match in found if not _is_unreal(sentence.text, match, words))
    return tuple(figure for figure in figures if figure is not None)


def _is_dated(sentence: Sentence, match: re.Match[str], dates: Sequence[Span]) -> bool:
    """Whether a number is that of a day or a year."""
    start, end = sentence.start + match.start("number"), sentence.start + match.end("number")
    return any(day.start < end and start < day.end for day in dates)


def _is_unreal(text: str, match: re.Match[str], words: _Words) -> bool:
    """Whether the clause of a count says that it did not happen, or only may."""
    begun = max((mark.end() for mark in _COMMA.finditer(text, 0, match.start())), default=0)
    stop = _COMMA.search(text, match.end())
    end = stop.start() if stop else len(text)
    return any(pattern.search(text, begun, end) for pattern in (words.unreal, words.negated))


def _figure(sentence: Sentence, match: re.Match[str], words: _Words) -> Figure | None:
    noun = match["noun"]
    befell = _what_befell(sentence.text, match, words)
    if befell is None:
        return None
    home = words.has("home", noun)
    kind = FigureKind.OTHER if befell == "destroyed" else FigureKind(befell)
    household = home or words.has("household", noun)
    value, vague = _value(match, words)
    qualifier = Qualifier.ABOUT if vague or match["about"] else Qualifier.EXACT
    low: int | None = value
    high = None if vague else value
    if match["least"]:
        high, qualifier = None, Qualifier.AT_LEAST
    elif match["most"]:
        low, high, qualifier = None, value, Qualifier.UP_TO
    return Figure(
        start=sentence.start + match.start(),
        end=sentence.start + match.end(),
        kind=kind,
        low=low,
        high=high,
        qualifier=qualifier,
        who=None if words.has("harm", noun) else noun,
        unit=FigureUnit.HOUSEHOLD if household else FigureUnit.PERSON,
        reason=RULE,
    )


def _what_befell(text: str, match: re.Match[str], words: _Words) -> str | None:
    """Say what befell those counted: by their own name, else by the nearest word behind them, else by the one before."""
    noun = match["noun"]
    if words.has("harm", noun):
        return next(harm for harm in HARMS if words.has(harm, noun))
    behind = text[match.end() : match.end() + CLAUSE_CHARS]
    end = min(
        (found.start() for found in (_CLAUSE_END.search(behind), words.count.search(behind)) if found),
        default=len(behind),
    )
    for found in words.harm.finditer(behind, 0, end):
        harm = _harm_of(found[0], noun, words)
        if harm and not _is_done_by(behind, found, words):
            return harm
    before = text[max(0, match.start() - BEFORE_CHARS) : match.start()]
    begun = max((found.end() for found in (*_CLAUSE_END.finditer(before), *_DIGITS.finditer(before))), default=0)
    said = [_harm_of(found[0], noun, words) for found in words.harm.finditer(before, begun)]
    return next((harm for harm in reversed(said) if harm), None)


def _harm_of(word: str, noun: str, words: _Words) -> str | None:
    """Say what a word of harm does to people, or to homes: those are lost, or their people brought out of them."""
    if words.has("home", noun):
        return "destroyed" if words.has("destroyed", word) else "displaced" if words.has("evacuated", word) else None
    return next((harm for harm in HARMS if words.has(harm, word)), None)


def _is_done_by(behind: str, found: re.Match[str], words: _Words) -> bool:
    """Whether those before a word of harm do it, or only others are named by it: "dix hommes ont tué", "l'enterrement des morts"."""
    last = behind[: found.start()].split()[-1:]
    led = last[0].lower() if last else ""
    did = words.has("transitive", found[0]) and words.has("having", led)
    return did or words.has("active", found[0]) or words.has("article", led)


def _value(match: re.Match[str], words: _Words) -> tuple[int, bool]:
    """Give the value of a number, and whether its words are vague ("des dizaines")."""
    said = _spelling(match["number"])
    factor = words.values[_spelling(match["times"])] if match["times"] else 1
    if said in words.values:
        return words.values[said] * factor, said in words.roles["vague"]
    if factor > 1 and re.fullmatch(r"\d+[.,]\d{1,2}", said):
        return round(float(said.replace(",", ".")) * factor), False
    return int(re.sub(r"\D", "", said)) * factor, False


@cache
def _words_of(language: str) -> _Words:
    rows = [row for row in read_table("count_words") if row["language"] == language]
    said = {
        role: frozenset(row["word"] for row in rows if row["role"] == role) for role in {row["role"] for row in rows}
    }
    said["harm"] = frozenset().union(*(said[harm] for harm in HARMS))
    written = _either(said["number"] | said.get("about_number", frozenset()) | said["vague"])
    number = rf"(?P<number>\d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}}){{1,3}}+(?!\d)|\d+(?:[.,]\d{{1,2}})?|{written})"
    named = (("least", "at_least"), ("most", "at_most"), ("about", "about"))
    bounds = "|".join(f"(?P<{name}>{_either(said[role])})" for name, role in named)
    times = rf"(?:\s+(?P<times>{_either(said['times'])})\.?)?"
    people = _either(said["person"] | said["household"] | said["home"])
    no_people = rf"(?!(?:{_either(said['not_those'])}){_RIGHT})"
    between = rf"(?:(?:de|d’|d')\s*)?(?:{no_people}(?:[^\W\d]|{LOST})+\s+){{0,2}}?"
    count = (
        rf"(?:{_LEFT}(?:{bounds})\s+(?:de\s+|d’|d')?)?(?<![\w.,{LOST}]){number}{times}\s+{between}"
        rf"(?P<noun>{people}){_RIGHT}"
    )
    return _Words(
        count=re.compile(count, re.IGNORECASE),
        harm=_whole(said["harm"] | said["destroyed"]),
        unreal=_whole(said["unreal"]),
        negated=re.compile(
            rf"{_LEFT}(?:{_either(said['negated'])})(?!\s+(?:{_either(said['not_negated'])}){_RIGHT}){_RIGHT}",
            re.IGNORECASE,
        ),
        values={spelled: int(row["value"]) for row in rows if row["value"] for spelled in _spellings(row["word"])},
        roles={role: frozenset(form for word in words for form in _spellings(word)) for role, words in said.items()},
    )


def _either(words: frozenset[str]) -> str:
    """Compile an alternative of words, in which an accent may be missing and its letter lost."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"[^\x00-\x7f]", _any_letter, re.escape(word)) for word in longest)


def _any_letter(letter: re.Match[str]) -> str:
    return f"[{letter[0]}{_plain(letter[0])}{LOST}]"


def _whole(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{_LEFT}(?:{_either(words)}){_RIGHT}", re.IGNORECASE)


def _plain(word: str) -> str:
    """A word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _spellings(word: str) -> tuple[str, str]:
    """A word of the table as it may be looked up: without accents, and with its accented letters lost."""
    return _plain(word), _lost(word)


def _spelling(said: str) -> str:
    """A word of the text as it is looked up."""
    said = said.lower()
    return _lost(said) if LOST in said else _plain(said)


def _lost(word: str) -> str:
    return re.sub(r"[^\x00-\x7f]", LOST, word)


def places_of(sentence: Sentence, language: str, role: str) -> Iterator[re.Match[str]]:
    """Yield where words of a role stand in a sentence."""
    words = frozenset(
        row["word"] for row in read_table("count_words") if (row["language"], row["role"]) == (language, role)
    )
    return _whole(words).finditer(sentence.text)
