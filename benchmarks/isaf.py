"""Judges press releases of ISAF: in which province, whether anybody was killed, and how many at least.

`province` is that of the first event whose province is known, background set aside; `killed_or_not` asks whether an event counts anybody killed; `killed` that the largest count be the corpus's
minimum, over all releases; `killed_where_any` is the same over those that report deaths. What is told
as background is not counted.
"""

from functools import cache

from benchmarks.reading import Document
from benchmarks.slots import Slots, verdicts
from geodata.lookup import default_reader, geocode

COUNTRY = "AF"
SPELLINGS = {"paktya": "Paktia"}
"""The corpus's own spelling of a province, where the gazetteer has another."""
UNREAL = frozenset({"denied", "threatened", "demanded", "proposed", "planned", "historical"})
"""Modalities of what did not happen, or not lately."""


def judge(document: Document, row: Document) -> Slots:
    """Judge the reading of one release; one whose province nobody knows is not asked for it."""
    gold = document["gold"]
    asked_province = _division(gold["province"][0])
    killed = killed_at_least(row)
    answers: dict[str, tuple[object, object]] = {
        "killed_or_not": (gold["killq"], killed > 0),
        "killed": (gold["min_killed"], killed),
    }
    if gold["killq"]:
        answers["killed_where_any"] = answers["killed"]
    right = {slot: asked == given for slot, (asked, given) in answers.items()}
    if asked_province:
        answers["province"] = (asked_province, _province(row))
        right["province"] = answers["province"][0] == answers["province"][1]
    return verdicts(document["id"], answers, right)


def killed_at_least(row: Document) -> int:
    """The largest count of killed among the events of the day; "more than 30" are at least 31."""
    counts = [
        figure["low"] + (figure["qualifier"] == "more_than") if figure["low"] is not None else 1
        for event in row["events"]
        if event["modality"] not in UNREAL
        for figure in event["figures"]
        if figure["kind"] == "killed" and figure["high"] != 0
    ]
    return max(counts, default=0)


def _province(row: Document) -> str | None:
    """The province of a reading, as the gazetteer names it: of what is told as the news, else of anything."""
    named = [event for event in row["events"] if event["country_code"] == COUNTRY and event["admin1"]]
    news = [event for event in named if event["modality"] not in UNREAL]
    return next((event["admin1"] for event in (*news, *named)), None)


@cache
def _division(name: str) -> str | None:
    """The gazetteer's name of the province that bears a name, None for none."""
    found = default_reader().gazetteer.find(SPELLINGS.get(name, name))
    regions = [place for place in found if place.country_code == COUNTRY and place.feature_code == "ADM1"]
    place = regions[0] if regions else geocode(name, country=COUNTRY)
    return place.admin1 if place else None
