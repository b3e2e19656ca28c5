"""Whether the true place lies where `locate` says: over the places of the gold reports that were found by name.

    python -m benchmarks.geometry

Scores the project's own reports and, where `../shared` is at hand, those of its reports that are open to developers.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry import Point
from shapely.ops import nearest_points

from benchmarks.gold import OWN, SET_ASIDE, SHARED
from benchmarks.reading import article_of
from geodata.areas import locate
from geodata.distance import distance_km
from geodata.model import Area, Location
from geodata.pipeline import Reader, choose_places, open_reader, prepare

LEAST_SHARE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One place of a gold event against the area of the same name; `off_km` from the label point to the true place."""

    report_id: str
    name: str
    mention: str
    off_km: float
    uncertainty_km: float
    inside: bool
    within: bool


def main() -> int:
    """Print the shares and what lies outside.

    Returns:
        1 when less than `LEAST_SHARE` of the true places lie in the area or its uncertainty, else 0.
    """
    paths = sorted(OWN.glob("*.json"))
    paths += [path for path in sorted((SHARED / "gold").glob("*.json")) if path.stem not in SET_ASIDE]
    reader = open_reader()
    checks = [check for path in paths for check in check_report(json.loads(path.read_text(encoding="utf-8")), reader)]
    within = sum(check.within for check in checks) / len(checks)
    inside = sum(check.inside for check in checks) / len(checks)
    print(f"{len(checks)} places of events in {len(paths)} reports were found by their name")
    print(f"true place within uncertainty_km of the label point: {within:.3f}")
    print(f"true place inside the shape, or as near to it as the gold is exact: {inside:.3f}")
    for check in checks:
        if not check.within or not check.inside:
            said = f"{check.name} read as {check.mention!r}"
            print(f"  {check.report_id}: {said}: {check.off_km:.0f} km off, within {check.uncertainty_km:.0f} km said")
    return int(within < LEAST_SHARE)


def check_report(report: Mapping[str, Any], reader: Reader) -> Iterator[Check]:
    """Check each place of a gold report's events that a location was found for."""
    article, doc = prepare(article_of(report), reader)
    locations = locate(choose_places(article, doc, reader), doc, reader.gazetteer)
    for event in report["events"]:
        for place in event["places"]:
            location = find_location(place["name"], event, locations)
            if location is not None and location.area is not None:
                yield _check(article.article_id, place, location, location.area)


def find_location(name: str, event: Mapping[str, Any], locations: Sequence[Location]) -> Location | None:
    """Find the location with an area that has a name among its words, in the event's own sentence if it is there."""
    named = [
        location
        for location in locations
        if location.area is not None and (name in location.mention or location.mention in name)
    ]
    own = [location for location in named if event["start"] <= location.start < event["end"]]
    ranked = sorted(own or named, key=lambda location: abs(len(location.mention) - len(name)))
    return ranked[0] if ranked else None


def is_inside(area: Area, lon: float, lat: float, slack_km: float) -> bool:
    """Whether a point lies in the shape of an area or at most `slack_km` beside it; a bare point reaches as far as its uncertainty."""
    if area.geometry.geom_type == "Point":
        return distance_km(area.lon, area.lat, lon, lat) <= area.uncertainty_km
    _, nearest = nearest_points(Point(lon, lat), area.geometry)
    return distance_km(lon, lat, nearest.x, nearest.y) <= slack_km


def _check(report_id: str, place: Mapping[str, Any], location: Location, area: Area) -> Check:
    off_km = distance_km(area.lon, area.lat, place["lon"], place["lat"])
    return Check(
        report_id=report_id,
        name=place["name"],
        mention=location.mention,
        off_km=off_km,
        uncertainty_km=area.uncertainty_km,
        inside=is_inside(area, place["lon"], place["lat"], place["within_km"]),
        within=off_km <= area.uncertainty_km,
    )


if __name__ == "__main__":
    sys.exit(main())
