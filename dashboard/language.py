"""The language of the page: from the address, else from the browser, and the switch that changes it."""

import streamlit as st

from geodata.tongue import ENGLISH, LANGUAGES, Tongue, choose_language, open_tongue

PARAMETER = "lang"
LANGUAGE, SAID = "language", "language_said"


def page_tongue() -> Tongue:
    """Give the language that this session's page speaks."""
    if LANGUAGE not in st.session_state:
        asked = st.query_params.get(PARAMETER)
        st.session_state[LANGUAGE] = choose_language((asked, st.context.locale))
        st.session_state[SAID] = asked in LANGUAGES
    return open_tongue(st.session_state[LANGUAGE])


def is_unknown_language() -> bool:
    """Whether the address asks for a language that the page does not speak."""
    asked = st.query_params.get(PARAMETER)
    return asked is not None and asked not in LANGUAGES


def language_in_address() -> str | None:
    """Give what the address says of the language: nothing for English that nobody asked for."""
    language = page_tongue().language
    return language if st.session_state[SAID] or language != ENGLISH else None


def choose_page_language() -> None:
    """Draw the switch; the languages bear their own names."""
    tongue = page_tongue()
    with st.popover(LANGUAGES[tongue.language], icon=":material/translate:", key="languages"):
        st.radio(
            tongue.tell("Language of the page"),
            list(LANGUAGES),
            format_func=lambda language: LANGUAGES[language],
            key=LANGUAGE,
            on_change=_remember,
        )


def _remember() -> None:
    """Keep a choice in the address, English too."""
    st.session_state[SAID] = True
