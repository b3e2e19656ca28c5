"""The card: plain words, and an article's text that is never markup."""

import html
import re

from sample_events import MONDAY, SENTENCE, event, killed, place, reading, when

from dashboard.card import card_html


def told(one):
    """Give the text that a reader sees on an event's card."""
    markup = re.sub(r"<[^>]*>", "\n", card_html(one, reading(one).article))
    return " ".join(html.unescape(markup).split())


def test_text_of_an_article_is_shown_and_never_interpreted():
    """Every mark of the sentence is on the card as it stands, and no element of it is in the markup."""
    card = card_html(event(location=place(), figures=(killed(),)), reading().article)
    assert "<script" not in card
    assert " ".join(SENTENCE.split()) in told(event())


def test_quote_stands_in_its_paragraph():
    """What stands beside the sentence in its paragraph is shown; other paragraphs are not."""
    words = told(event())
    assert "The town woke early." in words
    assert "Nobody knew more." in words
    assert "all was quiet" not in words


def test_words_that_were_read_are_marked():
    """Place, date and figure are marked in the sentence they were read from."""
    card = card_html(event(location=place(), when=when(MONDAY), figures=(killed(),)), reading().article)
    assert re.findall(r'<mark class="dl-(\w+)">([^<]*)</mark>', card) == [
        ("place", "Sumy"),
        ("date", "Monday"),
        ("figure", "$3$"),
    ]


def test_card_says_how_sure_in_words():
    """No score, no code: a word, and the rule that decided."""
    words = told(event(confidence=0.8))
    assert "How sure Sure Why type: verb of harm" in words
    assert "0.8" not in words


def test_missing_facts_are_said():
    """Where the report gives no place and no date, the card says so."""
    words = told(event())
    assert "The report gives no place" in words
    assert "No date given" in words


def test_inherited_place_is_said():
    """A place that another sentence names is told as such."""
    assert "The sentence names no place" in told(event(location=place(), place_inherited=True))
