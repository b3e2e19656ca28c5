"""Sentences and paragraphs."""

import pytest
from parsed import parse

from geodata.scenes import is_heading
from geodata.sentences import split_sentences


def test_sentences_slice_back_and_count_paragraphs():
    """A sentence is cut out of the text without the blanks around it, and knows its paragraph."""
    text = "Shells fell at dawn. Nobody was hurt.\n\n  The road stayed open.\n"
    sentences = split_sentences(parse(text))
    assert [text[item.start : item.end] for item in sentences] == [item.text for item in sentences]
    assert [item.paragraph for item in sentences] == [0, 0, 1]


def test_blanked_furniture_gives_no_sentence():
    """Blanks in the place of a teaser are no sentence."""
    text = "Shells fell at dawn.\n\n" + " " * 40 + "\n\nThe road stayed open."
    assert len(split_sentences(parse(text))) == 2


def test_a_headline_may_be_longer_than_a_heading():
    """The first line of a report tells at length what the body repeats."""
    text = "Four killed in strikes on the south of the country as rebels hit a harbour town"
    assert is_heading(text, first=True)
    assert not is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Farmers blocked (by whatever means) Abu Hamad road.",
        "Shells fell, said Army Brig. Gen. Paul Okello.",
        "Cpl. Okello fell.",
        "They shot Sgt. Okello in Brgy. Poblacion.",
    ],
)
def test_the_stop_of_a_rank_ends_no_sentence(text):
    """Ranks and titles are shortened before the name that they belong to."""
    assert len(split_sentences(parse(text))) == 1


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "Dozens feared dead"), (True, "Talks to resume"), (False, "Dozens died."), (False, "word " * 20)],
)
def test_headings_are_short_and_end_without_a_stop(expected, text):
    """A heading repeats what the body says, so it makes no claim of its own."""
    assert is_heading(text.strip()) is expected


@pytest.mark.parametrize(
    "text",
    [
        '"We ran to the cellar. It was dark."\nFriday\'s blast killed two people.',
        "“We ran to the cellar. It was dark.”\nFriday's blast killed two people.",
    ],
)
def test_the_mark_that_closes_a_quotation_ends_its_sentence(text):
    """The next line does not begin with the quotation mark of the last."""
    assert split_sentences(parse(text))[-1].text == "Friday's blast killed two people."
