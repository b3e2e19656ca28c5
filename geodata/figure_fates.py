"""Says by the words beside it what befell whom a pronoun, or a noun that no table has, stands for."""

import re
from collections.abc import Sequence

from geodata.figure_words import Item, cues

_REACH = 9
_CLAIM_REACH = 4
_GRAVE = {"killed", "wounded"}
_BEFALLEN = re.compile(r"d?r*(?:[hrb]*b[rhb]*[PS]|h*I)")


def kind_befallen(items: Sequence[Item], index: int) -> str:
    """What befell those whom a pronoun stands for, by the words behind it: killed or wounded ("both were shot dead"), else empty."""
    befallen = _BEFALLEN.match("".join(item.code for item in items[index : index + _REACH]))
    kinds = items[index + befallen.end() - 1].harms.values() if befallen else ()
    return next((kind for kind in kinds if kind in _GRAVE), "")


def is_slain_doer(items: Sequence[Item], first: int, end: int, head: Item) -> bool:
    """Whether a noun that no table has names somebody by what he did, as one who was killed: "shot and killed the thrower"."""
    doer = head.code == "n" and head.tag == "NN" and head.lower.endswith(tuple(cues("doer")))
    codes = "".join(item.code for item in items[end : end + _REACH])
    behind = _BEFALLEN.match(codes)
    acts = {first - 1, end + behind.end() - 1} if behind else {first - 1}
    words = {items[act].lower for act in acts if act >= 0}
    return doer and head.lower not in cues("no doer") and not cues("slay").isdisjoint(words)


def claims_lives(items: Sequence[Item], first: int) -> bool:
    """Whether a verb of claiming stands before "14 lives"."""
    return any(item.code == "c" for item in items[max(0, first - _CLAIM_REACH) : first])
