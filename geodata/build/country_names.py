"""Builds `geodata/tables/country_names.tsv`: what countries are called in the languages of reports, from CLDR."""

import re
from collections.abc import Iterator
from importlib.metadata import version

from babel import Locale

from geodata.expand import DATA
from geodata.names import fold_name

TABLE = DATA.parent / "tables" / "country_names.tsv"
ANY_TEXT = ("en", "de", "es", "fr", "it", "pt")  # English and its larger neighbours: these names count in any text
OWN_TEXT = ("az", "nl", "pl", "ro", "tr")  # other languages in Latin letters that are told apart: only in their own
_APART = re.compile(r"\s*[()]\s*")
_CODE = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ"}


def build_country_names() -> None:
    """Write the table anew."""
    head = f"# Source: Unicode CLDR through babel {version('babel')} (python -m geodata.build.country_names)."
    TABLE.write_text("\n".join([head, *country_names_table(), ""]), encoding="utf-8")


def country_names_table() -> list[str]:
    """Give the lines of the table: each name as `fold_name` writes it, with the language whose texts it counts in."""
    shared = {("any", *row) for language in ANY_TEXT for row in _names(language)}
    own = {(language, *row) for language in OWN_TEXT for row in _names(language) if ("any", *row) not in shared}
    return ["language\tcountry_code\tname", *("\t".join(row) for row in sorted(shared | own))]


def _names(language: str) -> Iterator[tuple[str, str]]:
    """Give the names of one language by country code; "Myanmar (Burma)" is two."""
    for code, name in Locale.parse(language).territories.items():
        if _CODE.fullmatch(code) and code not in _NO_COUNTRIES:
            for part in (name, *_APART.split(name)):
                if folded := fold_name(part):
                    yield code, folded


if __name__ == "__main__":
    build_country_names()
