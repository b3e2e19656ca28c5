"""What speaks for each place that a name may mean, as columns of numbers for a linear ranker.

The columns that depend on the other names of the article weigh those names' candidates by how likely they are so far:
ranking is repeated until the article's places agree with one another.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.distance import EARTH_RADIUS_KM, distance_km
from geodata.model import Place
from geodata.names import fold_name
from geodata.outlet import NOWHERE, Home
from geodata.place_evidence import holds
from geodata.resolve_topics import Topic
from geodata.vocab import TOWNS, PlaceKind

Floats = NDArray[np.float64]

ALONE = (
    "population",
    "largest of the name",
    "share of the name's people",
    "country",
    "region",
    "district",
    "town",
    "village",
    "continent",
    "capital",
    "seat of a division",
    "own name",
    "other name",
    "loose spelling",
    "kind asked for",
    "another kind asked for",
    "named inside its region",
    "tied to its region",
    "region beside is another",
    "people named",
    "division without its word",
    "namesakes",
    "outlet's country",
    "near the outlet's town",
    "district without a town",
)
TOGETHER = (
    "names in its country",
    "names in its division",
    "names within 30 km",
    "names within 100 km",
    "names within 300 km",
    "its country named",
    "its division named",
    "nearest name",
    "small and strange",
)
_KIND_COLUMNS = {
    PlaceKind.COUNTRY: 3,
    PlaceKind.REGION: 4,
    PlaceKind.DISTRICT: 5,
    PlaceKind.CITY: 6,
    PlaceKind.VILLAGE: 7,
    PlaceKind.CONTINENT: 8,
    PlaceKind.SEA: 8,
    PlaceKind.RIVER: 8,
}
_SIMILAR = (
    TOWNS,
    frozenset({PlaceKind.DISTRICT, PlaceKind.REGION}),
    frozenset({PlaceKind.REGION, PlaceKind.COUNTRY}),
    frozenset({PlaceKind.SEA, PlaceKind.RIVER}),
    frozenset({PlaceKind.SITE, PlaceKind.CITY}),
    frozenset({PlaceKind.SITE, PlaceKind.VILLAGE}),
)
_PEOPLELESS = frozenset({PlaceKind.REGION, PlaceKind.SEA, PlaceKind.RIVER, PlaceKind.ROUTE})
_VAST = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.SEA})
_LOCAL_KM = 150.0
_WELL_KNOWN, _SMALL_PLACE, _SEAT = 500_000, 100_000, 5_000
ROOTED = 10.0  # a name in a candidate's country says this much more than one elsewhere
MAX_WITNESSES, MIN_WITNESS, ROWS = 400, 0.03, 2000  # bound the work on long articles
_BANDS_KM = (30.0, 100.0, 300.0)


def features_alone(topics: Sequence[Topic], peoples: dict[str, int], home: Home = NOWHERE) -> Floats:
    """Describe each candidate of each topic by itself.

    Args:
        topics: Names, each with its candidates.
        peoples: How often the people of each country are named.
        home: Where the outlet is at home.

    Returns:
        Shape (candidates of all topics in order, `ALONE`).
    """
    rows = [_row_alone(topic, place, peoples, home) for topic in topics for place in topic.places]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(ALONE))


def _row_alone(topic: Topic, place: Place, peoples: dict[str, int], home: Home) -> list[float]:
    """The columns `ALONE` of one candidate."""
    people = _people(place)
    most = max(map(_people, topic.places))
    total = sum(map(_people, topic.places)) + 1
    row = [0.0] * len(ALONE)
    row[0] = math.log10(people + 10) - 1
    row[1] = float(people == most > 0)
    row[2] = people / total
    if place.kind in _KIND_COLUMNS:
        row[_KIND_COLUMNS[place.kind]] = 1.0
    row[9] = float(place.feature_code == "PPLC")
    row[10] = float(place.feature_code == "PPLA")
    row[11] = float(place.match == "primary" or fold_name(topic.name) in map(fold_name, place.names))
    row[12] = float(place.match == "alternate" and not row[11])
    row[13] = float(place.match == "folded" and not row[11])
    if topic.asked_kind is not None:
        agrees = is_like(place.kind, topic.asked_kind)
        row[14], row[15] = float(agrees), float(not agrees)
    row[16] = float(any(holds(holder, place) for holder in topic.holders))
    row[17] = float(any(holds(holder, place) for holder in topic.around))
    row[18] = float(
        bool(topic.holders) and not row[16] and any(holds(h, p) for h in topic.holders for p in topic.places)
    )
    row[19] = math.log1p(peoples.get(place.country_code or "", 0))
    bare = place.kind == PlaceKind.DISTRICT and topic.asked_kind != PlaceKind.DISTRICT
    row[21] = math.log(len(topic.places))
    row[20] = float(bare and fold_name(place.name) != fold_name(topic.name))
    row[22] = float(place.country_code in home.countries)
    row[23] = float(place.kind not in _VAST and _is_near(place, home.towns))
    row[24] = float(place.kind == PlaceKind.DISTRICT and not _has_town(topic, place))
    return row


def _is_near(place: Place, towns: Sequence[Place]) -> bool:
    """Whether a place lies near one of an outlet's towns."""
    return any(
        distance_km(place.lon, place.lat, town.lon, town.lat) < _LOCAL_KM
        for town in towns
        if place.lon is not None and place.lat is not None and town.lon is not None and town.lat is not None
    )


