"""Judges reports on terrorism against the templates of MUC-4: recall and precision of date, place, type and harm.

Events that are accounts of one occurrence count once. Only what can be an incident of MUC-4 is judged: violence, told as
real or threatened. Each is paired with at most one template whose type it fits, the pair that agrees most first; an event
without a template lowers every precision, as in the scoring of 1992 ("all templates"), a template that is marked
optional is neutral.

    type      the pair itself
    date      the ranges meet and ours is at most a week longer; an undated event says "on or before the day of
              publication", as MUC-4's fills do
    dated     the same over templates whose day the report gives, and events that have one
    place     half for the country, whole for the most precise place of the template, or one inside it
    harm      whether anybody was killed, whether anybody was wounded (effect on the human targets)
    killed, wounded   how many; where the template has a plural, any number above one
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from benchmarks.reading import Document
from benchmarks.slots import Slots
from geodata.casing import restore_case
from geodata.lookup import default_reader, geocode
from geodata.names import fold_name
from geodata.places import is_well_known

TYPES = {
    "ATTACK": frozenset({"attack", "fighting", "casualty"}),
    "BOMBING": frozenset({"explosion"}),
    "KIDNAPPING": frozenset({"attack"}),
    "ARSON": frozenset({"attack"}),
    "ROBBERY": frozenset({"attack"}),
    "FORCED WORK STOPPAGE": frozenset({"attack", "protest"}),
}
"""Our types for each of MUC-4's; an attack with a weapon that explodes is an explosion too."""
EXPLODING = ("BOMB", "EXPLOSIVE", "DYNAMITE", "MORTAR", "ROCKET", "GRENADE", "MINE", "MOLOTOV")
JUDGED_TYPES = frozenset({"attack", "fighting", "casualty", "explosion"})
UNREAL = frozenset({"denied", "demanded", "proposed", "planned"})
EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
EXCESS = timedelta(days=7)
COUNTRY_ONLY = 0.5
"""Credit for the right country where a place in it is asked for: MUC-4's "partial"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a reading says of one occurrence: the first account's type, and what any account adds."""

    kind: str
    places: frozenset[str]
    country: str | None
    first: date | None
    last: date | None
    counts: Mapping[str, int] = field(default_factory=dict)


def is_relevant(document: Document) -> bool:
    """Whether the report tells of an incident at all."""
    return bool(document["templates"])


def with_case_restored(documents: Sequence[Document]) -> list[Document]:
    """The documents with their text spelled as usual, for a reader who is given such text."""
    reader = default_reader()
    model = reader.model("en")
    return [
        {
            "id": document["id"],
            "published": document["published"],
            "text": restore_case(document["text"], model, lambda word: is_well_known(word, reader.gazetteer)),
        }
        for document in documents
    ]


def judge(document: Document, row: Document) -> Slots:
    """Judge the reading of one report."""
    incidents = list(_incidents(row))
    published = document["published"]
    day = date.fromisoformat(published) if published else None
    templates = document["templates"]
    slots = Slots()
    partner = _pairs(templates, incidents, day)
    for position, template in enumerate(templates):
        incident = incidents[partner[position]] if position in partner else None
        if not template["optional"]:
            slots += _judge_pair(template, incident, day)
            if incident is None:
                slots += Slots(misses=(f"{document['id']} {template['type'][0]} {_where(template)}: not found",))
    for position, incident in enumerate(incidents):
        if position not in partner.values():
            slots += Slots(given=_given(incident))
    return slots


