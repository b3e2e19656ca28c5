"""Finds the place before that a sentence's own words point back at: "in the same town", "there", "the capital"."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from shapely import get_dimensions

from geodata.area_phrases import compass_sides
from geodata.area_shapes import side_of
from geodata.areas import shape_area
from geodata.claim import Claim
from geodata.model import Location
from geodata.setting import WIDE_KINDS, Ground, Setting
from geodata.spoken_from import CAPITAL_CODE
from geodata.tables import read_table
from geodata.vocab import PlaceKind, WherePrec

OUTLINE = 2
"""The dimensions of a place with an outline."""
CAPITAL, NAMED_KINDS = "capital", frozenset({"named"})
POINTING = "points back"
"""How the rule begins by which a word such as "there" gives a place."""
REACH_BACK = 40
_POINTS_HERE = re.compile(r"this\b|here\b", re.IGNORECASE)
_TOLD_HERE = re.compile(r"\b(?:told|tells|telling)\s+(?:\S+\s+){1,5}here$", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:t?here)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can)\b)", re.IGNORECASE
)


def pointed_place(claim: Claim, setting: Setting) -> tuple[Location, str] | None:
    """Find the place before that a sentence's own words point back at, in the sentence itself or in those before it."""
    here = bisect_right(setting.grounds, claim.trigger.start, key=lambda ground: ground.start)
    grounds = setting.grounds[max(0, here - REACH_BACK) : here]
    if not grounds:
        return None
    ground = grounds[-1]
    side = _side_of_land(ground, setting)
    if side is not None:
        return side
    earlier = [place for other in reversed(grounds[:-1]) for place in other.locations if place.area]
    for match in (*_pointing().finditer(ground.text), *_THERE.finditer(ground.text)):
        if _TOLD_HERE.search(ground.text, 0, match.end()):
            continue
        at = ground.start + match.start()
        noun = (match.groupdict().get("noun") or "").lower()
        kinds = _kinds()[noun] if noun else frozenset[str]()
        here_named = [place for place in reversed(ground.named) if place.end <= at and place.area]
        filed = [setting.filed_from] if setting.filed_from and (noun == CAPITAL or _POINTS_HERE.match(match[0])) else []
        end = ground.start + match.end()
        first = [replace(place, start=at, end=end, mention=match[0]) for place in filed if _POINTS_HERE.match(match[0])]
        if noun == CAPITAL and setting.seat is not None:
            seat = replace(setting.seat, start=at, end=ground.start + match.end(), mention=match[0])
            return seat, f"{POINTING}: {match[0]}"
        for location in (*first, *here_named, *earlier, *filed):
            if location.kind not in WIDE_KINDS and _is_meant(location, noun, kinds):
                return location, f"{POINTING}: {match[0]}"
    return None


def _side_of_land(ground: Ground, setting: Setting) -> tuple[Location, str] | None:
    """Read "in the south" as that half of the country that the report is about."""
    land = setting.land
    found = _in_the_side().search(ground.text) if land is not None and land.area is not None else None
    if land is None or land.area is None or found is None or get_dimensions(land.area.geometry) < OUTLINE:
        return None
    shape = side_of(land.area.geometry, compass_sides()[found["side"].lower()])
    start = ground.start + found.start("side")
    place = replace(
        land,
        name=f"{found['side'].lower()} of {land.name}",
        start=start,
        end=ground.start + found.end(),
        mention=found["side"],
        area=shape_area(shape, WherePrec.FUZZY),
        kind=PlaceKind.REGION,
    )
    return place, f"{POINTING}: {found[0]}"


@cache
def _in_the_side() -> re.Pattern[str]:
    """Compile "in the south", where nothing behind says of what: not "in the south of Lebanon", "in the East Bank"."""
    sides = "|".join(sorted(compass_sides(), key=len, reverse=True))
    return re.compile(
        rf"\bin the (?:far |restive |troubled )?(?P<side>{sides})\b(?=[,.;]|\s+(?:on|of the country|and|late|early|last|since|after|where|when)\b)"
    )


def _is_meant(location: Location, noun: str, kinds: frozenset[str]) -> bool:
    """Whether a noun can point at a place: by its kind, or by standing in its name; a road runs between two places."""
    if noun == CAPITAL:
        return location.place is not None and location.place.feature_code == CAPITAL_CODE
    if "route" in kinds and location.place is None and location.mention.lower().startswith("between"):
        return True
    if kinds == NAMED_KINDS:
        return re.search(rf"\b{re.escape(noun)}\b", location.mention, re.IGNORECASE) is not None
    return (
        not kinds
        or location.kind.value in kinds
        or (location.kind == PlaceKind.CITY and _names_region(location, kinds))
    )


def _names_region(town: Location, kinds: frozenset[str]) -> bool:
    """Whether a town has its name in common with its region, which "the region" may mean then."""
    region = town.place.admin1 if town.place else None
    return PlaceKind.REGION.value in kinds and region is not None and town.name in region


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["kinds"].split()) for row in read_table("place_anaphors")}


@cache
def _pointing() -> re.Pattern[str]:
    """Compile "in the same town", "at that camp": a preposition of place, a word that points, and a noun of the table."""
    nouns = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the\s+same|the|this|that|these)\s+(?P<noun>{nouns})\b(?!\s+(?:of|called|named|known)\b|['’]s\b|-)",
        re.IGNORECASE,
    )
