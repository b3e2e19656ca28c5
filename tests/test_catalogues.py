"""The interface's words: every message is marked, told in every language, and compiled as it is written."""

import string
from gettext import GNUTranslations

import pytest

from dashboard.words import FRAME_WORDS
from geodata import interface
from geodata.build.calendars import TABLE, calendar_table
from geodata.build.catalogues import catalogue_path, extract_messages, is_told, read_catalogue
from geodata.tongue import ENGLISH, LANGUAGES, Plural

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
HOW = "Run `make words`, and write what it lists into"


@pytest.fixture(scope="module")
def marked():
    """The messages of the code, each under its first text."""
    return {first_text(one.id): one for one in extract_messages() if one.id}


def first_text(text):
    """Give a message itself, or the singular of one that counts."""
    return text if isinstance(text, str) else text[0]


def names_in(text):
    """Give the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_what_a_browser_says_is_marked(marked):
    """A word that goes to the browser is marked, so that the catalogues hear of it."""
    words = [*interface.GUIDE, *interface.WORDS.values(), *FRAME_WORDS.values()]
    bare = [first_text(word) for word in words if first_text(word) not in marked and first_text(word) != "{number}"]
    assert bare == [], "Write message(…) or messages(…) around these."


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_told(language, marked):
    """No message of the code lacks its words in a language, and none is a guess."""
    told = {first_text(one.id): one for one in read_catalogue(language) if one.id}
    lacking = [text for text in marked if text not in told or told[text].fuzzy or not is_told(told[text].string)]
    assert lacking == [], f"{HOW} {catalogue_path(language)}."


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_else_is_told(language, marked):
    """A catalogue keeps no message that nobody says any more."""
    said = {first_text(one.id) for one in read_catalogue(language) if one.id}
    assert said - set(marked) == set(), "Run `make words`."


@pytest.mark.parametrize("language", OTHERS)
def test_names_in_braces_are_those_of_the_message(language):
    """What is put into a message is put into its translation, in every plural form; only a count may be left unsaid."""
    for one in read_catalogue(language):
        if not one.id:
            continue
        texts = [one.id] if isinstance(one.id, str) else list(one.id)
        wanted = set().union(*map(names_in, texts))
        forms = [one.string] if isinstance(one.string, str) else list(one.string)
        for form in forms:
            assert names_in(form) <= wanted, form
            assert wanted - names_in(form) <= ({"count"} if len(forms) > 1 else set()), form


@pytest.mark.parametrize("language", OTHERS)
def test_plurals_have_the_forms_of_the_language(language):
    """A message that counts has as many forms as the language, and one that does not has one."""
    catalogue = read_catalogue(language)
    for one in catalogue:
        if one.id:
            assert (1 if isinstance(one.string, str) else len(one.string)) == (
                1 if isinstance(one.id, str) else catalogue.num_plurals
            ), one.id


@pytest.mark.parametrize("language", OTHERS)
def test_compiled_catalogue_says_what_is_written(language):
    """The compiled file is that of the written one."""
    with catalogue_path(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for one in read_catalogue(language):
        if isinstance(one.id, str) and one.id:
            assert compiled.gettext(one.id) == one.string, "Run `make words`."
        elif one.id:
            plural = Plural(*one.id)
            assert {compiled.ngettext(*plural, count) for count in range(102)} == set(one.string), "Run `make words`."


def test_calendars_are_those_of_cldr():
    """The names of days and months, and the marks in numbers, are those of the installed CLDR."""
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows == calendar_table()
