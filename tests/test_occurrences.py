"""Events gathered into occurrences: ranges, rivals, parts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import event, figure, location

from geodata import article_from_text, extract
from geodata.lookup import default_reader
from geodata.occurrences import SUMMED, UNSURE, find_occurrences, summarise_figures
from geodata.parts import NEWER
from geodata.reconcile import reconcile_events
from geodata.vocab import FigureKind, FigureUnit, Modality


def killed(number, low, **fields):
    """An event at one place that reports so many killed."""
    return event(number, **{"figures": (figure("killed", low),), "location": location("Harun"), **fields})


def summed(events):
    """The trees of the killed after linking, as nested (low, speaker, parts)."""

    def tree(tally):
        return tally.lead.low, tally.lead.claimed_by, [tree(part) for part in tally.parts]

    return [tree(tally) for tally in summarise_figures(reconcile_events(events)).get(FigureKind.KILLED, ())]


def test_total_and_parts_are_one_tree():
    """29 = 27 + 2 and 2 = 1 + 1, each with its speaker, and one root."""
    events = [killed(0, 29), killed(1, 27, claimed_by="rebels"), killed(2, 2), killed(3, 1), killed(4, 1)]
    assert summed(events) == [(29, None, [(27, "rebels", []), (2, None, [(1, None, []), (1, None, [])])])]


def test_rivals_stand_side_by_side():
    """Two speakers who differ give a range and two accounts, and no figure between them."""
    events = reconcile_events([killed(0, 40, claimed_by="the rebels"), killed(1, 9, claimed_by="the army")])
    (tally,) = summarise_figures(events)[FigureKind.KILLED]
    assert (tally.low, tally.high) == (9, 40)
    assert [(account.low, account.claimed_by) for account in (tally.lead, *tally.rivals)] == [
        (40, "the rebels"),
        (9, "the army"),
    ]


def test_newer_toll_takes_the_place_of_the_older():
    """The range is that of the newer toll; the older one is kept and marked."""
    quote = "The toll has risen to 14."
    events = reconcile_events([killed(0, 9), killed(1, 14, quote=quote, end=20 + len(quote))])
    (tally,) = summarise_figures(events)[FigureKind.KILLED]
    assert (tally.low, tally.high, tally.lead.rule) == (14, 14, NEWER)
    assert [(account.low, account.superseded) for account in tally.accounts] == [(14, False), (9, True)]


@pytest.mark.parametrize(
    ("low", "high", "rule", "text"),
    [
        (5, 5, SUMMED, "The blast killed four soldiers and one woman."),
        (4, None, UNSURE, "Four soldiers died in the blast, and at the crossing one soldier was killed."),
    ],
)
def test_figures_of_one_sentence_are_added_only_in_a_list(low, high, rule, text):
    """Members of one list are different people; of others nobody says so, and the total stays open above."""
    one, two = (
        replace(figure("killed", number), start=text.index(words), end=text.index(words) + len(words))
        for number, words in ((4, "our soldiers"), (1, "one soldier" if "one soldier" in text else "one woman"))
    )
    told = event(0, figures=(one, two), quote=text, end=len(text))
    (tally,) = summarise_figures([told])[FigureKind.KILLED]
    assert (tally.low, tally.high, tally.lead.rule) == (low, high, rule)
    assert [part.lead.low for part in tally.parts] == [4, 1]


def test_households_and_persons_are_trees_apart():
    """Forty households and ninety persons are two tallies: nothing is multiplied."""
    homes = figure("displaced", 40, unit=FigureUnit.HOUSEHOLD)
    told = event(0, figures=(homes, figure("displaced", 90)))
    assert [tally.unit for tally in summarise_figures([told])[FigureKind.DISPLACED]] == ["household", "person"]


@pytest.mark.parametrize(
    "modality", [Modality.PLANNED, Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL, Modality.DENIED]
)
def test_what_is_no_news_or_did_not_happen_is_not_summed_up(modality):
    """Wishes, plans, history and bare denials are no toll; they stay among the occurrences."""
    events = [killed(0, 6, modality=modality)]
    assert summarise_figures(events) == {}
    assert find_occurrences(events)[0].tallies[0].lead.modality == modality


def test_link_to_an_event_that_was_filtered_out_is_none():
    """Of a filtered page the part stands as a root of its own."""
    events = reconcile_events([killed(0, 29), killed(1, 27), killed(2, 2)])
    assert [tally.lead.low for tally in summarise_figures(events[1:])[FigureKind.KILLED]] == [27, 2]


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([None, "the army", "rebels"])), max_size=10))
def test_every_event_is_in_one_occurrence_and_every_tree_ends(told):
    """Each event is an account of exactly one occurrence, and no account is shown twice."""
    events = reconcile_events([killed(number, low, claimed_by=who) for number, (low, who) in enumerate(told)])
    ids = [event_id for occurrence in find_occurrences(events) for event_id in occurrence.event_ids]
    assert sorted(ids) == sorted(item.event_id for item in events)

    def shown(tally):
        return [account.event_id for account in tally.accounts] + [one for part in tally.parts for one in shown(part)]

    seen = [one for tally in summarise_figures(events).get(FigureKind.KILLED, ()) for one in shown(tally)]
    assert sorted(seen) == sorted(item.event_id for item in events)


def test_denial_stands_beside_and_does_not_count():
    """Who denies a killing says nothing of its range, whichever is told first; the denial is a rival account."""
    accounts = [
        killed(0, 3, modality=Modality.DENIED, claimed_by="the army"),
        killed(1, 3, modality=Modality.CLAIMED, claimed_by="villagers"),
    ]
    (tally,) = summarise_figures(reconcile_events(accounts))[FigureKind.KILLED]
    assert (tally.low, tally.high, tally.lead.claimed_by) == (3, 3, "villagers")
    assert [account.claimed_by for account in tally.rivals] == ["the army"]


def test_an_older_toll_stands_where_no_newer_one_counts_the_same():
    """The wounded of an older toll are the only ones told of: they stand, and the range is theirs."""
    text = (
        "Shells hit the market of Omdurman on Sunday and killed 21 people, the army said. "
        "The initial toll had been 17 dead and seven wounded."
    )
    events = extract(article_from_text(text, published=date(2023, 7, 24)), default_reader()).events
    (occurrence,) = find_occurrences(events)
    ranges = {tally.kind: (tally.low, tally.high) for tally in occurrence.tallies}
    assert ranges == {FigureKind.KILLED: (21, 21), FigureKind.WOUNDED: (7, 7)}


OWN_REPORTS = [
    (
        "two speakers, two tolls",
        [(5, 12, [(5, "The army", "told once", False), (12, "The rebels", "another speaker's count", False)])],
        (
            "A shell hit a school in Kadugli on Monday. The army said that five people were killed. "
            "The rebels said that 12 people were killed in the shelling of the school in Kadugli on Monday."
        ),
    ),
    (
        "a revised toll",
        [(9, 9, [(9, None, NEWER, False), (6, None, "told once", True)])],
        "A car bomb killed six people in Mosul on Monday. The death toll from the car bomb in Mosul has risen to nine.",
    ),
    (
        "two towns, no sum",
        [(3, 3, [(3, None, "told once", False)]), (2, 2, [(2, None, "told once", False)])],
        "A bomb killed three people in Goma on Monday. A shell killed two people in Bukavu on Monday.",
    ),
]


@pytest.mark.parametrize(("wanted", "text"), [case[1:] for case in OWN_REPORTS], ids=[case[0] for case in OWN_REPORTS])
def test_a_whole_report_gives_the_range_of_each_toll_by_speaker(wanted, text):
    """From words to the range: who says what, which toll is older, and the rule that links them; nothing is added up."""
    events = extract(article_from_text(text, published=date(2024, 6, 13)), default_reader()).events
    tallies = summarise_figures(events)[FigureKind.KILLED]
    told = [[(one.low, one.claimed_by, one.rule, one.superseded) for one in tally.accounts] for tally in tallies]
    assert [(tally.low, tally.high, accounts) for tally, accounts in zip(tallies, told, strict=True)] == wanted
    assert not any(tally.parts for tally in tallies)
