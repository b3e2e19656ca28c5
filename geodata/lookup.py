"""Places of any text in two lines: `geoparse` for a text, `geocode` for a name."""

from collections.abc import Sequence
from functools import cache

import geopandas as gpd

from geodata.areas import place_area
from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.local_names import name_choices, name_place
from geodata.model import Place, PlaceChoice
from geodata.pipeline import Reader, open_reader, read_places
from geodata.readers import article_from_text
from geodata.records import toponym_record

PLACE_COLUMNS = (
    "name",
    "canonical",
    "geonameid",
    "kind",
    "country_code",
    "admin1",
    "score",
    "reason",
    "metonym",
    "start",
    "end",
)
NEAR_KM = 100.0
"""A candidate this near counts as much as one with ten times its people."""
DIVISION_SHARE = 0.1
"""A division's people count this much: one name for both a town and what is ruled from it means the town."""


@cache
def default_reader() -> Reader:
    """Open the bundled gazetteer and the English model, once in a process."""
    return open_reader()


def geoparse(text: str, *, language: str | None = None, reader: Reader | None = None) -> tuple[PlaceChoice, ...]:
    """Find the names of places in a text and resolve them, offline.

    >>> [(choice.mention.name, choice.place.country_code) for choice in geoparse("Shells fell near Goma and in Bukavu.")]
    [('Goma', 'CD'), ('Bukavu', 'CD')]
    >>> [choice.place.local_name for choice in geoparse("They left Aleppo for Lebanon.", language="fr")]
    ['Alep', 'Liban']

    Args:
        text: Any text, in any language; offsets in code points.
        language: Language of the reader: the places carry their `local_name` in it, where `local_name` knows one.
        reader: Gazetteer, models and options; the bundled ones without it.

    Returns:
        Mentions in text order, each with the place it was resolved to, or None with the reason.

    Raises:
        InputError: The text is empty or too long.
        GazetteerError: The bundled place data are missing or damaged.
    """
    choices = read_places(article_from_text(text), reader or default_reader())
    return name_choices(choices, language) if language else choices


def geocode(
    name: str,
    *,
    near: tuple[float, float] | None = None,
    country: str | None = None,
    language: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Place | None:
    """Look one name up.

    >>> geocode("Tripoli").country_code, geocode("Tripoli", country="LB").name
    ('LY', 'Tripoli')
    >>> geocode("Tripoli", near=(35.5, 33.9)).country_code
    'LB'
    >>> geocode("Tripoli", language="ar").local_name
    'طرابلس'
    >>> geocode("Nowhere at all") is None
    True

    Args:
        name: In any script and spelling that the gazetteer has.
        near: `(lon, lat)` in degrees, EPSG:4326: nearer places are preferred.
        country: ISO 3166-1 alpha-2 code that the place must have.
        language: Language of the reader: the place carries its `local_name` in it.
        gazetteer: The bundled one without it.

    Returns:
        The most populous place of that name, towns before divisions, less so the farther it lies from `near`; None
        when there is none.

    Raises:
        GazetteerError: The bundled place data are missing or damaged.
    """
    found = (gazetteer or default_reader().gazetteer).find(name)
    places = [place for place in found if country is None or place.country_code == country.upper()]

    def weight(place: Place) -> tuple[float, bool, int]:
        people = (place.population + 1) * (DIVISION_SHARE if place.feature_code.startswith("ADM") else 1.0)
        if near is not None and place.lon is not None and place.lat is not None:
            people /= 1.0 + (distance_km(near[0], near[1], place.lon, place.lat) / NEAR_KM) ** 3
        return people, place.match == "primary", -place.place_id

    place = max(places, key=weight, default=None)
    return name_place(place, language) if place and language else place


def places_frame(choices: Sequence[PlaceChoice], *, gazetteer: Gazetteer | None = None) -> gpd.GeoDataFrame:
    """Put resolved places into a table.

    >>> frame = places_frame(geoparse("Fighting went on in Darfur and near Nyala."))
    >>> list(frame["name"]), [shape.geom_type for shape in frame.geometry]
    (['Darfur', 'Nyala'], ['Polygon', 'Point'])

    Args:
        choices: From `geoparse`.
        gazetteer: Gives the outlines; the bundled one without it.

    Returns:
        One row a mention, EPSG:4326; the geometry is as precise as is known: a point for a town, an outline for a
        division, region or country, none for what stays open.
    """
    places = gazetteer or default_reader().gazetteer
    rows = [toponym_record(choice) for choice in choices]
    areas = [place_area(choice.place, places) if choice.place else None for choice in choices]
    shapes = gpd.array.from_shapely([area.geometry if area else None for area in areas], crs="EPSG:4326")
    columns = {name: [row[name] for row in rows] for name in PLACE_COLUMNS}
    return gpd.GeoDataFrame(columns, geometry=shapes)
