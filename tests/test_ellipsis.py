"""Counts that go on from the one before."""

from functools import cache

import pytest

from geodata.ellipsis import add_elliptic_figures
from geodata.figures import find_figures
from geodata.pipeline import open_reader


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


CARRIED = [
    ([3, 2], "Shelling killed three people in Idlib and two in Aleppo."),
    ([3, 2, 1], "Rockets killed three people in the south: two in Ashkelon and one near Sderot."),
    ([5, 3, 1], "Five people were killed in Kherson, three in Kharkiv and a child in Nikopol."),
    ([1, 1], "One soldier died in Gao and another in Kidal."),
    ([4, 2], "Four miners were killed on Monday and two on Tuesday."),
    ([12], "Police said 12 people were killed in Lagos, the largest city in Nigeria, after a strike at 3 in Apapa."),
    ([5000, 2000], "Some 5,000 families fled to Dohuk and 2,000 to Erbil."),
    ([1900, 1200, 700], "Some 1,900 households fled the city: 1,200 went to Tawila and 700 to Mellit."),
    (
        [4000, 2600, 1400],
        "The count of those who fled stands at 4,000 people: 2,600 near Pec and 1,400 west of Podujevo.",
    ),
    ([6], "Six people died on the Algiers road and a bridge in Blida was closed."),
]


@pytest.mark.parametrize(("lows", "text"), CARRIED)
def test_a_count_goes_on_from_the_one_before(lows: list[int], text: str) -> None:
    """A number, "another" or a person with a place or a day behind it counts what the figure before it counts."""
    doc = reader().model("en")(text)
    figures = add_elliptic_figures(doc, find_figures(doc))
    assert [figure.low for figure in figures] == lows
    assert len({figure.kind for figure in figures}) == 1
    assert [text[figure.start : figure.end] for figure in figures] == sorted(
        (text[figure.start : figure.end] for figure in figures), key=text.index
    )
