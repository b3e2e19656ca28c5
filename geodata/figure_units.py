"""The words of a sentence with each counted phrase as one unit, and what the words of harm among them say."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.figure_phrases import Phrase
from geodata.figure_words import Item, cues

AMONG = "among the harmed"
"""The rule of a count that is part of those harmed: "two nurses were among the dead"."""
REACH = 40
"""How many units a word of harm may stand from its count."""
FLIGHT_REACH = 10
"""How many units behind a verb of moving are searched for words of flight."""
LEAST = 10
"""Fewer displaced than this are told by name or by what befell each."""
PLACE = r"(?:[po][adrj]*(?:(?:[PEN](?=[-jePEN]*[nVLKXFD]))*[-nVLKXFDsujeQA]+|E(?=o)))"
"""Codes of a phrase with a preposition."""
_LIST = r"(?:,?&?,?[QA]|,?&[dja]*[nVj-]+)"
_ASIDE = r"(?:,[^vbBPGIWQ;]{1,12},|,[^vbBPGIWQ;,]{1,6}i[^vbBPGIW;]{1,12},|,(?:i|g|[pe]?Q)[^vbBPGIW;]{0,12},|,vp[^vbBPGIWQ;,]{1,8},|\([^)]{1,12}\)|-[^-vbBPGIW;]{1,10}-)"
_REDUCED = r"e(?:pv[adrj]*[-nVLKXFDsujeQANE]+|(?:[adrj]*[-nVLKXFDsQAN]+)?(?:r?[po][adrj]*[-nVLKXFDsujeQANE]+)+|[adrj]*[nVLKXFDQA]+)"
SKIP = rf"(?:{PLACE}|{_LIST}|{_ASIDE}|{_REDUCED}|r){{0,6}}?"
"""Codes of what may stand between a subject and its verb: a list, an aside, a clause without a verb of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The kind of harm of a phrase, and whether it is part of a figure before it.

    `end` is where the word of harm ends when it stands right behind the phrase, else 0; `rule` names the pattern; `role` is that of
    the noun that the heading of a list counts ("Houses destroyed: 412").
    """

    kind: str
    rule: str
    subset: bool = False
    end: int = 0
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An item, or a phrase as one unit."""

    code: str
    item: Item | None = None
    phrase: Phrase | None = None


def read_units(items: Sequence[Item], phrases: Sequence[Phrase]) -> list[Unit]:
    """The sentence with each phrase as one unit."""
    units: list[Unit] = []
    index = 0
    for phrase in phrases:
        units += [Unit(code=item.code, item=item) for item in items[index : phrase.first]]
        units.append(Unit(code="A" if phrase.definite else "Q", phrase=phrase))
        index = phrase.end
    return units + [Unit(code=item.code, item=item) for item in items[index:]]


def kind_of(unit: Unit, *forms: str) -> str:
    """Kind of harm that a unit has in one of the forms, an empty string for none."""
    if unit.item is None:
        return unit.phrase.inner if unit.phrase else ""
    return next((unit.item.harms[form] for form in forms if form in unit.item.harms), "")


def joint_kind(units: Sequence[Unit], *forms: str) -> str:
    """The kind of one word of harm, or of two joined by "and" or "or".

    Death outweighs capture; dead and wounded together are casualties, and "killed or captured" leaves open which.
    """
    kinds = [kind for unit in units if (kind := kind_of(unit, *forms))]
    open_choice = any(unit.item and unit.item.lower == "or" for unit in units)
    if len(set(kinds)) > 1 and "killed" in kinds and (open_choice or "wounded" in kinds):
        return "other"
    return "killed" if "killed" in kinds else kinds[-1] if kinds else ""


def flees(units: Sequence[Unit]) -> bool:
    """Whether words of flight, or counted places of refuge, stand among the units."""
    return any(
        (unit.item and (unit.item.lower in cues("flight") or "displaced" in unit.item.harms.values()))
        or (unit.code == "Q" and unit.phrase and not cues("refuge").isdisjoint(unit.phrase.words))
        for unit in units
    )


def toll_kind(units: Sequence[Unit]) -> str:
    """What a toll counts: the dead, or what "the number of" names; those in a refuge are displaced."""
    kind = kind_of(units[0], "toll", "noun", "participle")
    if kind != "counted":
        return kind
    forms = ("participle", "state", "noun", "intransitive")
    found = next((found for unit in units[1:] if (found := kind_of(unit, *forms))), "")
    moved = any(unit.code in "Wc" for unit in units) and flees(units[1:])
    if found == "carried" or (not found and (moved or in_refuge(units))):
        return "displaced"
    return found


def in_refuge(units: Sequence[Unit]) -> bool:
    """Whether the units name a place where people stay who fled: "people in relief centres"."""
    inside = next((at for at, unit in enumerate(units) if unit.code == "p"), len(units))
    return any(unit.item and unit.item.lower in cues("refuge") for unit in units[inside:])


def is_unsure(unit: Unit) -> bool:
    """Whether a word says that it may be so: those who may have fled are not counted (IDMC), the dead are, with their speaker."""
    return unit.item is not None and unit.item.lower.split()[0] in {"may", "might"}
