"""Tells the language of a name by its letters, where only one language writes so."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from geodata.names import fold_name

ALIKE = 0.6

_ARMENIAN = re.compile(r"[\u0531-\u058f -]+")
_AZERBAIJANI = re.compile(r"(?=.*[əƏ])[A-PR-VX-Za-pr-vx-zƏəÇçĞğIıİiÖöŞşÜüQqXx -]+")
_UKRAINIAN = re.compile(r"(?=.*[ІіЇїЄєҐґ])[АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЬьЮюЯя' ’-]+")
_NOT_UKRAINIAN = re.compile(r"[бвгґджзклмнпрстфхцчшщ]ї", re.IGNORECASE)
_RUSSIAN = re.compile(r"[А-Яа-яЁё -]+")
_ONLY_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_CYRILLIC = frozenset({"BA", "BG", "BY", "KG", "KZ", "ME", "MK", "MN", "RS", "TJ", "UA", "UZ", "XK"})
"""Countries where another language than Russian is or was written in Cyrillic."""
_ONLY_UKRAINIAN = re.compile(r"[їєґ]", re.IGNORECASE)
_LIKE_UKRAINIAN = frozenset({"BY", "KZ", "RU"})
_LIKE_RUSSIAN = frozenset({"BY", "KG", "KZ", "MN", "TJ", "UZ"})


def names_by_letters(names: Sequence[str], country: str) -> dict[str, str]:
    """Give the names of a place whose letters name their language.

    Armenian has letters of its own, "ə" is Azerbaijani, "і", "ї", "є", "ґ" are Ukrainian where no other language of
    the country has them. A name in Russian letters is Russian where the country writes no other language in Cyrillic;
    in Ukraine where a Ukrainian spelling stands beside it; else where it has a letter that the other language lacks.
    Where two names would do, none is given: nobody says which is in use.

    Args:
        names: All names of the place.
        country: Its country's code.

    Returns:
        The name by language: "hy", "az", "uk", "ru".

    Source:
        Own rule; alphabets as in Unicode CLDR's exemplar characters.
    """
    found = {"hy": [name for name in names if _ARMENIAN.fullmatch(name)]}
    found["az"] = [name for name in names if _AZERBAIJANI.fullmatch(name)]
    ukrainian = [name for name in names if _UKRAINIAN.fullmatch(name) and not _NOT_UKRAINIAN.search(name)]
    if country in _LIKE_UKRAINIAN:
        ukrainian = [name for name in ukrainian if _ONLY_UKRAINIAN.search(name)]
    found["uk"] = ukrainian
    russian = [name for name in names if _RUSSIAN.fullmatch(name)]
    if country in _LIKE_RUSSIAN or (country == "UA" and not ukrainian):
        russian = []
    elif country in _CYRILLIC - {"UA"}:
        russian = [name for name in russian if _ONLY_RUSSIAN.search(name)]
    found["ru"] = russian
    return {language: own[0] for language, own in found.items() if len(own) == 1 and own[0][:1].isupper()}


def likeness(name: str, other: str) -> float:
    """Say how alike two names sound, in [0, 1], whatever their scripts.

    Source:
        Difflib's ratio; both written in plain Latin letters by the package `unidecode`.
    """
    from unidecode import unidecode  # noqa: PLC0415 - a package of the builder

    return SequenceMatcher(None, fold_name(unidecode(name)), fold_name(unidecode(other)), autojunk=False).ratio()


def sounding_alike(names: Sequence[str], main_name: str, least: float = ALIKE) -> list[str]:
    """Keep the names that are the main name in another spelling: no former names, no names of languages."""
    return [name for name in names if likeness(name, main_name) >= least]
