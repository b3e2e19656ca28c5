"""Many ways of telling: single sentences, and those in which words of war tell of no war."""

from collections import Counter

from parsed import english
from placed import gazetteer

from benchmarks.probes import NO_EVENT, is_right, judge, load_probes
from geodata.pipeline import Reader
from geodata.vocab import EventType

NO_EVENT_LEAST = 0.85
LEAST = 0.60
"""The share of sentences that are read rightly; `python -m benchmarks.probes` tells each type's."""


def test_labels_are_types():
    """Each sentence has types of the contract, or none, and stands once."""
    probes = list(load_probes())
    known = {event_type.value for event_type in EventType}
    assert all(labels == (NO_EVENT,) or set(labels) <= known for labels, _ in probes)
    assert len({sentence for _, sentence in probes}) == len(probes)


def test_ways_of_telling():
    """Few sentences without a war are taken for one, and most ways of telling are read."""
    right, asked = Counter(), Counter()
    for labels, _, read in judge(Reader(gazetteer=gazetteer(), models={"en": english()})):
        kind = NO_EVENT if labels[0] == NO_EVENT else "told"
        asked[kind] += 1
        right[kind] += is_right(labels, read)
    rates = {kind: right[kind] / asked[kind] for kind in asked}
    assert rates[NO_EVENT] >= NO_EVENT_LEAST, rates
    assert rates["told"] >= LEAST, rates
