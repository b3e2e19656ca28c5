"""Happened, claimed, denied, threatened, demanded, proposed, planned, historical."""

from datetime import date

import pytest
from parsed import claims_of, parse

from geodata.attribution import find_sayings
from geodata.modality import find_modality, is_background
from geodata.model import DateMention
from geodata.sentences import split_sentences
from geodata.triggers import find_triggers
from geodata.vocab import DatePrec


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("happened", "Shelling destroyed a school."),
        ("claimed", "Rebels said shelling destroyed a school."),
        ("demanded", "The union called for a ceasefire."),
        ("demanded", "The minister urged both sides to begin talks."),
        ("proposed", "The president proposed talks in the capital."),
        ("planned", "Talks will begin on Friday."),
        ("planned", "Youths from the hills are mobilising to launch raids on the herders."),
        ("happened", "The plan will not succeed, following two bombings in the capital."),
        ("claimed", "The commander said his men would not withdraw despite the shelling of their camp."),
        ("planned", "The army plans an offensive in the north."),
        ("planned", "The army will keep shelling the port."),
        ("happened", "The army kept shelling the port."),
        ("threatened", "The rebels will keep attacking ships until food is let in, their spokesman warned."),
        ("happened", "The council will meet to discuss the shelling, which killed 12 people on Monday."),
        ("happened", "A court will try three men for the bombing that killed 30 people in a market last month."),
        ("denied", "The bishop does not believe that the town has been bombed by the army."),
        ("threatened", "The militia threatened to attack the convoy."),
        ("threatened", "The junta warned that marchers risked being shot."),
        ("threatened", "Such a step will be answered with an attack, the commander said."),
        ("claimed", "The commander said the step was answered with an attack."),
        ("denied", "The army denied shelling the hospital."),
        ("denied", "The commander said his men did not attack the convoy."),
    ],
)
def test_modality(expected, text):
    """The words that govern an occurrence say how it is put."""
    doc = parse(text)
    found = find_sayings(doc, split_sentences(doc))
    trigger = next(item for item in find_triggers(doc) if item.names_act and item.event_type != "casualty")
    saying = next((item for item in found if item.speaker.start <= trigger.start < item.speaker.end), None)
    assert find_modality(doc[trigger.head], saying, None, None)[0].value == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("denied", "Reports that two nurses had died are not correct."),
        ("denied", "An early report that two nurses were killed was retracted on Monday."),
        ("denied", "A report that two nurses were killed could not be confirmed and has been withdrawn."),
        ("happened", "Reports that two nurses were killed are true."),
        ("happened", "Reports that soldiers who had withdrawn killed two nurses reached the mayor."),
    ],
)
def test_reports_taken_back(expected, text):
    """What a report tells that was taken back, or does not hold, did not happen."""
    assert [claim.modality for claim in claims_of(text)] == [expected]


def test_turning_down_is_no_denial():
    """Who rejects a truce takes a step, and denies nothing."""
    assert [claim.modality for claim in claims_of("The rebels rejected a proposal for a truce.")] == ["claimed"]


@pytest.mark.parametrize(
    ("expected", "first", "last", "prec"),
    [
        (False, date(2020, 5, 3), date(2020, 5, 3), DatePrec.DAY),
        (False, date(2020, 4, 20), date(2020, 4, 26), DatePrec.WEEK),
        (True, date(2020, 1, 1), date(2020, 1, 31), DatePrec.MONTH),
        (True, date(1994, 1, 1), date(1994, 12, 31), DatePrec.YEAR),
        (False, date(2020, 1, 1), date(2020, 12, 31), DatePrec.YEAR),
    ],
)
def test_background_is_older_than_the_news(expected, first, last, prec):
    """What ended more than a month before publication is history."""
    when = DateMention(start=0, end=1, first=first, last=last, prec=prec)
    assert is_background(when, date(2020, 5, 4)) is expected
