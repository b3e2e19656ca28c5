"""Other spellings of a name that the gazetteer lacks: scripts are put into Latin letters, in more than one way.

"Африн" is "Afrin", "Ras al-Ain" is "Ra's al-'Ayn", "Maarat al-Numan" is "Ma'arrat an Nu'man". Such a match is a loose spelling, and only asked
for where no place bears the name as it is written.
"""

import re
from functools import cache
from itertools import islice

from geodata.gazetteer import Gazetteer
from geodata.model import Place
from geodata.names import fold_name
from geodata.tables import read_table, read_words
from geodata.vocab import HAMLET_IDS

_MOST = 60
_LEAST_LETTERS = 5


def find_variants(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the places that bear another spelling of a name, from the fewest changes on; hamlets where no larger one does."""
    folded = romanise(name)
    if len(folded) < _LEAST_LETTERS or not folded.isascii():
        return ()
    others = spellings(folded) if folded == fold_name(name) else [folded, *spellings(folded)]
    hamlets: tuple[Place, ...] = ()
    for found in map(gazetteer.find, others):
        if any(place.place_id > HAMLET_IDS for place in found):
            return found
        hamlets = hamlets or found
    return hamlets


def find_called(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the places of a name: those that bear it, else another spelling of it; hamlets where nothing larger does either."""
    exact = gazetteer.find(name)
    if any(place.place_id > HAMLET_IDS for place in exact):
        return tuple(place for place in exact if place.place_id > HAMLET_IDS)
    others = find_variants(name, gazetteer)
    return exact if exact and not any(place.place_id > HAMLET_IDS for place in others) else others


def is_listed(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer has a name; one with an article inside also where it spells it otherwise: "Ras al-Ain"."""
    return gazetteer.has_name(name) or (bool(_article().search(name)) and bool(find_variants(name, gazetteer)))


@cache
def _article() -> re.Pattern[str]:
    """An Arabic article inside a name."""
    return re.compile(rf"\S[\s-](?:{'|'.join(sorted(read_words('name_particles', 'arabic')))})[\s-]\S")


def romanise(name: str) -> str:
    """Put a name into Latin letters, folded; Cyrillic and Armenian ones are changed, others stay as they are."""
    return _letters().sub(lambda found: _latin()[found.group()], fold_name(name))


def spellings(folded: str) -> list[str]:
    """List other spellings of a folded name, those with one change first, at most `_MOST`."""
    seen = {folded: None}
    level = [folded]
    for _ in range(2):
        level = [other for name in level for other in _changed(name) if other not in seen]
        seen.update(dict.fromkeys(level))
    return list(islice(seen, 1, _MOST + 1))


def _changed(name: str) -> list[str]:
    """A name with one rule applied wherever it fits."""
    return [other for pattern, put in _rules() if (other := pattern.sub(put, name)) != name and other.strip()]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rewriting rules, the surest first."""
    return tuple((re.compile(row["pattern"]), row["put"]) for row in read_table("spelling_rules"))


@cache
def _latin() -> dict[str, str]:
    """Latin letters for those of other scripts."""
    return {row["letters"]: row["latin"] or "" for row in read_table("romanised")}


@cache
def _letters() -> re.Pattern[str]:
    """The letters that are changed, longer ones first."""
    return re.compile("|".join(sorted(_latin(), key=len, reverse=True)))
