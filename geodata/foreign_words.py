"""Words by which reports in other languages count people, each language's compiled to patterns, of `tables/count_words.tsv`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from geodata.model import Sentence
from geodata.tables import read_table

BEFELL = ("killed", "wounded", "missing", "displaced", "affected")
"""What befalls people; "affected" is all that is said of some."""
LOST = "\ufffd"
"""What stands for a letter that was lost on the way: "d\ufffdplac\ufffds"."""
_LEFT, _RIGHT = rf"(?<![\w{LOST}])", rf"(?![\w{LOST}])"
_DIGITS = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,3}+(?!\d)|\d+(?:[.,]\d{1,2})?"
_LATIN_SIGN = re.compile(r"[^\x00-\x7f\u0400-\u04ff]")
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: the pattern of a count, that of a toll ("the dead are now 12"), and those of what is said of them."""

    count: re.Pattern[str]
    toll: re.Pattern[str]
    harm: re.Pattern[str]
    unreal: re.Pattern[str]
    negated: re.Pattern[str]
    going_on: re.Pattern[str]
    values: dict[str, int]
    factors: dict[str, int]
    roles: dict[str, frozenset[str]]

    def has(self, role: str, said: str) -> bool:
        """Whether a word of the text, maybe without its accents, is one of a role."""
        return _spelling(said) in self.roles.get(role, frozenset())

    def value(self, said: str, times: str | None) -> int:
        """Give the value of a number, in digits or in words ("vinte e três"), and of the factor behind it."""
        said, factor = _spelling(said), self.factors[_spelling(times)] if times else 1
        if said in self.values:
            return self.values[said] * factor
        if not said[0].isdigit():
            return sum(self.values.get(part, 0) for part in said.split()) * factor
        if factor > 1 and re.fullmatch(r"\d+[.,]\d{1,2}", said):
            return round(float(said.replace(",", ".")) * factor)
        return int(re.sub(r"\D", "", said)) * factor


def counted_languages() -> frozenset[str]:
    """Give the languages, other than English, whose counts are read."""
    return frozenset(row["language"] for row in read_table("count_words"))


def shortened(language: str) -> frozenset[str]:
    """Give the factors of a language with the full stop that they may have ("tys."), behind which no sentence ends."""
    return frozenset(f"{word}." for word in _said(language).get("times", frozenset()))


def places_of(sentence: Sentence, language: str, role: str) -> Iterator[re.Match[str]]:
    """Yield where words of a role stand in a sentence."""
    return _whole(_said(language).get(role, frozenset())).finditer(sentence.text)


@cache
def words_of(language: str) -> Words:
    """Compile the words of one of `counted_languages()`."""
    said = _said(language)
    harm = frozenset().union(*(said.get(role, frozenset()) for role in BEFELL))
    rows = [row for row in read_table("count_words") if row["language"] == language and row["value"]]
    negated = rf"{_LEFT}(?:{_either(said['negated'])})(?!\s+(?:{_either(said['not_negated'])}){_RIGHT}){_RIGHT}"
    bounds = rf"(?:(?:{_either(said['at_least'] | said['at_most'] | said['about'])})\s+)?"
    written = _written(said, rows)
    roles = {role: frozenset(form for word in words for form in _spellings(word)) for role, words in said.items()}
    return Words(
        count=re.compile(_count(said, written), re.IGNORECASE),
        toll=re.compile(_toll(said, harm, written), re.IGNORECASE),
        harm=_whole(harm | said["destroyed"]),
        unreal=_whole(said["unreal"]),
        negated=re.compile(negated, re.IGNORECASE),
        going_on=re.compile(rf"(?:\s*,|\s+(?:{_either(said['and'])}))*\s+{bounds}", re.IGNORECASE),
        values=_values(row for row in rows if row["role"] != "times"),
        factors=_values(row for row in rows if row["role"] == "times"),
        roles=roles | {"harm": frozenset(form for word in harm for form in _spellings(word))},
    )