def _has_town(topic: Topic, district: Place) -> bool:
    """Whether a town of the same name lies in a district's country."""
    return any(other.country_code == district.country_code and other.kind in TOWNS for other in topic.places)


def _people(place: Place) -> int:
    """How many people a place counts for: regions, seas and rivers have none of their own and are well known.

    So is a country or territory by its name, however few live there: the Falklands, Palau.

    A town is a seat of some division; where nobody has counted its people it is taken for a small one, not for empty, and
    so is a first-order division (Central Serbia).
    """
    if place.kind == PlaceKind.COUNTRY:
        return max(place.population, _WELL_KNOWN)
    if place.population:
        return place.population
    if place.kind == PlaceKind.CITY:
        return _SEAT
    if place.kind not in _PEOPLELESS:
        return 0
    return _SMALL_PLACE if place.feature_code == "ADM1" else _WELL_KNOWN


def is_like(kind: PlaceKind, asked: PlaceKind) -> bool:
    """Whether a kind of place answers to the kind that the words ask for."""
    return kind == asked or any(kind in group and asked in group for group in _SIMILAR)


def features_together(topics: Sequence[Topic], chances: Floats) -> Floats:
    """Describe each candidate by how it agrees with the likeliest candidates of the article's other names.

    Args:
        topics: The names, each with its candidates.
        chances: How likely each candidate is so far; the chances of one topic sum to 1.

    Returns:
        Shape (candidates of all topics in order, `TOGETHER`).
    """
    places = [place for topic in topics for place in topic.places]
    numbers = _name_numbers(topics)
    names = np.array([numbers[index] for index, topic in enumerate(topics) for _ in topic.places])
    likely = np.argsort(-chances, kind="stable")[:MAX_WITNESSES]
    likely = likely[chances[likely] >= MIN_WITNESS]
    abroad = np.array([topic.abroad for topic in topics for _ in topic.places], dtype=bool)
    context = _describe_context(places, names, abroad)
    pieces = [
        _compare(
            {key: column[start : start + ROWS] for key, column in context.items()},
            {key: column[likely] for key, column in context.items()},
            chances[likely],
        )
        for start in range(0, len(places), ROWS)
    ]
    return np.concatenate(pieces) if pieces else np.zeros((0, len(TOGETHER)))


