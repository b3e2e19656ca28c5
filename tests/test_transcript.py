"""Interviews that are printed turn by turn."""

import pytest
from parsed import parse

from geodata.attribution import find_sayings
from geodata.sentences import split_sentences
from geodata.transcript import TURN_RULE, find_turns

INTERVIEW = (
    "[REPORTER] What happened at the pass?\n"
    "[MORALES] Our units took the pass on Monday. The army left two dead behind.\n"
    "[REPORTER] The army speaks of a withdrawal.\n"
    "[MORALES] They ran. [END RECORDING] The pass was shelled on Tuesday."
)


def test_each_turn_is_its_speakers():
    """Who is asked says what stands behind the name, to the end of the recording; who asks says nothing."""
    assert [turn.name for turn in find_turns(INTERVIEW)] == [None, "MORALES", None, "MORALES"]
    doc = parse(INTERVIEW)
    said = [saying for saying in find_sayings(doc, split_sentences(doc)) if saying.speaker.reason == TURN_RULE]
    told = {
        INTERVIEW[saying.speaker.start : saying.speaker.end].rsplit("] ", maxsplit=1)[-1]: saying.speaker.name
        for saying in said
    }
    assert told["The army left two dead behind."] == "MORALES"
    assert "The pass was shelled on Tuesday." not in told


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (
            ["Okello", "Achieng", "Okello"],
            "Okello: They came at night.\nAchieng: How many?\nOkello: Thirty, with guns.",
        ),
        (["VARGAS"], "[Interview with the minister]\n[VARGAS] The town is calm. [END RECORDING]"),
        ([], "Killed: three soldiers.\nWounded: two.\nKilled: a nurse."),
        ([], "The minister spoke [in French] of a truce.\n[Excerpts] Troops left the town."),
        ([], "Okello: a town on the plain.\nShells fell on it."),
    ],
)
def test_labels(names, text):
    """Names at the beginning of lines are labels where they come again or a recording is spoken of; notes are none."""
    assert [turn.name for turn in find_turns(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Monday: Rebels attacked Gao.\nTuesday: The army shelled it.\nMonday: The army left?",
        "[Kabul] Shells fell.\n[Herat] Troops left.",
        "Location: Gao\nIncident: Rebels attacked a post.\nLocation: Kidal\nIncident: A bomb went off.",
    ],
)
def test_days_and_headings_speak_to_nobody(text):
    """Lines of a log or a list are no turns."""
    assert find_turns(text) == ()


def test_a_turn_ends_with_its_paragraph():
    """What stands behind a blank line is the report's again."""
    text = "Okello: They came at night.\nAchieng: How many?\nOkello: Thirty.\n\nRebels attacked Gao on Monday."
    assert text[find_turns(text)[-1].start : find_turns(text)[-1].end] == "Thirty."
