"""What the interactive page is sent: columns, trees of figures, and the report's text cut where something was read."""

from dataclasses import replace

import shapely
from hypothesis import given
from hypothesis import strategies as st
from sample_events import MONDAY, TEXT, event, killed, place, reading, span, when

from geodata.model import Alternative, Place, Unresolved
from geodata.runs import text_runs
from geodata.vocab import FigureKind, Modality, PlaceKind, UnresolvedKind
from geodata.workspace import FIELDS, card_record, report_record, workspace_record


def district():
    """Make a place that is known only as an area."""
    return place(34.5, 50.5, "Sumy district", shapely.box(34, 50, 35, 51))


def test_events_are_columns_of_one_length():
    """Every column has one value an event, and no column is missing."""
    columns = workspace_record([reading(event("a", location=place(), figures=(killed(120),)), event("b"))])["events"]
    assert {*FIELDS, "report", "shape", "size", "killed", "wounded", "displaced", "figures", "when"} == set(columns)
    assert {len(column) for column in columns.values()} == {2}
    assert (columns["lon"], columns["size"], columns["killed"]) == ([34.8, None], [3, 1], [120, None])


def test_equal_areas_are_sent_once():
    """Two events in one district name one shape; a point has none."""
    sent = workspace_record(
        [reading(event("a", location=district()), event("b", location=district()), event("c", location=place()))]
    )
    assert sent["events"]["shape"] == [0, 0, None]
    assert [shape["type"] for shape in sent["shapes"]] == ["Polygon"]


def test_figures_are_trees_with_their_speakers():
    """Each account tells its bounds and who says so, by the event that it leads to."""
    (tree,) = workspace_record([reading(event("a", figures=(killed(),), claimed_by="the mayor"))])["figures"]
    assert tree["kind"] == FigureKind.KILLED
    (account,) = tree["accounts"]
    assert (account["event"], account["told"], account["who"]) == ("a", "3", "the mayor")


def test_hearsay_is_not_the_reports_own_count():
    """What is claimed by nobody named is told apart from what the outlet counts itself."""
    events = [
        event("a", figures=(killed(),), modality=Modality.CLAIMED, claimed_by=None),
        event("b", figures=(killed(),), modality=Modality.HAPPENED, claimed_by=None, location=place(7.0, 9.0)),
    ]
    trees = workspace_record([reading(*events)])["figures"]
    assert {account["event"]: account["hearsay"] for tree in trees for account in tree["accounts"]} == {
        "a": True,
        "b": False,
    }


def test_cards_name_what_else_a_place_may_be():
    """The other places of a name are sent once a report, with their outlines; a point has none."""
    sumi = Place(place_id=7, name="Sumi", kind=PlaceKind.VILLAGE, country_code="NG", admin1="Niger", lon=5.0, lat=9.0)
    others = (
        Alternative(name="Sumi", place=sumi, area=place(5.0, 9.0).area),
        Alternative(name="Sumy district", place=replace(sumi, place_id=8), area=district().area),
    )
    location = replace(place(), others=others)
    sent = card_record(reading(event("a", location=location), event("b", location=location), event("c")))
    assert [facts["places"] for facts in sent["facts"].values()] == [[0, 1], [0, 1], []]
    assert [(one["place_id"], one["country_code"], one["lon"]) for one in sent["places"]] == [
        (7, "NG", 5),
        (8, "NG", 34.5),
    ]
    assert [one["geometry"] and one["geometry"]["type"] for one in sent["places"]] == [None, "Polygon"]


def test_nothing_read_is_an_empty_page():
    """A report without events has no columns, and still its title and its text."""
    sent = workspace_record([reading()])
    assert sent["events"] == {"id": []}
    assert sent["reports"][0]["title"] == "A <b>title</b>"


def test_what_was_not_understood_names_its_report_and_offset():
    """An open item leads to its words."""
    item = Unresolved(**span("Sumy"), kind=UnresolvedKind.PLACE, text="Sumy", reason="no such place")
    one = reading(event())
    two = type(one)(article=one.article, toponyms=(), events=(), unresolved=(item,))
    (open_item,) = workspace_record([one, two])["unresolved"]
    assert (open_item["report"], open_item["start"]) == (1, TEXT.index("Sumy"))


def test_runs_mark_the_words():
    """Place, date, figure and speaker are marked, each inside the sentence of its event."""
    told = event("a", location=place(), when=when(MONDAY), figures=(killed(),), claimed_by="${1}")
    marked = {text: kinds for _, text, kinds, events, _ in report_record(reading(told))["runs"] if events and kinds}
    assert marked == {"Monday": "date", "$3$": "figure", "${1}": "speaker"}


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=6))
def test_runs_give_the_text_back(cuts):
    """However the sentences overlap, the runs joined are the text, and each knows where it starts."""
    events = [event(str(number), words=TEXT[start : start + length]) for number, (start, length) in enumerate(cuts)]
    runs = text_runs(reading(*events))
    assert "".join(run[1] for run in runs) == TEXT
    assert all(TEXT.startswith(text, start) for start, text, *_ in runs)
