"""What a visitor is told while a report is read."""

from itertools import count

from dashboard.progress import TELL_SECONDS, progress_teller
from geodata.tongue import open_tongue
from geodata.vocab import Step


def test_each_step_is_told_and_sentences_now_and_then():
    """A step is told at once, and of many sentences only as many as can be read."""
    told = []
    seconds = (number * TELL_SECONDS / 3.5 for number in count())
    teller = progress_teller("a.txt", open_tongue("en"), told.append, lambda: next(seconds))
    for step in (Step.WORDS, Step.PLACES):
        teller(step, 0, 1)
    for done in range(8):
        teller(Step.SENTENCES, done, 32)
    assert told == [
        "a.txt: reading the words",
        "a.txt: finding places",
        "a.txt: reading sentence 1 of 32",
        "a.txt: reading sentence 5 of 32",
    ]
