"""Totals and parts, first and second accounts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import day, event, figure, location

from geodata.accounts import DENIED, POINTS_BACK, SAID_SAME
from geodata.model import DateMention, Place, Reason, Span
from geodata.parts import value_of
from geodata.reconcile import reconcile_events
from geodata.retold import NAMED_AGAIN
from geodata.vocab import DatePrec, EventType, FigureKind, Modality, PlaceKind, ReasonField


def killed(number, low, **fields):
    """An event that reports so many killed."""
    return event(number, **{"figures": (figure("killed", low),), **fields})


def test_parts_hang_on_their_total_as_one_tree():
    """29 = 27 + 2 and 2 = 1 + 1: no figure is counted twice."""
    events = reconcile_events([killed(0, 29), killed(1, 27), killed(2, 2), killed(3, 1), killed(4, 1)])
    assert [item.part_of for item in events] == [None, "e0", "e0", "e2", "e2"]


def test_what_is_denied_is_no_part():
    """A denied death is not one of those that add up."""
    events = reconcile_events([killed(0, 2), killed(1, 1), killed(2, 1, modality=Modality.DENIED)])
    assert [item.part_of for item in events] == [None, None, None]


def test_figures_that_do_not_add_up_stay_apart():
    """Two figures whose sum is not the total are no parts of it."""
    events = reconcile_events([killed(0, 29), killed(1, 20), killed(2, 4)])
    assert [item.part_of for item in events] == [None, None, None]


def test_few_dead_far_apart_are_no_parts():
    """Four dead in one town are not the two and two of towns far away, though they add up."""
    far = [killed(0, 4, location=location("Kirkuk", 44.4, 35.5)), killed(1, 2, location=location("Mosul", 43.1, 36.3))]
    events = [*far, killed(2, 2, location=location("Ramadi", 43.3, 33.4))]
    assert [event.part_of for event in reconcile_events(events)] == [None, None, None]


def test_part_without_speaker_is_its_totals_speakers():
    """A breakdown that follows a claim is part of the claim."""
    events = reconcile_events([killed(0, 2, claimed_by="the army"), killed(1, 1), killed(2, 1)])
    assert [item.claimed_by for item in events] == ["the army"] * 3
    assert events[1].modality == Modality.CLAIMED


def test_revised_toll_is_the_same_occurrence():
    """An earlier toll is another account of the occurrence, never added."""
    first = killed(0, 28, location=location("Harun"))
    second = killed(1, 12, location=location("Harun"), quote="It had earlier reported 12 dead.", end=52)
    events = reconcile_events([first, replace(second, end=second.start + 32)])
    assert events[1].same_as == "e0"


def test_rival_tolls_stay_side_by_side():
    """Two speakers who count one occurrence differently give two accounts of it."""
    place = location("Harun")
    events = reconcile_events(
        [killed(0, 40, claimed_by="the rebels", location=place), killed(1, 9, claimed_by="the army", location=place)]
    )
    assert events[1].same_as == "e0"
    assert [value_of(item, FigureKind.KILLED) for item in events] == [40, 9]


def test_count_of_ones_own_deed_is_no_rival_of_another_count():
    """Soldiers whom the rebels say they killed are not the dead whom the army counts."""
    place = location("Harun")
    deed = killed(1, 60, claimed_by="the rebels", actor="the rebels", location=place)
    deed = replace(deed, figures=(replace(deed.figures[0], who="soldiers"),))
    events = reconcile_events([killed(0, 40, claimed_by="the army", location=place), deed])
    assert events[1].same_as is None


def test_place_handed_down_from_elsewhere_makes_no_denial():
    """A denial is of what happened where it speaks of, not of the clash before it at another place."""
    clash = killed(0, 9, event_type=EventType.FIGHTING, claimed_by="the clinic", location=location("Harun"))
    words = Reason(field=ReasonField.MODALITY, rule="r", words=Span(start=20, end=26))
    denial = event(
        1,
        event_type=EventType.FIGHTING,
        modality=Modality.DENIED,
        claimed_by="the army",
        quote="denied it",
        reasons=(words,),
    )
    elsewhere = replace(denial, location=location("Maru", lon=31.0), place_inherited=True)
    assert reconcile_events([clash, elsewhere])[1].same_as is None
    assert reconcile_events([clash, replace(elsewhere, location=clash.location)])[1].same_as == "e0"


def test_namesakes_are_places_apart():
    """A town and the division of its name are two places, whatever they are called."""
    town, division = (
        Place(place_id=number, name="Harun", kind=kind, country_code=None, admin1=None, lon=0.0, lat=0.0)
        for number, kind in ((1, PlaceKind.CITY), (2, PlaceKind.REGION))
    )
    events = [killed(n, 5, location=replace(location("Harun"), place=at)) for n, at in enumerate((town, division))]
    assert reconcile_events(events)[1].same_as is None
    assert reconcile_events([events[0], killed(1, 5, location=events[0].location)])[1].same_as == "e0"


def test_places_apart_are_occurrences_apart():
    """The same figure in two named places is two occurrences."""
    events = reconcile_events([killed(0, 5, location=location("Harun")), killed(1, 5, location=location("Mesk"))])
    assert events[1].same_as is None


@given(st.lists(st.integers(min_value=0, max_value=40), max_size=12))
def test_links_form_a_forest(lows):
    """No event is its own ancestor, and the parts of a total never exceed it."""
    events = reconcile_events([killed(number, low) for number, low in enumerate(lows)])
    parents = {item.event_id: item.part_of for item in events}
    for item in events:
        seen, current = set(), item.event_id
        while current is not None:
            assert current not in seen
            seen.add(current)
            current = parents[current]
        parts = [value_of(part, FigureKind.KILLED) or 0 for part in events if part.part_of == item.event_id]
        assert sum(parts) <= (value_of(item, FigureKind.KILLED) or 0)


def test_part_that_the_text_names_as_one():
    """The words "of these, 19" make it a part of the figure before, though the rest is not told."""
    events = reconcile_events(
        [
            killed(0, 26),
            killed(
                1, 19, quote="Of these, 19 died on Thursday.", end=50, figures=(figure("killed", 19, start=30, end=32),)
            ),
        ]
    )
    assert events[1].part_of == "e0"


def test_total_over_days_takes_what_fell_on_them():
    """The words "nine since Friday" include the two of Sunday told before it, and not the four of the week before."""
    days = DateMention(start=0, end=1, first=date(2020, 5, 1), last=date(2020, 5, 6), prec=DatePrec.DAYS)
    events = reconcile_events(
        [
            killed(0, 2, when=day(2020, 5, 3)),
            killed(1, 4, when=day(2020, 4, 20)),
            killed(2, 9, when=days, quote="Nine have been killed since Friday.", end=75),
        ]
    )
    assert [item.part_of for item in events] == ["e2", None, None]


def test_count_over_years_takes_nothing_of_the_day():
    """Whoever counts the dead of four years does not know those of this morning."""
    years = DateMention(start=0, end=1, first=date(2016, 1, 1), last=date(2020, 5, 6), prec=DatePrec.DAYS)
    quote = "Since January 2016 more than 900 have been killed."
    total = killed(1, 900, when=years, quote=quote, end=killed(1, 900).start + len(quote))
    events = reconcile_events([killed(0, 2, when=day(2020, 5, 3)), total])
    assert [item.part_of for item in events] == [None, None]


def test_count_over_weeks_takes_nothing_of_the_day():
    """A tally of the dead since last month may not know those of this morning."""
    weeks = DateMention(start=0, end=1, first=date(2020, 4, 1), last=date(2020, 5, 6), prec=DatePrec.DAYS)
    quote = "Since the beginning of April 195 have been killed."
    total = killed(1, 195, when=weeks, quote=quote, end=killed(1, 195).start + len(quote))
    assert [item.part_of for item in reconcile_events([killed(0, 17, when=day(2020, 5, 5)), total])] == [None, None]


@pytest.mark.parametrize(
    ("parts", "quote", "number"),
    [
        ([None, None], "Rebels who had stormed the post fled, leaving six of them dead.", 6),
        ([None, "e0"], "Six of them were killed in the harbour.", 6),
        ([None, None], "Two of those wounded have died since, taking the toll to nine.", 9),
    ],
)
def test_a_part_opens_its_sentence(parts, quote, number):
    """Only at the beginning does "of them" point at the figure of the sentence before."""
    word = {6: "six", 9: "nine"}[number]
    at = 20 + quote.lower().index(word)
    counted = figure("killed", number, start=at, end=at + len(word))
    second = killed(1, number, quote=quote, end=20 + len(quote), figures=(counted,))
    assert [item.part_of for item in reconcile_events([killed(0, 26), second])] == parts


def test_five_parts_that_follow_one_another():
    """More than four parts add up only where nothing stands between them."""
    events = [killed(0, 47), *(killed(number, low) for number, low in enumerate((26, 9, 6, 4, 2), start=1))]
    assert [item.part_of for item in reconcile_events(events)] == [None, *["e0"] * 5]


def test_larger_totals_are_told_apart_first():
    """14 = 7 + 4 + 3, and the seven are not the four and three beside them."""
    events = reconcile_events([killed(0, 14), killed(1, 7), killed(2, 4), killed(3, 3)])
    assert [item.part_of for item in events] == [None, "e0", "e0", "e0"]


def test_soldiers_are_not_the_civilians_told_before():
    """The same number of other people is no second account."""
    soldiers, civilians = (
        killed(number, 5, figures=(figure("killed", 5, who=who),))
        for number, who in enumerate(("soldiers", "civilians"))
    )
    assert reconcile_events([soldiers, civilians])[1].same_as is None


def test_total_that_is_told_in_full_takes_no_more():
    """A total whose parts add up to it takes in no third figure of the same days."""
    days = DateMention(start=0, end=1, first=date(2020, 5, 4), last=date(2020, 5, 6), prec=DatePrec.DAYS)
    events = reconcile_events(
        [
            killed(0, 29, when=days, quote="Since Monday 29 have died.", end=26),
            killed(1, 27, when=days),
            killed(2, 2, when=days),
            killed(3, 6, when=day(2020, 5, 5)),
        ]
    )
    assert [item.part_of for item in events] == [None, "e0", "e0", None]


def told(number, quote, word, **fields):
    """A shelling told in a quote, named by one of its words; who speaks and how it is put may be given."""
    start = number * 200
    at = start + quote.index(word)
    words = Span(start=at, end=at + len(word))
    said = {ReasonField.TYPE: words, ReasonField.MODALITY: words, ReasonField.SPEAKER: words}
    given = {
        "event_type": EventType.EXPLOSION,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "location": location("Harun"),
        "place_inherited": number > 0,
        "reasons": tuple(Reason(field=field, rule="test", words=span) for field, span in said.items()),
        **fields,
    }
    return event(number, **given)


FIRST = ("Shelling wrecked a school in Harun.", "Shelling")


@pytest.mark.parametrize(
    ("rule", "quote", "word", "fields"),
    [
        (DENIED, "The army denied shelling it.", "denied", {"modality": Modality.DENIED, "claimed_by": "The army"}),
        (POINTS_BACK, "The blast broke every window.", "blast", {}),
        (SAID_SAME, "Rebels tell of the same attack.", "attack", {"claimed_by": "Rebels"}),
        (None, "No shell was fired, the army said.", "No", {"modality": Modality.DENIED, "claimed_by": "The army"}),
        (None, "Another blast broke a window.", "blast", {}),
        (None, "A shell hit the market.", "shell", {}),
        (None, "The blast hit Mesk.", "blast", {"location": location("Mesk"), "place_inherited": False}),
        (NAMED_AGAIN, "The blast killed nine.", "blast", {"figures": (figure("killed", 9),)}),
        (None, "The latest blast killed nine.", "blast", {"figures": (figure("killed", 9),)}),
    ],
)
def test_told_again(rule, quote, word, fields):
    """A denial, "the blast" and "the same attack" are accounts of what was told; anything less is an occurrence apart."""
    second = reconcile_events([told(0, *FIRST), told(1, quote, word, **fields)])[1]
    assert [reason.rule for reason in second.reasons if reason.field == ReasonField.SAME_AS] == ([rule] if rule else [])


def test_two_counts_of_one_sentence():
    """Two speakers who count the same dead in one sentence give two accounts; who counts others gives none."""
    gendarmes = (figure("killed", 9, who="gendarmes"),)
    first = killed(0, 9, figures=gendarmes, claimed_by="the government", location=location("Harun"))
    place = {"start": first.start, "end": first.end, "location": first.location, "claimed_by": "villagers"}
    same = killed(1, 30, figures=(figure("killed", 30),), **place)
    others = killed(1, 30, figures=(figure("killed", 30, who="traders"),), **place)
    assert [reconcile_events([first, second])[1].same_as for second in (same, others)] == ["e0", None]