def _incidents(row: Document) -> Iterator[Incident]:
    """The occurrences of a reading that can be incidents of MUC-4."""
    events = {event["id"]: event for event in row["events"]}
    for occurrence in row["occurrences"]:
        accounts = [events[event_id] for event_id in occurrence["events"]]
        judged = [
            event for event in accounts if event["event_type"] in JUDGED_TYPES and event["modality"] not in UNREAL
        ]
        if not judged:
            continue
        placed = next((event for event in judged if event["place_name"]), judged[0])
        dated = next((event for event in judged if event["date_start"] or event["date_end"]), judged[0])
        names = {fold_name(name) for name in (placed["place_name"], placed["mention"], placed["admin1"]) if name}
        counts = {
            tally["kind"]: tally["low"] or tally["high"] or 0
            for tally in occurrence["figures"]
            if tally["unit"] == "person"
        }
        yield Incident(
            kind=judged[0]["event_type"],
            places=frozenset(names),
            country=placed["country_code"],
            first=_day(dated["date_start"]),
            last=_day(dated["date_end"]),
            counts={kind: count for kind, count in counts.items() if kind in EFFECTS and count},
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _pairs(templates: Sequence[Document], incidents: Sequence[Incident], day: date | None) -> dict[int, int]:
    """Pair templates with incidents, one to one, the pair that agrees most first; positions in their lists."""
    scored = [
        (-sum(_judge_pair(template, incident, day).right.values()), at, to)
        for at, template in enumerate(templates)
        for to, incident in enumerate(incidents)
        if incident.kind in _types(template)
    ]
    partner: dict[int, int] = {}
    for _, at, to in sorted(scored):
        if at not in partner and to not in partner.values():
            partner[at] = to
    return partner


def _types(template: Document) -> frozenset[str]:
    explodes = any(word in kind for kind in template["instrument_types"] for word in EXPLODING)
    return TYPES[template["type"][0]] | (frozenset({"explosion"}) if explodes else frozenset())


def _given(incident: Incident) -> Counter[str]:
    """What an incident fills in."""
    given = Counter({"type": 1, "date": 1, "harm": len(incident.counts), **dict.fromkeys(incident.counts, 1)})
    given["place"] = int(bool(incident.places))
    given["dated"] = int(incident.first is not None or incident.last is not None)
    return given


def _judge_pair(template: Document, incident: Incident | None, day: date | None) -> Slots:
    """Judge what an incident fills in of a template."""
    when = template["date"]
    dated = bool(when) and when["kind"] in {"exact", "range", "alternatives"}
    harms = _harms(template)
    asked = Counter(
        {
            "type": 1,
            "place": int(bool(template["location"])),
            "date": int(bool(when and when["to"])),
            "dated": int(dated),
            "harm": len(harms),
        }
    )
    asked.update(list(harms))
    if incident is None:
        return Slots(asked=asked)
    right: Counter[str] = Counter({"type": 1, "harm": sum(kind in incident.counts for kind in harms)})
    if asked["date"]:
        right["date"] = int(_same_date(when, incident, day))
        right["dated"] = int(dated and right["date"])
    right.update({kind: int(_same_count(wanted, incident.counts.get(kind))) for kind, wanted in harms.items()})
    credit = _place_credit(template, incident) if asked["place"] else 0.0
    return Slots(asked=asked, given=_given(incident), right=right + Counter({"place": credit}))  # type: ignore[dict-item]


def _where(template: Document) -> str:
    """The location as the template has it; some have none."""
    return str(template["location"]["raw"]) if template["location"] else "(no location)"


def _harms(template: Document) -> dict[str, int | None]:
    """How many the template counts as killed and as wounded; None for a plural."""
    harms: dict[str, int | None] = {}
    for kind, effect in EFFECTS.items():
        numbers = [
            target["number"]
            for target in template["hum_targets"]
            if any(effect in each and "NO " not in each for each in target.get("effect", []))
        ]
        if numbers:
            harms[kind] = sum(numbers) if all(numbers) else None
    return harms


def _same_count(asked: int | None, given: int | None) -> bool:
    return given is not None and (given > 1 if asked is None else given == asked)


def _same_date(when: Document, incident: Incident, day: date | None) -> bool:
    """Whether the days agree; an undated incident was on or before the day of publication."""
    last = date.fromisoformat(when["to"])
    first = date.fromisoformat(when["from"]) if when["from"] else None
    start, end = incident.first or incident.last, incident.last or incident.first
    if start is None or end is None:
        return first is None and day == last
    if first is None:
        return end <= last
    return start <= last and end >= first and (end - start) - (last - first) <= EXCESS


def _place_credit(template: Document, incident: Incident) -> float:
    """One for the place asked for, a half for its country."""
    parts = template["location"]["parts"]
    names = {fold_name(part) for part, kind in parts if kind != "COUNTRY"}
    in_country = incident.country is not None and incident.country == _country(parts[0][0])
    if not names:
        return float(in_country)
    if any(name in names for name in incident.places):
        return 1.0
    return COUNTRY_ONLY if in_country else 0.0


@cache
def _country(name: str) -> str | None:
    place = geocode(name)
    return place.country_code if place else None
