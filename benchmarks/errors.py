"""The commonest errors of places by kind, on the development halves of the place corpora.

    python -m benchmarks.errors ../shared

Kinds, never names: an error is put down to the first kind that fits, so that the counts add up.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.places import CORPORA, load_corpus, undated
from benchmarks.reading import Document, read_all, read_toponyms
from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer, open_gazetteer
from geodata.namesakes import word_set
from geodata.peoples import demonyms
from geodata.resolve_topics import candidate_places
from geodata.vocab import PlaceKind

NEAR_KM = 161.0
LIMIT = 20
SHORT = 5
"""Characters of a name such as "U.S." or "DRC"."""
REACH = 30

Toponym = Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the development halves, print a table of kinds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/")
    shared = parser.parse_args(arguments).shared
    counts = {corpus: count_errors(load_corpus(shared, corpus)[::2]) for corpus in CORPORA}
    total = sum(counts.values(), Counter[str]())
    print("| kind | share |", " | ".join(counts), "|")
    print("|---|---|" + "---|" * len(counts))
    for kind, count in total.most_common(LIMIT):
        print(f"| {kind} | {count / total.total():.1%} |", " | ".join(str(each[kind]) for each in counts.values()), "|")
    sums = " | ".join(str(each.total()) for each in counts.values())
    print(f"| all {len(total)} kinds | 100 % | {sums} |")
    return 0


def count_errors(documents: Sequence[Document]) -> Counter[str]:
    """Read documents and count what is wrong by kind."""
    rows = read_all(undated(documents), read_toponyms)
    with open_gazetteer() as gazetteer:
        return Counter(
            kind
            for document, row in zip(documents, rows, strict=True)
            for kind in find_errors(document, row["toponyms"], gazetteer)
        )


def find_errors(document: Document, read: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[str]:
    """Name the kind of every error in one document; a name found with another span can be in the wrong place too."""
    text, gold = document["text"], document["toponyms"]
    for toponym in gold:
        over = sorted((one for one in read if _overlap(one, toponym)), key=lambda one: -_overlap(one, toponym))
        if not over:
            yield f"missed: {_missed_kind(toponym, text, gazetteer)}"
            continue
        if (over[0]["start"], over[0]["end"]) != (toponym["start"], toponym["end"]):
            longer = len(over[0]["name"]) > len(toponym["name"])
            yield f"span: {'longer' if longer else 'shorter'} than the corpus has it"
        if kind := _wrong_kind(toponym, over[0], gazetteer):
            yield f"wrong place: {kind}"
    names = {toponym["name"] for toponym in gold}
    for one in read:
        if not any(_overlap(one, toponym) for toponym in gold):
            yield f"false: {_false_kind(one, text, names)}"


def _missed_kind(toponym: Toponym, text: str, gazetteer: Gazetteer) -> str:
    """What a name that was not found is."""
    name = toponym["name"]
    if name in demonyms() or name.removesuffix("s") in demonyms():
        return "adjective or name of a people, left out on purpose"
    if name.replace(".", "").isupper() and len(name) <= SHORT:
        return "letters for a name"
    if name.islower():
        return "written small"
    if joined := _joined_kind(toponym, text):
        return joined
    if toponym.get("geonameid") is None:
        return "stands alone, a street, building or quarter that GeoNames has not"
    return (
        "stands alone, known to the gazetteer" if gazetteer.has_name(name) else "stands alone, unknown to the gazetteer"
    )


def _wrong_kind(toponym: Toponym, one: Toponym, gazetteer: Gazetteer) -> str | None:
    """How a name was resolved wrongly; None where it is right or the corpus does not say."""
    if toponym["lat"] is None or (one["geonameid"] and one["geonameid"] == toponym.get("geonameid")):
        return None
    if one["lat"] is not None and _is_near(one, toponym):
        return None
    near = [
        place
        for place in candidate_places(one["name"], gazetteer)
        if _is_near({"lon": place.lon, "lat": place.lat}, toponym)
    ]
    if not near:
        return "left open, not in the gazetteer" if one["lat"] is None else "the right one is not in the gazetteer"
    if one["lat"] is None:
        return "left open, though the right one is among the candidates"
    if one["country_code"] not in {place.country_code for place in near}:
        return "another country"
    if one["kind"] not in {place.kind.value for place in near}:
        return "town for region or region for town"
    return "right country, another division"


def _false_kind(one: Toponym, text: str, names: Container[str]) -> str:
    """What a name that the corpus does not mark is."""
    if one["name"] in names:
        return "the corpus marks the same name elsewhere in the article"
    if joined := _joined_kind(one, text):
        return joined
    if one["kind"] in {PlaceKind.ROUTE, PlaceKind.SITE}:
        return "street, building or other site"
    return "stands alone, unknown" if one["lat"] is None else "stands alone, known to the gazetteer"


def _joined_kind(toponym: Toponym, text: str) -> str | None:
    """What a name is part of, as far as the words right before and behind it tell."""
    ahead = re.match(r"(?:['’]s)?[ -](\w+)", text[toponym["end"] : toponym["end"] + REACH])
    behind = re.search(r"(\w+)\.? $", text[max(0, toponym["start"] - REACH) : toponym["start"]])
    after, before = ahead[1] if ahead else "", behind[1] if behind else ""
    if after[:1].isupper() and after.lower() in word_set("org_words"):
        return "before a word for an organisation, team or paper"
    if before.lower() in word_set("person_titles"):
        return "after a person's title"
    if after[:1].isupper() or before[:1].isupper():
        return "beside another word with a capital (person, team, longer name)"
    return None


def _overlap(one: Toponym, other: Toponym) -> int:
    """Characters that two spans share."""
    return max(0, int(min(one["end"], other["end"])) - int(max(one["start"], other["start"])))


def _is_near(one: Toponym, toponym: Toponym) -> bool:
    """Whether two points lie within the distance that the corpora are scored by."""
    if one["lon"] is None or one["lat"] is None:
        return False
    return distance_km(one["lon"], one["lat"], toponym["lon"], toponym["lat"]) <= NEAR_KM


if __name__ == "__main__":
    sys.exit(main())
