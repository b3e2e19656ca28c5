"""Whatever text comes in: events with their exact words, or one clear sentence on why there are none."""

import re
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata import article_from_text, events_frame, language
from geodata.errors import InputError
from geodata.geojson import to_jsonl
from geodata.pipeline import extract, open_reader

PUBLISHED = date(2024, 6, 13)
REPORT = """Shelling killed at least four people in Kramatorsk on Tuesday, regional officials said.

Two children were among the dead, the mayor told reporters. Rescuers pulled eleven wounded people from a block of flats in Sloviansk.

The army said it had shot down 12 drones over Kharkiv overnight. Some 2,300 people left villages near Pokrovsk on Monday.

On Wednesday, hundreds marched in Kyiv against the war. Police arrested 10 protesters."""
PARAGRAPHS = REPORT.split("\n\n")
ACTS = {"explosion Kramatorsk", "evacuation Pokrovsk", "protest Kyiv", "arrest Kyiv"}
"""What every legible form of the report is read to say, at the least."""
WHOLE = {
    "as it is": REPORT,
    "small letters": REPORT.lower(),
    "capitals": REPORT.upper(),
    "one line": REPORT.replace("\n\n", " "),
    "hard-wrapped": "\n\n".join(re.sub(r"(.{40,60}) ", r"\1\n", paragraph) for paragraph in PARAGRAPHS),
    "page headers": "\n\n- 3 -\nDAILY BULLETIN No. 12   Page 4 of 9\n\x0c\n".join(PARAGRAPHS),
    "Windows line ends": REPORT.replace("\n", "\r\n"),
    "mixed line ends": "\u2028\r\n".join(PARAGRAPHS[:2]) + "\x85\n" + "\u2029".join(PARAGRAPHS[2:]),
    "no-break spaces": REPORT.replace(" ", "\u00a0"),
    "thin spaces": REPORT.replace(" ", "\u2009"),
    "wide spaces": REPORT.replace(" ", "\u3000"),
    "double spaces": REPORT.replace(" ", "  "),
    "tabs": REPORT.replace(" ", "\t"),
    "bare carriage returns": REPORT.replace("\n", "\r"),
    "marks of direction": "\u202b" + REPORT.replace(" ", "\u200f ") + "\u202c",
    "zero-width spaces": REPORT.replace(" ", " \u200b"),
    "zero-width joiners": REPORT.replace("a", "a\u200d"),
    "soft hyphens": re.sub(r"([a-z]{3})([a-z]{3})", "\\1\u00ad\\2", REPORT),
    "control characters": re.sub(r"([a-z]{3})([a-z]{3})", "\\1\x07\\2", REPORT),
    "byte order marks": "\ufeff" + REPORT.replace("\n\n", "\n\n\ufeff"),
    "ligatures": REPORT.replace("fi", "\ufb01").replace("ff", "\ufb00").replace("fl", "\ufb02"),
    "accents apart": unicodedata.normalize("NFD", REPORT.replace("Two children", "José’s two children")),
    "wide letters": re.sub(r"[A-Za-z0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), REPORT),
    "bold letters": re.sub(r"[a-z]", lambda found: chr(ord(found[0]) - ord("a") + 0x1D41A), REPORT),
    "words broken at line ends": re.sub(r"([a-z]{4})([a-z]{3})", r"\1-\n\2", REPORT),
    "some l read as 1": REPORT.replace("ll", "11").replace("ple", "p1e"),
    "some o read as 0": REPORT.replace("ro", "r0").replace("On W", "0n W"),
}
DAMAGED = {
    "every 1 an l, every 0 an O": REPORT.replace("1", "l").replace("0", "O"),
    "every l a 1": REPORT.replace("l", "1"),
    "every o a 0": REPORT.replace("o", "0"),
    "words split": re.sub(r"(\w{4})(\w{3})", r"\1 \2", REPORT),
    "no spaces": REPORT.replace(" ", ""),
    "half a character": REPORT[:50] + "\ud800" + REPORT[50:],
}
ENDLESS = {
    "punctuation": "!?.,;:-\"'()[]{}" * 300,
    "full stops": ". " * 3000,
    "quotation marks": '"' * 3000,
    "signs": "💥 " * 500,
    "one act": "attack " * 3000,
    "one name": "Kyiv " * 3000,
    "one letter": "x" * 200_000,
    "numbers": " ".join(map(str, range(3000))),
    "one number": "1" * 20_000,
    "counts": " ".join(f"{number} killed," for number in range(1000)),
    "places": ", ".join(["Kyiv", "Lviv", "Odesa", "Goma", "Bukavu", "Aleppo", "Homs", "Aden"] * 250),
    "quotations in quotations": "He said “" + "“he said ‘" * 300 + "ten died in Goma" + "’”" * 300,
    "brackets in brackets": "(" * 2000 + "ten died in Goma" + ")" * 2000,
    "one sentence": "Ten people died in Goma, " * 500,
}


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


def read(text, published=PUBLISHED):
    """Read a text."""
    return extract(article_from_text(text, published=published), reader())


def leads_back(found):
    """Whether all that was read leads back to the text, and can be written."""
    text = found.article.text
    spans = [span for event in found.events for span in (event, *event.figures, *filter(None, (event.when,)))]
    spans += [reason.words for event in found.events for reason in event.reasons if reason.words]
    return (
        all(0 <= span.start < span.end <= len(text) for span in spans)
        and all(text[event.start : event.end] == event.quote for event in found.events)
        and all(text[name.start : name.end] == name.name for name in (choice.mention for choice in found.toponyms))
        and bool(to_jsonl(found))
        and len(events_frame([found])) == len(found.events)
    )


def acts(found):
    """Each event with the last word of its place."""
    return {
        f"{event.event_type} {event.location.mention.split()[-1].capitalize()}"
        for event in found.events
        if event.location
    }


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_legible_report_is_read_however_it_is_set(text):
    """Without capitals or in capitals, without paragraphs, with other spaces and line ends: the same events."""
    found = read(text)
    assert acts(found) >= ACTS
    assert leads_back(found)


@pytest.mark.parametrize("text", [*DAMAGED.values(), *ENDLESS.values()], ids=[*DAMAGED, *ENDLESS])
def test_a_damaged_or_endless_text_still_leads_back_to_its_words(text):
    """What a scanner spoilt, and what goes on without end, gives what can be read."""
    assert leads_back(read(text))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("There is no text. Give the words of a report.", ""),
        ("There is no text. Give the words of a report.", " \n\t\u2003\n"),
        ("The text holds null characters. Save it as plain text in UTF-8.", "Shelling\0 killed two."),
        ("The text is longer than 2,000,000 characters. Split it into its articles.", "war " * 500_001),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(words, text):
    """Nothing, null characters and a whole archive are told what to do."""
    with pytest.raises(InputError) as caught:
        read(text)
    assert str(caught.value) == words


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_of_publication_without_news_is_refused(day):
    """A placeholder for a date is no date; days before and after it could not even be counted."""
    with pytest.raises(InputError, match=f"The day of publication is {day}. Give one of the years 1500 to 2500"):
        article_from_text("Shells fell yesterday.", published=day)


def test_a_long_text_of_capitals_and_other_lines_is_read_whole(monkeypatch):
    """Chunks in capitals and chunks without join into one document; what stands last is read as well."""
    monkeypatch.setattr(language, "CHUNK_CHARS", 150)
    text = "\n\n".join([PARAGRAPHS[0], PARAGRAPHS[1].upper(), *PARAGRAPHS[2:]])
    found = read(text)
    assert acts(found) >= ACTS
    assert leads_back(found)


@st.composite
def odd_texts(draw):
    """Words of reports among signs that no report should have, run together in odd ways."""
    words = st.sampled_from([*REPORT.split(), "²", "٣", "1e9", "30.2.2024", "13/13/2024", "25:99", "9" * 30, "million"])
    signs = st.sampled_from(
        ["\u200b", "\u202e", "\x07", "\r", "\n", "\n\n", "\u2028", "“", "‘", '"', "(", "—", "ﬁ", "İ"]
    )
    parts = draw(st.lists(words | signs | st.text(max_size=6), max_size=40))
    return "".join(part + draw(st.sampled_from([" ", " ", ""])) for part in parts)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=odd_texts())
def test_no_text_raises_anything_but_the_projects_own_error(text):
    """Any text is read or refused in one sentence."""
    found = None
    with suppress(InputError):
        found = read(text)
    assert found is None or leads_back(found)
