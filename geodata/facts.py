"""The facts of an event's card, in words: each with the words it was read from and the rule that decided."""

from collections.abc import Iterator
from typing import Any

from geodata import words
from geodata.model import Article, Event, Reason
from geodata.vocab import DatePrec, ReasonField, WherePrec

WHERE_CODES: dict[WherePrec, str] = {
    WherePrec.EXACT: "an exact place",
    WherePrec.NEAR: "near a known place",
    WherePrec.DISTRICT: "a district",
    WherePrec.FIRST_ORDER: "a province or region",
    WherePrec.FUZZY: "a vague area or a line",
    WherePrec.COUNTRY: "a country",
    WherePrec.INTERNATIONAL: "international waters or airspace",
}
DATE_CODES: dict[DatePrec, str] = {
    DatePrec.DAY: "a day",
    DatePrec.DAYS: "two to six days",
    DatePrec.WEEK: "a week",
    DatePrec.MONTH: "a month",
    DatePrec.YEAR: "a year",
}
CONTEXT_CHARS = 220
"""Of the same paragraph, before and after a quote."""
INHERITED = "The sentence names no place; it is taken from the text before."
DECIDED_BY = (
    ReasonField.TYPE,
    ReasonField.MODALITY,
    ReasonField.SPEAKER,
    ReasonField.ACTOR,
    ReasonField.TARGET,
    ReasonField.FIGURES,
)
"""What the card tells under "Why": the rules of place and date stand with place and date."""


def event_facts(event: Event, article: Article) -> dict[str, Any]:
    """Tell an event as its card does.

    Returns:
        Words by name; a fact that the report does not give is an empty text or list.
    """
    rules = {reason.field: reason for reason in event.reasons}
    location = event.location
    mention = location.mention if location and not event.place_inherited and location.mention != location.name else ""
    before, after = quote_context(article.text, event.start, event.end)
    return {
        "before": before,
        "after": after,
        "said": words.MODALITY_SENTENCES[event.modality],
        "who": words.speaker_words(event),
        "figures": [words.figure_words(figure) for figure in event.figures],
        "actor": event.actor or "",
        "target": event.target or "",
        "when": words.when_words(event.when),
        "whenSaid": words.when_said(event, article),
        "whenHow": rules[ReasonField.DATE].rule if event.when and ReasonField.DATE in rules else "",
        "where": words.where_words(event),
        "whereSaid": mention,
        "whereHow": " ".join(_where_how(event, rules.get(ReasonField.PLACE))),
        "codes": [f"{scheme}: {code}" for scheme, code in _codes(event)],
        "sure": words.sureness(event),
        "why": [f"{name.value}: {_told_rule(rules[name], article)}" for name in DECIDED_BY if name in rules],
    }


def _told_rule(reason: Reason, article: Article) -> str:
    """Tell a rule with the words that it read."""
    words_read = article.text[reason.words.start : reason.words.end] if reason.words else ""
    return f"{reason.rule} (“{' '.join(words_read.split())}”)" if words_read else reason.rule


def _where_how(event: Event, reason: Reason | None) -> Iterator[str]:
    """Say how the place was found: inherited or not, by which rule, and how large the area is that holds it."""
    if event.place_inherited:
        yield INHERITED
    if reason:
        yield f"Rule: {reason.rule}."
    if event.area and event.area.uncertainty_km >= 1:
        yield f"Within about {event.area.uncertainty_km:,.0f} km of the sign."


def _codes(event: Event) -> Iterator[tuple[str, str]]:
    """Give the codes of the vocabularies of ACLED and UCDP."""
    labels = [label for label in (event.acled_event_type, event.acled_sub_event_type) if label]
    if labels:
        yield "ACLED", " › ".join(labels)
    if event.area:
        yield "UCDP place", f"{event.area.where_prec.value}, {WHERE_CODES[event.area.where_prec]}"
    if event.when:
        yield "UCDP date", f"{event.when.prec.value}, {DATE_CODES[event.when.prec]}"


def quote_context(text: str, start: int, end: int) -> tuple[str, str]:
    """Give some words before and after a quote, from the same paragraph.

    Args:
        text: The whole article.
        start: First code point of the quote.
        end: Code point after the quote.
    """
    before = text[max(0, start - CONTEXT_CHARS) : start]
    paragraph = before.rpartition("\n\n")[2]
    if paragraph == before and start > CONTEXT_CHARS:
        paragraph = f"…{before.partition(' ')[2]}"
    after = text[end : end + CONTEXT_CHARS]
    rest = after.partition("\n\n")[0]
    if rest == after and end + CONTEXT_CHARS < len(text):
        rest = f"{after.rpartition(' ')[0]}…"
    return paragraph, rest
