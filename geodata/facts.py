"""The facts of an event's card, in words: each with the words it was read from and the rule that decided."""

from collections.abc import Iterator
from typing import Any

from geodata import words
from geodata.model import Article, Event, Reason
from geodata.rules import rule_words
from geodata.tongue import IN_ENGLISH, Tongue, message
from geodata.vocab import DatePrec, ReasonField, WherePrec

WHERE_CODES: dict[WherePrec, str] = {
    WherePrec.EXACT: message("an exact place"),
    WherePrec.NEAR: message("near a known place"),
    WherePrec.DISTRICT: message("a district"),
    WherePrec.FIRST_ORDER: message("a province or region"),
    WherePrec.FUZZY: message("a vague area or a line"),
    WherePrec.COUNTRY: message("a country"),
    WherePrec.INTERNATIONAL: message("international waters or airspace"),
}
DATE_CODES: dict[DatePrec, str] = {
    DatePrec.DAY: message("a day"),
    DatePrec.DAYS: message("two to six days"),
    DatePrec.WEEK: message("a week"),
    DatePrec.MONTH: message("a month"),
    DatePrec.YEAR: message("a year"),
}
CONTEXT_CHARS = 220
"""Of the same paragraph, before and after a quote."""
INHERITED = message("The sentence names no place; it is taken from the text before.")
DECIDED_BY: dict[ReasonField, str] = {
    ReasonField.TYPE: message("type"),
    ReasonField.MODALITY: message("modality"),
    ReasonField.SPEAKER: message("speaker"),
    ReasonField.ACTOR: message("actor"),
    ReasonField.TARGET: message("target"),
    ReasonField.FIGURES: message("figures"),
}
"""What the card tells under "Why": the rules of place and date stand with place and date."""


def event_facts(event: Event, article: Article, tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
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
        "said": tongue.tell(words.MODALITY_SENTENCES[event.modality]),
        "who": words.speaker_words(event, tongue),
        "figures": [words.figure_words(figure, tongue) for figure in event.figures],
        "actor": event.actor or "",
        "target": event.target or "",
        "when": words.when_words(event.when, tongue),
        "whenSaid": words.when_said(event, article),
        "whenHow": rule_words(rules[ReasonField.DATE].rule, tongue) if event.when and ReasonField.DATE in rules else "",
        "where": words.where_words(event, tongue),
        "whereSaid": mention,
        "whereHow": " ".join(_where_how(event, rules.get(ReasonField.PLACE), tongue)),
        "codes": list(_codes(event, tongue)),
        "sure": words.sureness(event, tongue),
        "why": [
            tongue.tell("{what}: {told}", what=tongue.tell(name), told=_told_rule(rules[field], article, tongue))
            for field, name in DECIDED_BY.items()
            if field in rules
        ],
    }


def _told_rule(reason: Reason, article: Article, tongue: Tongue) -> str:
    """Tell a rule with the words that it read."""
    words_read = article.text[reason.words.start : reason.words.end] if reason.words else ""
    return (
        tongue.tell("{rule} (“{text}”)", rule=rule_words(reason.rule, tongue), text=" ".join(words_read.split()))
        if words_read
        else rule_words(reason.rule, tongue)
    )


def _where_how(event: Event, reason: Reason | None, tongue: Tongue) -> Iterator[str]:
    """Say how the place was found: inherited or not, by which rule, and how large the area is that holds it."""
    if event.place_inherited:
        yield tongue.tell(INHERITED)
    if reason:
        yield tongue.tell("Rule: {text}.", text=rule_words(reason.rule, tongue))
    if event.area and event.area.uncertainty_km >= 1:
        yield tongue.tell("Within about {number} km of the sign.", number=round(event.area.uncertainty_km))


def _codes(event: Event, tongue: Tongue) -> Iterator[str]:
    """Give the codes of the vocabularies of ACLED and UCDP."""
    labels = [label for label in (event.acled_event_type, event.acled_sub_event_type) if label]
    if labels:
        yield tongue.tell("{what}: {told}", what="ACLED", told=" › ".join(labels))
    if event.area:
        told = tongue.tell(WHERE_CODES[event.area.where_prec])
        yield tongue.tell("UCDP place: {code}, {told}", code=str(event.area.where_prec.value), told=told)
    if event.when:
        told = tongue.tell(DATE_CODES[event.when.prec])
        yield tongue.tell("UCDP date: {code}, {told}", code=str(event.when.prec.value), told=told)


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
