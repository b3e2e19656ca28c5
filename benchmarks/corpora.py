"""Score whole readings on the corpora of events that lie beside the project, one judge a corpus, each corpus in halves.

Documents with an even index are for development, those with an odd index are the test: look at the texts of the first
half only, at the numbers of both. `make gold` reads an even sample of a long corpus, `--whole` all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import case2021, idmc, isaf, muc4
from benchmarks.places import HALVES, load_corpus
from benchmarks.reading import Document, read_all, read_events
from benchmarks.slots import Slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One corpus: its file, how its documents are given to the reader, and who judges the reading of one.

    `choose` leaves out what cannot be judged; `variants` names the ways in which a text is given; `sample` is how many
    documents `make gold` reads.
    """

    file: str
    judge: Callable[[Document, Document], Slots]
    choose: Callable[[Document], bool] | None = None
    variants: Mapping[str, Callable[[Sequence[Document]], list[Document]]]
    sample: int | None = None
    confusion: Callable[[Slots], Iterable[str]] | None = None


def _as_it_is(documents: Sequence[Document]) -> list[Document]:
    return [{key: document.get(key) for key in ("id", "text", "title", "published")} for document in documents]


CORPORA = {
    "idmc": Corpus(file="idmc_displacement", judge=idmc.judge, choose=idmc.is_stated, variants={"": _as_it_is}),
    "isaf": Corpus(file="isaf", judge=isaf.judge, variants={"": _as_it_is}, sample=160),
    "case2021": Corpus(
        file="case2021", judge=case2021.judge, variants={"": _as_it_is}, confusion=case2021.confusion, sample=240
    ),
    "muc4": Corpus(
        file="muc4_dev",
        judge=muc4.judge,
        choose=muc4.is_relevant,
        variants={"upper": _as_it_is, "restored": muc4.with_case_restored},
        sample=60,
    ),
}


def score_corpora(
    shared: Path, names: Iterable[str], *, limit: int | None = None, whole: bool = False, misses: bool = False
) -> dict[str, dict[str, float]]:
    """Read the named corpora and score both halves of each.

    Args:
        shared: The folder that holds `corpora/`.
        names: Keys of `CORPORA`.
        limit: At most this many documents of each corpus.
        whole: Whether a long corpus is read whole.
        misses: Whether to print what was missed in the development half, and a corpus's confusion table.

    Returns:
        Rates for "<corpus>.<half>", or "<corpus>.<variant>.<half>" where a text is given in more than one way.
    """
    scores = {}
    for name in names:
        corpus = CORPORA[name]
        gold = [
            document
            for document in load_corpus(shared, corpus.file)
            if corpus.choose is None or corpus.choose(document)
        ]
        gold = even_sample(gold, limit or (None if whole else corpus.sample))
        for variant, given in corpus.variants.items():
            rows = read_all(given(gold), read_events)
            for half, first in HALVES.items():
                judged = [corpus.judge(*pair) for pair in zip(gold[first::2], rows[first::2], strict=True)]
                slots = sum(judged, Slots())
                scores[".".join(filter(None, (name, variant, half)))] = slots.rates()
                if misses and half == "development":
                    print(*slots.misses, sep="\n")
                if misses and corpus.confusion:
                    print(f"{name}.{half}", *corpus.confusion(slots), sep="\n")
    return scores


def even_sample(documents: Sequence[Document], size: int | None) -> list[Document]:
    """Take documents in pairs spread evenly over a corpus, so that each stays in its half; all where `size` is None."""
    if size is None or size >= len(documents):
        return list(documents)
    pairs = [documents[first : first + 2] for first in range(0, len(documents), 2)]
    step = len(pairs) / (size / 2)
    return [document for index in range(size // 2) for document in pairs[int(index * step)]]
