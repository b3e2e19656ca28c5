"""Finds what a place in no gazetteer lies in, by what the report names around it: a village its division, a street its city."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from geodata.area_shapes import disc
from geodata.area_within import names_quarter
from geodata.areas import NEAR_KM, shape_area
from geodata.claim import Claim
from geodata.model import Location, PlaceIdentity
from geodata.place_spans import place_words
from geodata.placing import within_whole
from geodata.setting import WIDE_KINDS, Ground, Setting
from geodata.surroundings import REACH_SENTENCES
from geodata.tables import read_words
from geodata.vocab import TOWNS, EventType, PlaceKind, WherePrec

DIVISION_CODES = "ADM"
"""How GeoNames' feature codes of administrative divisions begin."""
UNKNOWN_IN = "not known, taken to lie in what is named before"
DISTRICT = "a district of it"
UNKNOWN_WHERE = "not known, taken to lie in the report's country"
UNKNOWN_BY = "not known, taken to lie around the town named before"
AROUND_KM = 2 * NEAR_KM
"""How far from the town named before it a place may lie that no gazetteer has."""
_NAMED_PLACE = re.compile(r"\b(?:in|near|outside)\s+(?P<name>[A-Z][\w'’-]+)")
OPENING_CHARS = len("In the small village of ")


def find_around(
    place: Location, event_type: EventType, setting: Setting, *, past: bool = False
) -> tuple[Location, str] | None:
    """Find what a place that no gazetteer has lies in or around, and the rule that says so.

    Args:
        place: A place without an area, with its words in the text.
        event_type: What is said to have happened there; talks may be held anywhere, and are only put in a city or a division.
        setting: What the sentences of the report name.
        past: Whether it is history, which need not lie near the town of the news.

    Returns:
        The place with the area of what holds it; None where nothing is named.
    """
    if (division := setting.districts.get(place.mention)) is not None:
        return within_whole(place, division), DISTRICT
    before = _grounds_up_to(place, setting)
    whole = _city_around(place, before, setting) or _division_around(place, before, setting)
    elsewhere = past or event_type == EventType.DIPLOMACY
    near = _town_around(place, before, setting) if whole is None and not elsewhere else None
    later = _region_behind(place, setting)
    land = None if elsewhere else setting.land
    found, rule = (
        (whole or later, UNKNOWN_IN)
        if whole or (later and not near)
        else (near or land, UNKNOWN_BY if near else UNKNOWN_WHERE)
    )
    return (within_whole(place, found), rule) if found else None


def _grounds_up_to(place: Location, setting: Setting) -> Sequence[Ground]:
    """The sentence of a place and those shortly before it, in text order."""
    here = bisect_right(setting.grounds, place.start, key=lambda ground: ground.start)
    return setting.grounds[max(0, here - 1 - REACH_SENTENCES) : here]


def _division_around(village: Location, before: Sequence[Ground], setting: Setting) -> Location | None:
    """Find the division that a village in no gazetteer lies in: named shortly before it, else the only one of the report.

    A sentence that opens with the village ("In Kabasha, …") goes to another place than the sentence before it.
    """
    opens = bool(before) and village.start - before[-1].start <= OPENING_CHARS
    named = (place for ground in before for place in ground.named if not _is_neighbour(place, ground))
    near = [place for place in named if _is_division(place) and place.end <= village.start]
    only = setting.region if setting.region and setting.region.end <= village.start else None
    above = (place for place in (setting.headed, setting.filed_from) if place is not None and _is_division(place))
    found = near[-1] if near and not opens else only or next(above, None)
    return found if found is None or _is_in_land(found, setting) else None


def _is_neighbour(place: Location, ground: Ground) -> bool:
    """Whether the text calls a division the neighbour of where it plays: "fled to neighbouring Ingushetia"."""
    before = ground.text[: place.start - ground.start].split()
    return bool(before) and before[-1].lower() in read_words("where_words", "neighbour")


def _region_behind(village: Location, setting: Setting) -> Location | None:
    """Find the only region of the report where it is named behind the village, as one of the country that the report is about."""
    region = setting.region
    if region is None or setting.land is None or region.start < village.end or not _is_in_land(region, setting):
        return None
    placed = (place.identity for ground in setting.grounds for place in ground.locations)
    return region if region.identity in placed else None