def _describe_context(
    places: Sequence[Place], names: NDArray[np.int64], abroad: NDArray[np.bool_]
) -> dict[str, NDArray[Any]]:
    """Put what is compared between candidates into columns; equal names have equal numbers."""
    return {
        "name": names,
        "country": _numbers(place.country_code for place in places),
        "division": _numbers(_division(place) for place in places),
        "is_country": np.array([place.kind == PlaceKind.COUNTRY for place in places], dtype=bool),
        "abroad": abroad,
        "is_division": np.array([place.feature_code == "ADM1" for place in places], dtype=bool),
        "is_vast": np.array([place.kind in {PlaceKind.COUNTRY, PlaceKind.CONTINENT} for place in places], dtype=bool),
        "small": np.array([float(_people(place) < _SMALL_PLACE) for place in places]),
        "lon": np.radians([math.nan if place.lon is None else place.lon for place in places]),
        "lat": np.radians([math.nan if place.lat is None else place.lat for place in places]),
    }


def _compare(rows: dict[str, NDArray[Any]], witnesses: dict[str, NDArray[Any]], chances: Floats) -> Floats:
    """Fill the columns `TOGETHER` for some candidates, with the likely candidates of other names as witnesses."""
    weight = np.where(rows["name"][:, None] != witnesses["name"][None, :], chances[None, :], 0.0)
    same_country = rows["country"][:, None] == witnesses["country"][None, :]
    same_division = (rows["division"][:, None] == witnesses["division"][None, :]) & (rows["division"][:, None] >= 0)
    lies_local = ~witnesses["is_vast"][None, :]
    near = weight * lies_local * ~witnesses["is_division"][None, :]
    away_km = _distances_km(rows, witnesses)
    local = ~rows["is_vast"]
    columns = np.zeros((len(weight), len(TOGETHER)))
    columns[:, 0] = np.log1p((weight * same_country * lies_local).sum(axis=1))
    columns[:, 1] = np.log1p((near * same_division).sum(axis=1))
    for column, band_km in enumerate(_BANDS_KM, start=2):
        columns[:, column] = np.log1p((near * (away_km <= band_km)).sum(axis=1)) * local
    names_country = (weight * same_country * (witnesses["is_country"] & ~witnesses["abroad"])[None, :]).sum(axis=1)
    names_division = (weight * same_division * witnesses["is_division"][None, :]).sum(axis=1)
    columns[:, 5] = np.minimum(names_country, 1.0) * ~rows["is_country"]
    columns[:, 6] = np.minimum(names_division, 1.0) * ~rows["is_division"]
    columns[:, 7] = (near * np.exp(-away_km / 100.0)).max(axis=1, initial=0.0) * local
    elsewhere = (weight * ~same_country).sum(axis=1)
    own = (weight * same_country).sum(axis=1)
    columns[:, 8] = rows["small"] * elsewhere / (1.0 + elsewhere + ROOTED * own)
    return columns


def _name_numbers(topics: Sequence[Topic]) -> list[int]:
    """Number the topics so that two readings of one name have one number."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(topic.name.lower(), len(numbers)) for topic in topics]


def _division(place: Place) -> tuple[str | None, str] | None:
    """Country and first-order division of a place."""
    return (place.country_code, place.admin1) if place.admin1 else None


def _numbers(values: Any) -> NDArray[np.int64]:  # noqa: ANN401 - any hashable values
    """Number equal values alike; None becomes a negative number of its own."""
    numbers: dict[Any, int] = {}
    return np.array(
        [-1 - index if value is None else numbers.setdefault(value, len(numbers)) for index, value in enumerate(values)]
    )


def _distances_km(rows: dict[str, NDArray[Any]], witnesses: dict[str, NDArray[Any]]) -> Floats:
    """Great-circle distances (haversine), shape (rows, witnesses); what has no coordinates is infinitely far."""
    lon, lat = rows["lon"][:, None], rows["lat"][:, None]
    other_lon, other_lat = witnesses["lon"][None, :], witnesses["lat"][None, :]
    square = np.sin((lat - other_lat) / 2) ** 2 + np.cos(lat) * np.cos(other_lat) * np.sin((lon - other_lon) / 2) ** 2
    away_km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(square)))
    return np.asarray(np.where(np.isnan(away_km), np.inf, away_km))
