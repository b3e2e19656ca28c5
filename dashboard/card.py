"""The chosen event in plain words: its sentence in context, who says so, figures, when, where, how sure and why.

Everything is built with `Markup.format`, which escapes every value: an article's text is shown, never interpreted.
"""

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.address import EVENT, choose_event
from dashboard.legend import GLYPHS, guide_html
from geodata import words
from geodata.model import Article, Event, Span
from geodata.page import quote_context


def show_card(article: Article, events: Sequence[Event], shown: Sequence[Event]) -> None:
    """Draw the card of the chosen event, or how to read the map where none is chosen.

    Args:
        article: The report.
        events: All its events; a chosen one stays open when a filter takes it off the map.
        shown: The events on the page, in the order that "next" follows.
    """
    chosen = next((event for event in events if event.event_id == st.session_state.get(EVENT)), None)
    with st.container(key="card", gap="small"):
        if chosen is None:
            st.html(Markup("<h3>How to read this map</h3>{}").format(guide_html()))
            return
        _show_steps(chosen, shown)
        if chosen not in shown:
            st.caption("The filters hide this statement.")
        st.html(card_html(chosen, article))


def card_html(event: Event, article: Article) -> Markup:
    """Write the card; the article's words are escaped."""
    facts = [
        ("Who says so", words.speaker_words(event)),
        *_figure_facts(event),
        *_when_facts(event, article),
        *_where_facts(event),
    ]
    facts += [("How sure", words.sureness(event)), ("Why", "\n".join(event.reason))]
    rows = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, told) for name, told in facts if told)
    before, after = quote_context(article.text, event.start, event.end)
    return Markup(
        '<article class="dl-card" data-event="{id}"><h3><span class="dl-glyph dl-{kind}">{glyph}</span> {type}</h3>'
        '<p class="dl-said">{said}</p>'
        '<blockquote><span class="dl-context">{before}</span><span class="dl-quote">{quote}</span>'
        '<span class="dl-context">{after}</span></blockquote><dl>{rows}</dl></article>'
    ).format(
        id=event.event_id,
        kind=event.event_type.value,
        glyph=GLYPHS[event.event_type],
        type=words.type_word(event),
        said=words.MODALITY_SENTENCES[event.modality],
        before=before,
        quote=_marked_quote(event, article.text),
        after=after,
        rows=rows,
    )


def _show_steps(chosen: Event, shown: Sequence[Event]) -> None:
    """Draw the way to the statement before, to the next, and back to the guide."""
    ids = [event.event_id for event in shown]
    place = ids.index(chosen.event_id) if chosen.event_id in ids else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="card_steps"):
        st.caption("" if place is None else f"Statement {place + 1} of {len(ids)}")
        before = ids[place - 1] if place else None
        after = ids[place + 1] if place is not None and place + 1 < len(ids) else None
        _step_button("Statement before", ":material/chevron_left:", before, "step_before")
        _step_button("Next statement", ":material/chevron_right:", after, "step_next")
        st.button(
            "Close the statement",
            help="Close the statement",
            icon=":material/close:",
            type="tertiary",
            key="close_card",
            on_click=choose_event,
            args=(None,),
            kwargs={"fly": False},
        )


def _step_button(label: str, icon: str, event_id: str | None, key: str) -> None:
    """Draw a button that chooses another event."""
    choose: Callable[..., None] = choose_event
    st.button(
        label,
        help=label,
        icon=icon,
        type="tertiary",
        key=key,
        disabled=event_id is None,
        on_click=choose,
        args=(event_id,),
        kwargs={"fly": True},
    )


def _figure_facts(event: Event) -> list[tuple[str, str]]:
    """Tell the figures, one a line."""
    told = "\n".join(words.figure_words(figure) for figure in event.figures)
    return [("Figures", told)] if told else []


def _when_facts(event: Event, article: Article) -> list[tuple[str, str]]:
    """Tell the date, and the words it was read from."""
    told, said = words.when_words(event.when), words.when_said(event, article)
    return [("When", f"{told}\nThe report says: “{said}”" if said else told)]


def _where_facts(event: Event) -> list[tuple[str, str]]:
    """Tell the place, and the words it was read from where they differ."""
    lines, location = [words.where_words(event)], event.location
    if location and event.place_inherited:
        lines.append("The sentence names no place; it is taken from the text before.")
    elif location and location.mention not in location.name:
        lines.append(f"The report says: “{location.mention}”")
    return [("Where", "\n".join(lines))]


def _marked_quote(event: Event, text: str) -> Markup:
    """Mark in the quote the words that the place, the date and the figures were read from."""
    spans: list[tuple[Span, str]] = [(figure, "figure") for figure in event.figures]
    spans += [(span, kind) for span, kind in ((event.location, "place"), (event.when, "date")) if span is not None]
    inside = sorted(
        (pair for pair in spans if event.start <= pair[0].start and pair[0].end <= event.end),
        key=lambda pair: pair[0].start,
    )
    parts, at = [], event.start
    for span, kind in inside:
        if span.start < at:
            continue
        parts.append(
            Markup('{}<mark class="dl-{}">{}</mark>').format(text[at : span.start], kind, text[span.start : span.end])
        )
        at = span.end
    return Markup("{}{}").format(Markup("").join(parts), text[at : event.end])
