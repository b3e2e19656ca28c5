"""Reports that a party to the conflict gives out itself."""

import pytest
from parsed import parse

from geodata.party_voice import find_party
from geodata.quotations import find_quotations
from geodata.sentences import split_sentences


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Radio Libre", "Our units took the bridge. The army fled. Our fighters hold the town."),
        ("Radio Libre", "We demand the release of the teachers. We call on the army to withdraw."),
        (
            "PEOPLE'S FRONT",
            "[COMMUNIQUE] [PEOPLE'S FRONT, GENERAL COMMAND] Our units took the bridge. Our fighters hold it.",
        ),
        (
            "the Government Spokesperson",
            "Office of the Government Spokesperson, Asmara, 26 May 2000\n\nThe town was shelled yesterday.",
        ),
        ("Ministry of Defence", "Ministry of Defence\n12 March 2020\n\nTen of the enemy were killed."),
        (None, "Humanitarian Bulletin No. 14, 12 March 2020\n\nTen people were killed."),
        (None, "Army shells town, 12 March 2020\n\nTen people were killed."),
        (None, "The army took the bridge. Our correspondent saw tanks. Our reporter left."),
        (
            "Radio Libre",
            "CLANDESTINE, 4 JUN 90 (RADIO LIBRE) -- We have learned that a mill was bombed. We salute the dead.",
        ),
        (None, "LIMA, 4 JUN 90 (RADIO LIBRE) -- We have learned that a mill was bombed. We salute the dead."),
        (None, "“Our units took the bridge, and our fighters hold the town,” the colonel said. The army denied it."),
    ],
)
def test_a_party_speaks_of_its_own_fighters(expected, text):
    """It says "our units" or "we demand" outside quotation marks, or heads its paper; correspondents are nobody's fighters."""
    doc = parse(text)
    assert find_party(doc, find_quotations(text, split_sentences(doc)), "Radio Libre") == expected
