"""The facts of an event's card: plain words, what they were read from, and the codes of other vocabularies."""

from sample_events import MONDAY, event, killed, place, reading, span, when

from geodata.facts import INHERITED, event_facts, quote_context
from geodata.model import Reason, Span
from geodata.vocab import ReasonField


def facts(**fields):
    """Tell an event of the sample text."""
    return event_facts(event(**fields), reading().article)


def test_quote_stands_in_its_paragraph():
    """What stands beside the sentence in its paragraph is told; other paragraphs are not."""
    told = facts()
    assert told["before"] == "The town woke early. "
    assert told["after"] == " Nobody knew more."


def test_context_stays_in_the_paragraph():
    """The words around a quote end where its paragraph ends."""
    assert quote_context("Before.\n\nOne. Two. Three.\n\nAfter.", 14, 18) == ("One. ", " Three.")


def test_card_says_how_sure_in_words():
    """No score: a word, and the rules that decided."""
    told = facts(
        confidence=0.8, reasons=(Reason(field=ReasonField.TYPE, rule="verb of harm", words=Span(**span("killed"))),)
    )
    assert told["sure"] == "Sure"
    assert told["why"] == ["type: verb of harm (“killed”)"]


def test_missing_facts_are_said():
    """Where the report gives no place and no date, the card says so, and gives no code for them."""
    told = facts()
    assert told["where"] == "The report gives no place"
    assert told["when"] == "No date given"
    assert told["codes"] == []


def test_place_date_and_figures_say_where_they_come_from():
    """Each fact stands beside the words it was read from, its rule and its code."""
    told = facts(
        location=place(),
        when=when(MONDAY),
        figures=(killed(),),
        reasons=(Reason(field=ReasonField.PLACE, rule="exact name"), Reason(field=ReasonField.DATE, rule="weekday")),
        acled_event_type="Battles",
    )
    assert told["figures"] == ["3 killed"]
    assert (told["when"], told["whenSaid"], told["whenHow"]) == ("Monday 11 March 2024", "Monday", "weekday")
    assert told["whereHow"] == "Rule: exact name. Within about 5 km of the sign."
    assert told["codes"] == ["ACLED: Battles", "UCDP place: 1, an exact place", "UCDP date: 1, a day"]


def test_inherited_place_is_said():
    """A place that another sentence names is told as such."""
    assert facts(location=place(), place_inherited=True)["whereHow"].startswith(INHERITED)
