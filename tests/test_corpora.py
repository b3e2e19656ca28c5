"""The judges of the event corpora, on documents and readings of our own making."""

from typing import Any

from benchmarks import case2021, idmc, isaf, muc4
from benchmarks.corpora import even_sample
from benchmarks.slots import Slots


def figure(kind: str, low: int | None, **more: Any) -> dict[str, Any]:
    """A figure as the contract writes it."""
    return {"kind": kind, "low": low, "high": low, "qualifier": "exact", "who": None, "unit": "person"} | more


def event(event_type: str, *figures: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An event as the contract writes it, as far as the judges look."""
    where = {"place_name": None, "mention": None, "admin1": None, "country_code": None}
    when = {"date_start": None, "date_end": None}
    return {"id": "1", "event_type": event_type, "modality": "happened", "figures": list(figures)} | where | when | more


def reading(*events: dict[str, Any]) -> dict[str, Any]:
    """A reading in which each event is an occurrence of its own."""
    named = [each | {"id": str(at)} for at, each in enumerate(events)]
    occurrences = [
        {"events": [each["id"]], "figures": [count for count in each["figures"] if count["low"]]} for each in named
    ]
    return {"events": named, "occurrences": occurrences, "language": "en"}


def template(kind: str = "ATTACK", **more: Any) -> dict[str, Any]:
    """A template of MUC-4: an incident in Peru's Lima on the third of May 1990."""
    place = {"raw": "PERU: LIMA (CITY)", "parts": [["PERU", "COUNTRY"], ["LIMA", "CITY"]]}
    day = {"kind": "exact", "from": "1990-05-03", "to": "1990-05-03"}
    basics = {
        "type": [kind],
        "optional": False,
        "instrument_types": [],
        "hum_targets": [],
        "date": day,
        "location": place,
    }
    return basics | more


def judged(template_: dict[str, Any], *events: dict[str, Any]) -> dict[str, float]:
    """The rates of one report with one template."""
    return muc4.judge({"id": "x", "published": "1990-05-05", "templates": [template_]}, reading(*events)).rates()


def test_the_largest_count_of_displaced_people_is_the_figure() -> None:
    """Homes count only where nobody displaced is counted; a wrong largest one may still be among the counts."""
    document = {"id": "x", "figure": 40, "unit": "Households"}
    homes = figure("other", 40, unit="household")
    assert idmc.judge(document, reading(event("explosion", homes, figure("killed", 90)))).rates() == {
        "figure": 1.0,
        "figure_in_english": 1.0,
        "among": 1.0,
        "unit": 1.0,
    }
    rates = idmc.judge(document, reading(event("evacuation", homes, figure("displaced", 12)))).rates()
    assert (rates["figure"], rates["among"]) == (0.0, 1.0)


def test_the_province_and_the_killed_of_a_release() -> None:
    """More than thirty are at least thirty-one; what is only threatened kills nobody."""
    gold = {"province": ["ghazni"], "killq": True, "min_killed": 31}
    more = event(
        "fighting", figure("killed", 30, high=None, qualifier="more_than"), admin1="Ghazni Province", country_code="AF"
    )
    assert set(isaf.judge({"id": "x", "gold": gold}, reading(more)).rates().values()) == {1.0}
    earlier = event("attack", figure("killed", 99), modality="historical")
    assert set(isaf.judge({"id": "x", "gold": gold}, reading(more, earlier)).rates().values()) == {1.0}
    threat = event("attack", figure("killed", 31), modality="threatened")
    assert set(isaf.judge({"id": "x", "gold": gold}, reading(threat)).rates().values()) == {0.0}


def test_a_label_without_a_type_of_ours_is_only_in_the_table() -> None:
    """The confusion table has a row for it; no rate counts it."""
    rows = reading(event("protest"))
    slots = case2021.judge({"id": "x", "label": "PEACE_PROTEST"}, rows) + case2021.judge(
        {"id": "y", "label": "OTHER"}, rows
    )
    assert slots.rates() == {"type": 1.0, "any_type": 1.0}
    assert [line.split()[0] for line in case2021.confusion(slots)] == ["fighting", "PEACE_PROTEST", "OTHER"]


def test_a_template_and_its_incident_agree_slot_by_slot() -> None:
    """Type, day, place and count of killed are right, and a further incident halves the precision."""
    victims = template(hum_targets=[{"number": 2, "effect": ["DEATH"]}, {"number": 1, "effect": ["NO INJURY"]}])
    found = event(
        "attack",
        figure("killed", 2),
        place_name="Lima",
        country_code="PE",
        date_start="1990-05-03",
        date_end="1990-05-03",
    )
    rates = judged(victims, found, event("fighting"))
    assert {slot: rates[slot] for slot in ("type_r", "date_r", "place_r", "killed_r")} == dict.fromkeys(
        ("type_r", "date_r", "place_r", "killed_r"), 1.0
    )
    assert (rates["type_p"], rates["killed_p"]) == (0.5, 1.0)


def test_the_country_alone_has_half_the_credit_and_a_plural_takes_any_number() -> None:
    """Somewhere in "Peru" is half of Lima; "peasants" may be three."""
    victims = template(hum_targets=[{"number": None, "effect": ["INJURY"]}])
    rates = judged(victims, event("attack", figure("wounded", 3), place_name="Peru", country_code="PE"))
    assert (rates["place_r"], rates["wounded_r"], rates["date_r"]) == (0.5, 1.0, 0.0)


def test_an_undated_incident_was_on_or_before_the_day_of_publication() -> None:
    """That is how MUC-4 fills in a day that the report does not give."""
    undated = template(date={"kind": "on_or_before", "from": None, "to": "1990-05-05"})
    rates = judged(undated, event("attack"))
    assert rates["date_r"] == 1.0
    assert "dated_r" not in rates


def test_only_violence_told_as_real_fits_a_template() -> None:
    """A bomb needs an explosion, and a denied attack is none."""
    assert judged(template("BOMBING"), event("attack"))["type_r"] == 0.0
    assert judged(template(), event("attack", modality="denied")) == {
        "type": 0.0,
        "place": 0.0,
        "date": 0.0,
        "dated": 0.0,
    }


def test_an_optional_template_is_neutral() -> None:
    """Nobody asks for it, and what fits it is held against nobody."""
    assert judged(template(optional=True), event("attack")) == {}


def test_a_sample_keeps_each_document_in_its_half() -> None:
    """Pairs are taken evenly, so an even index stays even."""
    documents = [{"id": index} for index in range(40)]
    assert [document["id"] for document in even_sample(documents, 8)] == [0, 1, 10, 11, 20, 21, 30, 31]
    assert even_sample(documents, None) == documents


def test_a_template_without_a_location_asks_for_no_place() -> None:
    """Some templates of the corpus have none; found or missed, they are judged by the rest."""
    document = {"id": "x", "published": "1990-05-05", "templates": [template(location=None)]}
    found = muc4.judge(document, reading(event("explosion")))
    assert (found.asked["place"], found.asked["type"]) == (0, 1)
    assert muc4.judge(document, reading()).misses == ("x ATTACK (no location): not found",)


def test_counts_add_up() -> None:
    """The sum of two documents has the counts of both."""
    one = muc4.judge({"id": "x", "published": None, "templates": [template()]}, reading())
    assert (one + one).asked["type"] == 2
    assert Slots() + one == one
