"""Tests of geodata.legible."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.legible import make_legible
from geodata.model import Span

WORDS = {"well", "known", "regional", "officials", "cease", "fire", "ceasefire", "shelling"}
READ = [
    ("regional officials", "regio\u00adnal offi\u00adcials"),
    ("regional officials", "regional offi-\ncials"),
    ("a ceasefire", "a cease-\n  fire"),
    ("a well-known singer", "a well-\nknown singer"),
    ("Kramatorsk burns", "Krama-\r\ntorsk burns"),
    ("12 drones", "l2 drones"),
    ("2,300 left", "2,3OO left"),
    ("in 2014", "in 2Ol4"),
    ("shelling killed", "shel1ing ki11ed"),
    ("Officials of Odesa", "0fficials of Odesa"),
    ("officials fled", "o\ufb03cials \ufb02ed"),
    ("José left", "Jose\u0301 left"),
    ("killed 12", "\U0001d424\U0001d422\U0001d425\U0001d425\U0001d41e\U0001d41d １２"),
    ("two men", "two\u00a0men"),
    ("two\nmen", "two\rmen"),
    ("Goma fell", "\u202aGo\u200dma\u202c\u200b fell\ufeff"),
]
LEFT = [
    "the 1st, 20th and 3rd of May",
    "H1N1, COVID-19, an Il-76 and an M1A1",
    "10l of fuel, O2 and 100m",
    "- one\n- two\n\nAn end-\n\nof the line",
    "می\u200cرود",
    "👩\u200d👧",
    "two\r\nmen",
]


def is_word(word):
    """Whether a word is one of ours."""
    return word in WORDS


@pytest.mark.parametrize(("read", "text"), READ)
def test_a_text_is_read_as_it_is_meant(read, text):
    """Hidden marks go, broken and misread words are mended, letters of other forms become plain."""
    assert make_legible(text, is_word).text == read


@pytest.mark.parametrize("text", LEFT)
def test_what_is_meant_so_stays(text):
    """Ordinals, names with digits, units, lists, and joiners that a script needs are left alone."""
    assert make_legible(text, is_word).text == text


@pytest.mark.parametrize(
    ("there", "word", "text"),
    [
        ("offi-\ncials", "officials", "regional offi-\ncials said"),
        ("Go\u200dma", "Goma", "in \u202aGo\u200dma\u202c today"),
        ("\ufb02ed", "fled", "who \ufb02ed north"),
        ("e\u0301tat", "état", "un e\u0301tat"),
        ("l2", "12", "only l2 drones"),
        ("today", "today", "\ufeffki11ed\u200b today\u200b"),
    ],
)
def test_a_span_leads_back_to_the_words_as_they_are(there, word, text):
    """What was found in the legible text is where the text has it, with nothing hidden around it."""
    legible = make_legible(text, is_word)
    start = legible.text.index(word)
    home = legible.home(Span(start=start, end=start + len(word)))
    assert text[home.start : home.end] == there


@given(st.text(st.characters() | st.sampled_from("a1lO0-\n\r\u00ad\u200b\u202e\ufb01\u0301e ")))
def test_every_span_has_a_home(text):
    """Every character of the legible text stands somewhere in the text, in the same order."""
    legible = make_legible(text, is_word)
    homes = [legible.home(Span(start=at, end=at + 1)) for at in range(len(legible.text))]
    assert all(0 <= home.start < home.end <= len(text) for home in homes)
    assert all((one.start, one.end) == (two.start, two.end) or one.end <= two.start for one, two in pairwise(homes))
