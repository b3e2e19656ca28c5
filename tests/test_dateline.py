"""Where, by whom and when a report was filed."""

import pytest

from geodata.cleaning import find_furniture
from geodata.dateline import find_dateline


@pytest.mark.parametrize(
    ("place", "agency", "text"),
    [
        ("BUNIA, DR Congo", "Reuters", "BUNIA, DR Congo, Nov 20 (Reuters) - Rebels took a mine."),
        ("KHARKIV, Ukraine", "AP", "KHARKIV, Ukraine (AP) — Two rockets fell."),
        ("MOPTI", None, "MOPTI — Two rockets fell."),
        ("Aden, Yemen", None, "Aden, Yemen — Two rockets fell."),
        ("Jolo, Philippines", None, "Jolo, Philippines: Two rockets fell."),
        ("Tunis", "AFP", "Tunis (AFP) – Two boats sank."),
        ("AMMAN/DERAA", "Reuters", "AMMAN/DERAA (Reuters) - Rockets fell."),
        ("LIMA", None, "LIMA, 3 JAN 91 -- [REPORT] A car bomb exploded."),
        ("CALI (COLOMBIA)", None, "CALI (COLOMBIA), 11 JAN 92 -- [TEXT] A car bomb exploded."),
        ("HERAT, Afghanistan", None, "HERAT, Afghanistan (Jan. 25, 2013)\nA patrol was hit."),
        ("MALAKAL", None, "MALAKAL - 4 Jun 2021\nThe army denied it."),
        ("PARIS", "AFP", "PARIS, le 3 mai 2021 (AFP) - Deux soldats sont morts."),
        ("КИЇВ", None, "КИЇВ, 20 вересня — Двоє загинули."),
        ("RAFAH, Gaza Strip", None, "RAFAH, Gaza Strip: Two houses were hit."),
        ("BASRA", "Reuters", "Two dead at the gate. BASRA (Reuters) - Rockets fell."),
        ("Isulan, Philippines", None, "Isulan, Philippines - Rebels burned two houses."),
        ("GORIS", "CAJ", "GORIS, MAY 25, 2021 (CAJ)- As shells fell, two drivers fled."),
        ("KABUL, Afghanistan", None, "KABUL, Afghanistan (Feb. 07) Two drivers were shot."),
        ("Juba", None, "(Juba, 18 February 2020) Two drivers were shot."),
        ("Kandy", None, "Kandy : Rebels stormed a village."),
        ("Port Sudan", None, "By Ana Horvat and Piotr Nowak in Port Sudan\n\nShips wait."),
    ],
)
def test_a_dateline_is_taken_apart(place, agency, text):
    """Place and agency come out as written, and the span ends before the report's first word."""
    dateline = find_dateline(text)
    assert (dateline.place, dateline.agency) == (place, agency)
    assert place in text[dateline.start : dateline.end]
    assert text[dateline.end :].strip()[0] in "RTA[DДS"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((20, 11, None), "BUNIA, DR Congo, Nov 20 (Reuters) - Rebels took a mine."),
        ((4, 6, 2021), "MALAKAL - 4 Jun 2021\nThe army denied it."),
        ((25, 1, 2013), "HERAT, Afghanistan (Jan. 25, 2013)\nA patrol was hit."),
    ],
)
def test_a_dateline_may_have_a_day(expected, text):
    """The day comes with its year only where it is written."""
    written = find_dateline(text).written
    assert (written.day, written.month, written.year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "US-led forces took a village.",
        "UN says - two aid workers died.",
        "The army - backed by tanks - moved on Kidal.",
        "BREAKING — Two dead in Kherson.",
        "Assad — who rules in Damascus — refused.",
        "Two dead in Kherson: officials",
        "KHERSON: officials count two dead.",
        "By Ana Horvat",
        "Ana Horvat, reporter - Two shells fell.",
        "Interviewer: Two shells fell.",
        "Colonel Ana Horvat : Two shells fell.",
        "On 3 May 2021 - a Monday - two soldiers died.",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text):
    """A dash, capitals or a colon alone make no dateline."""
    assert find_dateline(text) is None


def test_a_caption_above_hides_no_dateline():
    """Furniture is passed over."""
    text = "A burnt bus in the rain. (Ana Horvat/Reuters)\nGAO, Mali (Reuters) - Two shells fell."
    assert find_dateline(text, find_furniture(text)).place == "GAO, Mali"
