"""Second accounts that the words themselves make known, read from whole reports in our own words."""

from datetime import date

import pytest
from parsed import english
from placed import gazetteer

from geodata.model import Article
from geodata.pipeline import Reader, extract

LINKED = [
    (
        (
            "Raiders attacked a market in Peshawar on Thursday, killing 25 people. "
            "Elders in Peshawar have since given a figure of 38 dead."
        ),
        "since given",
        "a newer toll",
    ),
    (
        (
            "A suicide bomber struck a bus station in Peshawar on Monday, killing 12 people. Three of the injured died overnight, "
            "a hospital official said, raising the death toll to 15."
        ),
        "raising the death toll",
        "a newer toll: those told before and those since",
    ),
    (
        (
            "Gunmen opened fire in a cafe in Kumanovo on Friday, killing two men. Shells fell on Skopje on Saturday. "
            "A third victim died on Sunday, bringing the toll to three."
        ),
        "A third victim",
        "a newer toll: those told before and those since",
    ),
    (
        (
            "Twenty-one miners were killed when a rocket hit a bus near Donetsk on Tuesday, officials said. "
            "The death toll later rose to 24, the mayor said."
        ),
        "later rose",
        "a newer toll",
    ),
    (
        (
            "A roadside bomb killed five policemen in Lashkar Gah on Wednesday. The Taliban claimed responsibility for the bombing "
            "and said 12 policemen had died."
        ),
        "claimed responsibility",
        "the words name it again",
    ),
    (
        "Troops clashed with rebels near Marawi on Sunday.\n\nFive soldiers were killed in the clash, the army said.",
        "in the clash",
        "the words name it again",
    ),
    (
        "Police shot dead four protesters in Conakry on Tuesday. Twenty others were injured.",
        "Twenty others",
        "counts on behind it",
    ),
    (
        "A car bomb killed six people in Mogadishu on Sunday, police said.\n\nNine children were among the wounded, a doctor said.",
        "among the wounded",
        "the words point at those harmed in it",
    ),
    (
        "An air strike on a jail in Mosul killed 23 inmates, a morgue employee said; the ministry said that only rebels died.",
        "only rebels",
        "another speaker says who was harmed",
    ),
]
APART = [
    (
        "A car bomb exploded outside a bank in Bogota on Thursday, killing three. Hours later, another bomb exploded in Medellin, "
        "wounding five."
    ),
    (
        "Militants attacked a village near Maiduguri on Monday, killing nine farmers. In a separate attack, two traders were "
        "killed in Damboa."
    ),
    "Rockets hit Haifa on Monday, wounding four people. In response to the attack, the air force bombed Tyre.",
    "A landmine killed three children near Huambo on Friday. After the blast, soldiers shelled the nearby hills.",
    "Gunmen killed four traders in Gao on Sunday. The killing of a nun shocked Kidal last year.",
]


def read(text):
    """The events of a report of Wednesday, 6 May 2020."""
    reader = Reader(gazetteer=gazetteer(), models={"en": english()})
    return extract(Article(article_id="a", text=text, published=date(2020, 5, 6)), reader).events


@pytest.mark.parametrize(("text", "words", "rule"), LINKED)
def test_a_second_account_is_linked(text, words, rule):
    """It leads to the first account, by the rule that its words ask for, and is shown at its place."""
    events = read(text)
    second = next(event for event in reversed(events) if words in event.quote)
    assert second.same_as == events[0].event_id
    assert [reason.rule for reason in second.reasons if reason.field == "same_as"] == [rule]
    assert second.location is not None
    assert second.location.name == events[0].location.name


@pytest.mark.parametrize("text", APART)
def test_other_occurrences_are_not_linked(text):
    """Another attack, what answers the first, and one that is told in full are no accounts of it."""
    events = read(text)
    assert len(events) > 1
    assert {event.same_as for event in events} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two people were killed in Kharkiv and three wounded in Kherson.",
            [("casualty", "Kharkiv", 2), ("casualty", "Kherson", 3)],
        ),
        (
            "Shelling killed two people in Kharkiv and wounded three in Kherson.",
            [("explosion", "Kharkiv", 2), ("explosion", "Kherson", 3)],
        ),
        (
            "Five people were wounded in Donetsk and one was killed in Makiivka, the mayor said.",
            [("casualty", "Donetsk", 5), ("casualty", "Makiyivka", 1)],
        ),
        ("Another young man, hit by a shell in Gao on Sunday, died in hospital in Mopti.", [("explosion", "Gao", 1)]),
    ],
)
def test_harm_of_two_kinds_in_two_towns(text, expected):
    """Each town has its own event with its own count; who dies in the hospital of another is counted once."""
    events = read(text)
    assert [(event.event_type, event.location.name, event.figures[0].low) for event in events] == expected


def test_what_a_dead_leader_was_charged_with_is_another_occurrence():
    """He was killed in one town, and suspected of a bombing in another."""
    text = (
        "A financier accused of the Quetta market bombing on 2 May was shot dead when marines raided a farm near Zhob "
        "on Tuesday."
    )
    assert [event.location.name for event in read(text)] == ["Quetta", "near Zhob"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 13 people in Mosul on Monday. Two people died in a shooting in Basra on Tuesday, bringing the toll this week to 15.",
        "Gunmen killed five farmers in Bama. Twelve people were injured in a stampede at a concert.",
    ],
)
def test_what_came_about_otherwise_is_no_account(text):
    """A shooting in another town, and a stampede, are not the attack told before, though numbers and order fit."""
    assert {event.same_as for event in read(text)} == {None}


@pytest.mark.parametrize(
    ("types", "text"),
    [
        (["explosion"], "A swarm of drones attacked Kyiv overnight."),
        ([], "A swarm of locusts attacked Kyiv overnight."),
        ([], "Forty soldiers fell ill in Kampala."),
        (["casualty"], "A total of 54 servicemen fell near Jermuk on Tuesday."),
        ([], "The evacuation drill in Osaka involved 900 residents."),
    ],
)
def test_figures_of_speech(types, text):
    """Drones that come in a swarm attack, locusts do not; who falls ill has not fallen, and a drill moves nobody."""
    assert [event.event_type for event in read(text)] == types
