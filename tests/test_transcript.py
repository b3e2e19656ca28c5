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
