"""What else an event's place may be, with the real gazetteer."""

from functools import cache

from geodata.pipeline import extract, open_reader
from geodata.readers import article_from_text


@cache
def events(text):
    """Read a text's events."""
    return extract(article_from_text(text), open_reader()).events


def test_a_name_of_several_places_offers_the_others():
    """The place that was chosen is not among the others; each has its area and its country."""
    (event,) = events("Shells hit Tripoli on Monday and killed two people, a Libyan doctor said.")
    others = event.location.others
    assert event.location.place.country_code == "LY"
    assert "LB" in {other.place.country_code for other in others}
    assert event.location.place not in {other.place for other in others}
    assert all(other.area.geometry.is_valid for other in others)


def test_a_phrase_around_a_name_offers_nothing():
    """What lies near a place of another name is no alternative to "near Tripoli"."""
    (event,) = events("Shells fell near Tripoli on Monday and killed two people.")
    assert event.location.others == ()
