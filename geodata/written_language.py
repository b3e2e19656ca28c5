"""Says which language a text is written in, by its script, its commonest words and its letters."""

import re
from collections import Counter
from functools import cache

from geodata.tables import read_table, read_words
from geodata.vocab import DEFAULT_LANGUAGE

DETECT_CHARS = 20_000
MOST_FOREIGN = 3
"""So much letters count at most that a language does not have: a long report may name many foreigners."""
DEFAULT_LEAD = 0.6
"""Where no letter has a mark, one word that a language shares with none does not outweigh an English one."""
MOST_TOLD, SHARE_TOLD = 4, 1.0
"""So many words of harm or flight, and so much each, speak for the one language that has them."""
NUMBERS, TELLING = ("singular", "plural"), {"person", "household", "home", "killed", "wounded", "displaced"}
LONG_WORD = 6
"""Shorter words may be those of another language."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = (
    ("ar", re.compile(r"[\u0600-\u06ff]"), frozenset({"ar", "fa", "ur"})),
    ("ru", re.compile(r"[\u0400-\u04ff]"), frozenset({"ru", "uk", "bg", "mk", "sr"})),
    ("hy", re.compile(r"[\u0530-\u058f]"), frozenset({"hy"})),
    ("he", re.compile(r"[\u0590-\u05ff]"), frozenset({"he"})),
    ("ka", re.compile(r"[\u10a0-\u10ff]"), frozenset()),
    ("el", re.compile(r"[\u0370-\u03ff]"), frozenset()),
    ("hi", re.compile(r"[\u0900-\u097f]"), frozenset()),
    ("am", re.compile(r"[\u1200-\u137f]"), frozenset()),
    ("ja", re.compile(r"[\u3040-\u30ff]"), frozenset()),
    ("ko", re.compile(r"[\uac00-\ud7af]"), frozenset()),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), frozenset()),
)
_OTHER_SCRIPTS = frozenset().union(*(languages for _, _, languages in _SCRIPTS))


@cache
def _words_of_harm() -> dict[str, str]:
    """The long words for what befalls people, and for whom it befalls, that only one language has, with that language."""
    english = {*read_words("harm_words"), *(row[number] for row in read_table("victims") for number in NUMBERS)}
    said = {(word, DEFAULT_LANGUAGE) for word in english}
    said |= {(row["word"].casefold(), row["language"]) for row in read_table("count_words") if row["role"] in TELLING}
    shared = Counter(word for word, _ in said)
    return {
        word: language for word, language in said if shared[word] == 1 and len(word) >= LONG_WORD and word.isalpha()
    }


def detect_language(text: str) -> str:
    """Say which language a text is written in, from its script and its commonest words.

    Args:
        text: Any length; its first 20,000 characters are read.

    Returns:
        ISO 639-1 code; English where nothing tells.

    Source:
        Own rule: a function word, and a letter with a mark, count by how few languages share them; letters that a language lacks count against it.
    """
    sample = text[:DETECT_CHARS].casefold()
    letters = sum(map(len, _LETTERS.findall(sample)))
    fallback, allowed = DEFAULT_LANGUAGE, None
    for language, script, languages in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters > 0:
            fallback, allowed = language, languages
            break
    rows = [
        row
        for row in read_table("stop_words")
        if (row["language"] in allowed if allowed is not None else row["language"] not in _OTHER_SCRIPTS)
    ]
    spread = Counter(word for row in rows for word in row["words"].split())
    shared = Counter(letter for row in rows for letter in row["letters"])
    marked = shared.keys() & set(sample)
    counts = Counter(_LETTERS.findall(sample))
    scores = {
        row["language"]: sum(counts[word] / spread[word] for word in row["words"].split())
        + sum(1 / shared[letter] for letter in marked & set(row["letters"]))
        - min(MOST_FOREIGN, len(marked - set(row["letters"])))
        for row in rows
    }
    if not marked and fallback in scores:
        scores[fallback] += DEFAULT_LEAD
    told = Counter(_words_of_harm()[word] for word in counts if word in _words_of_harm())
    for language in scores.keys() & told.keys():
        scores[language] += min(told[language], MOST_TOLD) * SHARE_TOLD
    best = max(scores, key=lambda language: (scores[language], language == fallback), default=fallback)
    return best if scores.get(best, 0) > 0 else fallback