def _count(said: dict[str, frozenset[str]], written: str) -> str:
    """Build the pattern of a count: a bound, a number, and people, homes, or bare words of what befell so many."""
    number = rf"(?:{_DIGITS}|{written})"
    bounds = rf"(?P<exact>{_either(said['exact'])})|{_bounds(said)}"
    till = _either(said["till"])
    low = rf"(?:(?P<among>{_either(said['among'])})\s+)?(?P<low>{number})(?(among)\s+(?:{till})\s+|(?<=\d)\s?[-–—]\s?(?=\d))"
    times = rf"(?:\s+(?P<times>{_either(said['times'])})\.?)?"
    whole = rf"(?:\s+(?:{_either(said['out_of'])})\s+{number})?"
    people, bare = _either(said["person"] | said["household"] | said["home"]), _either(said.get("bare", frozenset()))
    no_people = rf"(?!(?:{_either(said['not_those'])}){_RIGHT})"
    between = rf"(?:(?:de|d’|d')\s*)?(?:{no_people}(?:[^\W\d]|{LOST})+\s+){{0,2}}?(?=(?:{people}){_RIGHT})"
    linking = rf"(?:(?:{_either(said.get('linking', frozenset()))})\s+){{0,3}}(?=(?:{bare}){_RIGHT})"
    return (
        rf"(?:{_LEFT}(?:{bounds})\s+(?:de\s+|d’|d')?)?(?<![\w.,{LOST}])(?<!\d:)(?:{low})?(?P<number>{number}){times}{whole}\s+"
        rf"(?:{between}|{linking})(?P<noun>{people}|{bare}){_RIGHT}"
    )


def _toll(said: dict[str, frozenset[str]], harm: frozenset[str], written: str) -> str:
    """Build the pattern of a number that ends its clause behind those it counts ("the dead rose to 12", "killed were 12")."""
    bare, linking = said.get("bare", frozenset()), _either(said.get("linking", frozenset()))
    people = _either((said["person"] & harm) | bare)
    rose = rf"(?:(?:\s+[^\W\d]+){{0,5}}?\s+(?P<exact>{_either(said['exact'])})|(?:\s+(?:{linking}))*|\s?:)"
    end = r"(?=\s*(?:[.,;:!?)/|](?!\d)|$))"
    return (
        rf"{_LEFT}(?P<noun>{people}){_RIGHT}{rose}\s+(?:(?:{_bounds(said)})\s+)?(?P<low>{_NEVER})?"
        rf"(?P<number>{_DIGITS}|{written})(?:\s+(?P<times>{_either(said['times'])})\.?)?{end}"
    )


def _bounds(said: dict[str, frozenset[str]]) -> str:
    """Build the pattern of what stands before a number and says how exact it is."""
    named = (("least", "at_least"), ("most", "at_most"), ("about", "about"))
    return "|".join(f"(?P<{name}>{_either(said[role])})" for name, role in named)


def _written(said: dict[str, frozenset[str]], rows: list[dict[str, str]]) -> str:
    """Build the pattern of a number in words, hundreds before tens before units."""
    plain = [(row["word"], int(row["value"])) for row in rows if row["role"] == "number" and " " not in row["word"]]
    units = _either(frozenset(word for word, value in plain if value < 20))
    tens = _either(frozenset(word for word, value in plain if 20 <= value < 100))
    hundreds = _either(frozenset(word for word, value in plain if 100 <= value < 1000))
    joined = rf"\s+(?:(?:{_either(said['and'])})\s+)?"
    below = rf"(?:(?:{tens}){joined}(?:{units})|{tens}|{units})"
    whole = _either(said["number"] | said.get("about_number", frozenset()) | said["vague"])
    return rf"(?:{hundreds}){joined}{below}(?=\s)|(?:{tens}){joined}(?:{units})(?=\s)|{whole}"


def _values(rows: Iterable[dict[str, str]]) -> dict[str, int]:
    """The values of words, as they may be spelled."""
    return {spelled: int(row["value"]) for row in rows for spelled in _spellings(row["word"])}


@cache
def _said(language: str) -> dict[str, frozenset[str]]:
    """The words of a language by their role, as the table spells them."""
    rows = [row for row in read_table("count_words") if row["language"] == language]
    return {
        role: frozenset(row["word"] for row in rows if row["role"] == role) for role in {row["role"] for row in rows}
    }


def _either(words: frozenset[str]) -> str:
    """Compile an alternative of words, in which an accent may be missing and its letter lost."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"[^\x00-\x7f]", _any_letter, re.escape(word)) for word in longest) or _NEVER


def _any_letter(letter: re.Match[str]) -> str:
    return f"[{letter[0]}{_plain(letter[0])}{LOST if _LATIN_SIGN.match(letter[0]) else ''}]"


def _whole(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{_LEFT}(?:{_either(words)}){_RIGHT}", re.IGNORECASE)


def _plain(word: str) -> str:
    """A word without its accents, its apostrophe a plain one."""
    letters = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _spellings(word: str) -> tuple[str, str]:
    """A word of the table as it may be looked up: without accents, and with its accented letters lost."""
    return _plain(word), _LATIN_SIGN.sub(LOST, word)


def _spelling(said: str) -> str:
    """A word of the text as it is looked up."""
    said = said.lower()
    return _LATIN_SIGN.sub(LOST, said) if LOST in said else _plain(said)
