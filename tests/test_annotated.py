"""Standoff annotations: they find their texts, they hold no text, and what they say is well formed."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.annotated import ANNOTATIONS, hash_text, load_annotated
from geodata.vocab import EventType, FigureKind, Modality

FILES = sorted(ANNOTATIONS.glob("*.json"))
FIELDS = {"id", "text_sha256", "source", "published", "events", "absent", "furniture", "note"}
every_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def lay_out(folder: Path, texts: list[str], annotated: dict[str, str]) -> Path:
    """Write a corpus of texts, and an annotation without events for each id of `annotated`, by its text; gives the annotations."""
    corpora, annotations = folder / "corpora", folder / "annotations"
    corpora.mkdir()
    annotations.mkdir()
    rows = [json.dumps({"id": f"a{index}", "text": text}) + "\n" for index, text in enumerate(texts)]
    (corpora / "some.jsonl").write_text("".join(rows), encoding="utf-8")
    for name, text in annotated.items():
        annotation = {"id": name, "source": "some.jsonl", "text_sha256": hash_text(text), "events": []}
        (annotations / f"{name}.json").write_text(json.dumps(annotation), encoding="utf-8")
    return annotations


def test_articles_are_halved_by_their_place_in_the_corpus(tmp_path: Path) -> None:
    """An article stays in its half however many others are annotated later."""
    texts = ["Shells fell.", "Nobody was hurt.", "A bridge was cut."]
    annotations = lay_out(tmp_path, texts, {"a1": texts[1], "a2": texts[2]})
    halves = load_annotated(tmp_path, annotations)
    assert [article["text"] for article in halves["development"]] == ["A bridge was cut."]
    assert [article["text"] for article in halves["test"]] == ["Nobody was hurt."]


def test_another_text_under_the_same_id_is_refused(tmp_path: Path) -> None:
    """Offsets mean nothing in a text that was edited since."""
    annotations = lay_out(tmp_path, ["Shells fell twice."], {"a0": "Shells fell."})
    with pytest.raises(ValueError, match=r"some\.jsonl has another text for a0"):
        load_annotated(tmp_path, annotations)


def test_an_article_that_is_not_there_is_named(tmp_path: Path) -> None:
    """An annotation is never dropped in silence."""
    annotations = lay_out(tmp_path, ["Shells fell."], {"a7": "Shells fell."})
    with pytest.raises(ValueError, match=r"some\.jsonl has no article a7"):
        load_annotated(tmp_path, annotations)


@every_file
def test_an_annotation_holds_no_text_of_its_article(path: Path) -> None:
    """The texts belong to their publishers."""
    annotation = json.loads(path.read_text(encoding="utf-8"))
    assert set(annotation) == FIELDS
    assert not any({"quote", "text"} & set(span) for span in annotation["events"] + annotation["absent"])


@every_file
def test_an_annotation_speaks_the_vocabulary(path: Path) -> None:
    """Types, kinds and modalities are known, spans are not empty, links lead to an event of the file."""
    annotation = json.loads(path.read_text(encoding="utf-8"))
    names = [event["gid"] for event in annotation["events"]]
    assert len(set(names)) == len(names)
    for event in annotation["events"]:
        check_event(event, names)


def check_event(event: dict[str, Any], names: list[str]) -> None:
    """Assert that one annotated event is well formed."""
    assert set(event["types"]) <= set(EventType)
    assert event["modality"] in set(Modality)
    assert {figure["kind"] for figure in event["figures"]} <= set(FigureKind)
    assert all(place["within_km"] > 0 and abs(place["lat"]) <= 90 for place in event["places"])
    assert all(span["start"] < span["end"] for span in [event, *event.get("mentions", [])])
    assert all(event.get(link) in {None, *names} - {event["gid"]} for link in ("part_of", "same_as"))


@every_file
def test_names_are_no_sentences_of_the_text(path: Path) -> None:
    """Of the publisher's text an annotation keeps at most seven words in a row, as the name of a speaker or a place."""
    kept = {"actor", "target", "who", "claimed_by", "name"}

    def names(node: Any) -> list[str]:
        if isinstance(node, list):
            return [name for child in node for name in names(child)]
        if not isinstance(node, dict):
            return []
        own = [value for key, value in node.items() if key in kept and isinstance(value, str)]
        return own + [name for child in node.values() for name in names(child)]

    assert [name for name in names(json.loads(path.read_text(encoding="utf-8"))) if len(name.split()) > 7] == []
