"""Spells text in capitals, or without any, as usual, so that it is read as any other; no character is added or lost."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import islice

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id

from geodata.tables import read_table

_NOUN = get_string_id("noun")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "ed", "ing", "ly")
_LONGEST_NAME = 4
_SHOUTED_WORDS = 3
_SHOUTED_SHARE = 0.85
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$")
_NUMBER_BEHIND = re.compile(r"\.?\s\d")
_BESIDE_CHARS = 8
_WHISPERED_WORDS = 8
"""A text of so many words without one capital is written without capitals."""

IsName = Callable[[str], bool]


def restore_case(text: str, model: Language, is_name: IsName | None = None) -> str:
    """Spell lines in capitals, and a text without capitals, as usual: known words small, others with a capital.

    What is a name is decided by the names that `is_name` knows, of one word or several ("San Miguel"), by how the rest of
    the text spells the word, and by the model's lemma table, which says which words are known; without one, every word
    gets a capital.

    Args:
        text: Any length.
        model: From `load_model`.
        is_name: Whether small words, one or several with a space between, are well known as a name.

    Returns:
        Text of the same length; the same text where neither holds.
    """
    lines = text.splitlines(keepends=True)
    words = _LETTERS.findall(text)
    whispered = len(words) >= _WHISPERED_WORDS and text.islower()
    odd = [whispered or _is_shouted(line) for line in lines]
    if not any(odd):
        return text
    seen = _names_elsewhere(line for line, is_odd in zip(lines, odd, strict=True) if not is_odd)
    return "".join(
        _spell_line(line, model, is_name, seen) if is_odd else line for line, is_odd in zip(lines, odd, strict=True)
    )


def _is_shouted(line: str) -> bool:
    """Whether a line of four words or more is in capitals."""
    words = _LETTERS.findall(line)
    capitals = sum(len(word) for word in words if word.isupper())
    return len(words) > _SHOUTED_WORDS and capitals > _SHOUTED_SHARE * sum(map(len, words))


def _names_elsewhere(lines: Iterator[str]) -> dict[str, bool]:
    """The words of normally spelled lines, small, and whether each is always spelled with a capital inside a sentence."""
    seen: dict[str, bool] = {}
    for line in lines:
        for found in islice(_LETTERS.finditer(line), 1, None):
            word = found.group()
            if not _opens(line, found.start()):
                seen[word.lower()] = seen.get(word.lower(), True) and word[0].isupper()
    return seen


def _opens(line: str, start: int) -> bool:
    """Whether a word opens a sentence."""
    before = line[:start].rstrip(" \"'“‘([")
    return not before or before[-1] in ".!?"


def _spell_line(line: str, model: Language, is_name: IsName | None, seen: dict[str, bool]) -> str:
    """Spell one line."""
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in line)
    found = list(_LETTERS.finditer(small))
    plain = [
        _is_plain(match.group(), model, is_name, seen) and not _is_day_or_month(match, small, model) for match in found
    ]
    for first, end in _long_names(small, found, plain, is_name):
        plain[first:end] = [False] * (end - first)
    letters = list(small)
    for match, is_plain in zip(found, plain, strict=True):
        if not is_plain or _opens(small, match.start()):
            capital = small[match.start()].upper()
            letters[match.start()] = capital if len(capital) == 1 else small[match.start()]
    return "".join(letters)


def _is_day_or_month(found: re.Match[str], small: str, model: Language) -> bool:
    """Whether a word names a day or month: beside a number always, elsewhere unless it is a common word, too ("may")."""
    word = found.group()
    if word not in calendar_words():
        return False
    beside = _NUMBER_BEFORE.search(small, max(0, found.start() - _BESIDE_CHARS), found.start())
    behind = _NUMBER_BEHIND.match(small, found.end())
    return bool(beside or behind) or calendar_words()[word] == "weekday" or not is_plain_word(word, model, None)


@cache
def calendar_words() -> dict[str, str]:
    """English names of weekdays and months, with their abbreviations."""
    rows = [row for row in read_table("date_words") if row["lang"] == "en" and row["role"] in {"weekday", "month"}]
    return {row["word"].rstrip("."): row["role"] for row in rows if len(row["word"].rstrip(".")) > 2}


def _long_names(
    small: str, found: list[re.Match[str]], plain: list[bool], is_name: IsName | None
) -> Iterator[tuple[int, int]]:
    """Names of several words, as the first and the end word of each; one word at least is none of the language's own."""
    first = 0
    while is_name is not None and first < len(found):
        size = 1
        for length in range(min(_LONGEST_NAME, len(found) - first), 1, -1):
            name = small[found[first].start() : found[first + length - 1].end()]
            if not all(plain[first : first + length]) and not re.search(r"[^\w\s'’-]", name) and is_name(name):
                yield first, first + length
                size = length
                break
        first += size


def _is_plain(word: str, model: Language, is_name: IsName | None, seen: dict[str, bool]) -> bool:
    """Whether a word is spelled small: as the rest of the text spells it, else as the lexicon has it."""
    if word in seen and word not in model.Defaults.stop_words:
        return not seen[word]
    return is_plain_word(word, model, is_name)


def is_plain_word(word: str, model: Language, is_name: IsName | None) -> bool:
    """Whether a small word, or what is left without its ending, stands in the model's lexicon and is no name.

    The lexicon lists famous towns among its nouns; only what is no verb, adjective or adverb can be a name.
    """
    if word in model.Defaults.stop_words:
        return True
    lemmatizer = model.get_pipe("lemmatizer") if model.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, Lemmatizer):
        return False
    nouns, others = _lexicon(lemmatizer)
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS), re.sub("ie[sd]$", "y", word)}
    forms |= {f"{word.removesuffix(ending)}e" for ending in ("d", "ing") if word.endswith(ending)}
    if not others.isdisjoint(forms):
        return True
    return not nouns.isdisjoint(forms) and not (is_name and is_name(word))


@lru_cache(maxsize=4)
def _lexicon(lemmatizer: Lemmatizer) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns, and the words of other classes, that a lemmatizer knows."""
    nouns: set[str] = set()
    others: set[str] = set()
    for name in ("lemma_index", "lemma_exc"):
        for part, words in lemmatizer.lookups.get_table(name).items():
            (nouns if part == _NOUN else others).update(words)
    return frozenset(nouns), frozenset(others)
