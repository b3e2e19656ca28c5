"""What is being done while a report is read, told in words, and not more often than anybody can read."""

import time
from collections.abc import Callable

from geodata.options import Progress
from geodata.tongue import Message, Tongue, message
from geodata.vocab import Step

TELL_SECONDS = 0.15
STEPS: dict[Step, Message] = {
    Step.WORDS: message("{name}: reading the words"),
    Step.PLACES: message("{name}: finding places"),
    Step.SENTENCES: message("{name}: reading sentence {number} of {all}"),
}


def progress_teller(
    name: str, tongue: Tongue, show: Callable[[str], object], clock: Callable[[], float] = time.monotonic
) -> Progress:
    """Give what a reader of reports is to be told by.

    Args:
        name: Of the report, as the visitor knows it.
        tongue: Language to tell in.
        show: Takes each sentence that is due.
        clock: Gives seconds; a new step is told at once, the sentences at most every `TELL_SECONDS`.
    """
    last: list[tuple[Step, float]] = []

    def on_progress(step: Step, done: int, total: int) -> None:
        now = clock()
        if last and last[-1][0] is step and now - last[-1][1] < TELL_SECONDS:
            return
        last[:] = [(step, now)]
        show(tongue.tell(STEPS[step], name=name, number=done + 1, all=total))

    return on_progress
