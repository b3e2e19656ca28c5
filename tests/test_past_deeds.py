"""What the one whom the news is about did before."""

import pytest
from parsed import claims_of

from geodata.vocab import Modality


@pytest.mark.parametrize(
    ("modalities", "text"),
    [
        (
            ["happened", "historical"],
            "Troops detained a rebel leader on Monday. The leader was involved in a raid that killed two nurses.",
        ),
        (
            ["happened", "historical"],
            "Troops detained a rebel leader on Monday. He is suspected of a bombing that killed two nurses.",
        ),
        (
            ["happened", "historical", "historical"],
            "Troops detained a rebel leader. He led a raid on a mill. During the raid, two nurses were killed.",
        ),
        (
            ["historical", "happened"],
            "Troops in search of a rebel leader responsible for a raid that killed two nurses detained two men.",
        ),
        (
            ["happened", "historical", "historical"],
            "Troops detained a rebel leader. He led a raid on a mill. The raid killed two nurses.",
        ),
        (
            ["happened", "historical", "happened"],
            "Troops detained a rebel leader. The leader led a raid on a mill. The troops killed two rebels.",
        ),
        (
            ["happened", "historical", "happened"],
            "Army troops detained a rebel leader. The leader led a raid on army troops. The army troops detained two men.",
        ),
        (
            ["happened", "historical"],
            "Troops detained a rebel leader on Monday. He was held to blame for the deaths of two nurses.",
        ),
        (
            ["happened", "historical"],
            "Troops detained a rebel leader on Monday. He was sought for the murder of two nurses.",
        ),
        (
            ["happened", "historical"],
            "Troops detained a rebel leader on Monday. The man was blamed for a raid that killed two nurses.",
        ),
        (
            ["historical", "happened"],
            "A rebel leader behind the murder of ten nurses this month was killed by troops on Monday.",
        ),
        (
            ["happened", "happened", "happened"],
            "Troops detained a rebel leader on Monday. The mayor was held in a cell, and a blast killed two nurses.",
        ),
        (
            ["happened"],
            "A rebel leader behind a wall was killed by troops on Monday.",
        ),
        (
            ["happened", "happened"],
            "Troops detained a rebel leader on Monday. The rebels were blamed for a raid that killed two nurses.",
        ),
        (
            ["happened", "happened"],
            "Rebels shelled a mill on Monday. The army led a raid that killed two rebels.",
        ),
        (
            ["happened", "claimed"],
            "Troops detained a rebel leader. The mayor accused the rebels of a bombing that killed two nurses.",
        ),
    ],
)
def test_deeds_of_the_one_who_is_hunted(modalities, text):
    """A deed told of the one who was sought or seized is background; what others did, or are accused of, is not."""
    assert [claim.modality for claim in claims_of(text)] == [Modality(modality) for modality in modalities]