def _city_around(place: Location, before: Sequence[Ground], setting: Setting) -> Location | None:
    """Find the city that a street, a square or a quarter in no gazetteer lies in: the one named last before it."""
    if not (names_quarter(place.mention) or _is_of_city(place, setting)):
        return None
    named = (city for ground in reversed(before) for city in reversed(ground.named))
    cities = (city for city in named if city.kind == PlaceKind.CITY and city.area and city.end <= place.start)
    return next(cities, None)


def _town_around(place: Location, before: Sequence[Ground], setting: Setting) -> Location | None:
    """Find the country round the town that was named last before a place in no gazetteer, else round the one that the report keeps to.

    Returns:
        The town with a disc of `AROUND_KM` for its area; None where another kind of place was named last.
    """
    named = (
        other
        for ground in reversed(before)
        for other in sorted(ground.locations, key=lambda each: -each.start)
        if other.area is not None and other.end <= place.start and other.kind not in WIDE_KINDS
    )
    last = next(named, None) or setting.location
    if last is None or not _is_town(last) or not _is_in_land(last, setting):
        return None
    return _around(last, AROUND_KM)


def filed_around(claim: Claim, setting: Setting) -> Location | None:
    """Find the country round the city that a report was filed from, where it is about its country and names no place.

    Not where its words say that it is some other place: "attacked a southern village", "killed two in As Salif".
    """
    if setting.home is None or _some_place().search(claim.sentence.text) or _names_place(claim, setting):
        return None
    return _around(setting.home, NEAR_KM)


def _names_place(claim: Claim, setting: Setting) -> bool:
    """Whether a name that nobody knows stands where a place would."""
    start = claim.sentence.start
    at = bisect_right(setting.grounds, claim.trigger.start, key=lambda ground: ground.start)
    known = [span for ground in setting.grounds[max(0, at - 1) : at] for span in (*ground.named, *ground.dates)]
    return any(
        not any(span.start <= start + match.start("name") < span.end for span in known)
        for match in _NAMED_PLACE.finditer(claim.sentence.text)
    )


@cache
def _some_place() -> re.Pattern[str]:
    """Compile a place that is not named: "a remote village", "several towns"."""
    nouns = "|".join(sorted(map(re.escape, place_words()), key=len, reverse=True))
    some = "|".join(sorted(read_words("where_words", "some")))
    return re.compile(rf"\b(?:{some})\s+(?:[a-z-]+\s+){{0,2}}(?:{nouns})s?\b", re.IGNORECASE)


def _is_town(location: Location) -> bool:
    """Whether a place is a town itself, and not what lies off it or on one side of it."""
    return location.kind in TOWNS and location.area is not None and location.area.where_prec == WherePrec.EXACT


def _around(town: Location, radius_km: float) -> Location:
    """Give a town a disc for its area: what happened is somewhere around it."""
    if town.area is None:
        return town
    prec = WherePrec.NEAR if radius_km <= NEAR_KM else WherePrec.FUZZY
    middle = town.area.lon, town.area.lat
    return replace(town, name=f"near {town.name}", area=shape_area(disc(*middle, radius_km), prec, middle))


def _is_of_city(place: Location, setting: Setting) -> bool:
    """Whether a name is that of what stands in or near a city: an airport, a hospital, a stadium."""
    at = bisect_right(setting.grounds, place.start, key=lambda ground: ground.start)
    ground = setting.grounds[at - 1] if at else None
    behind = ground.text[place.end - ground.start :].split() if ground else []
    nouns = read_words("where_words", "urban")
    return any(word.strip(",.;").lower() in nouns for word in (*place.mention.split()[-1:], *behind[:1]))


def _is_division(location: Location) -> bool:
    """Whether a place is a division of a country with an area: a province or a district, not a range of hills."""
    place = location.place
    return location.area is not None and place is not None and (place.feature_code or "").startswith(DIVISION_CODES)


def _is_in_land(division: Location, setting: Setting) -> bool:
    """Whether a division is one of the country that the report is about, where it is about one."""
    land, place = setting.land.place if setting.land else None, division.place
    return land is None or place is None or place.country_code == land.country_code


def only_region(grounds: Iterable[Ground]) -> Location | None:
    """Give the one region that the sentences of a report name; None where they name none or several."""
    named = (place for ground in grounds for place in ground.named)
    regions: dict[PlaceIdentity, Location] = {}
    for place in named:
        if place.kind == PlaceKind.REGION and _is_division(place):
            regions.setdefault(place.identity, place)
    return next(iter(regions.values())) if len(regions) == 1 else None
