"""Figures: what a number counts, and within which bounds."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from parsed import parse

from geodata.figures import find_figures

BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer")


def figures(text):
    """Find the figures of a text as kind and low."""
    return [(figure.kind.value, figure.low) for figure in find_figures(parse(text))]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("killed", 14)], "The raid left at least 14 people dead."),
        ([("killed", 1), ("wounded", 1)], "A shell killed one man and wounded another."),
        ([("killed", 340)], "The number killed since March stands at 340."),
        ([("killed", 129)], "The deaths brought to 129 the number of soldiers slain there."),
        ([("killed", 1)], "A spokesman said they lost only one man."),
        ([], "A spokesman said they had not lost a man."),
        ([("killed", 3)], "A shell hit a house, killing a couple and their nine-year-old daughter."),
        ([("killed", 27)], "The army said it had neutralised 27 rebels near Gao."),
        ([("wounded", 2)], "Two guards suffered minor shrapnel wounds."),
        ([("killed", 11)], "Reports say that 11 IS militants were killed there."),
        ([("displaced", 175)], "One hundred seventy-five (175) families evacuated the valley."),
        ([("displaced", 120)], "About 120 residents ordered to leave as the fire grows."),
        ([("displaced", 88)], "The agency moves 88 people to shelters."),
        ([("displaced", 29)], "Deputies got 29 people out of a mobile home park."),
        ([("displaced", 1415)], "The office listed 1,415 individuals as evacuees by nightfall."),
        ([], "About 2,500 people who had fled the town returned through the crossing."),
        ([], "A source said that at least two had reached their target, an oil depot."),
        ([("other", 12), ("other", 40)], "In the raid 12 huts and 40 sheds were burnt."),
        ([("killed", 14)], "Fourteen dead, officials said."),
        ([("killed", 40000)], "Over the years the junta's police murdered scores of thousands of peasants."),
        ([], "A driver and a priest recalled seeing the corpses buried on the island."),
        ([("killed", 14)], "A shell fell in Belo (Horo Gudru, Oromia), resulting in 14 people being killed."),
        ([("killed", 14)], "Fourteen miners fell victim to the raid."),
        ([("killed", 14)], "Hospitals reported 14 deaths."),
        ([("killed", 1), ("killed", 14)], "A nurse died too, bringing the dead to fourteen."),
        ([("killed", 14)], "A shell hit a shrine, killing 14 weavers who had taken refuge from combat."),
        (
            [("killed", 14), ("killed", 3)],
            "A shell hit a shrine, killing 14 weavers, including three girls, who had fled the fighting.",
        ),
        ([("killed", 14)], "Raiders beheaded 14 men at a logging camp in the hills."),
        ([("wounded", 14), ("killed", 3)], "The blast wounded 14 people, and three of the injured later died."),
        ([("killed", 2)], "Two more of the wounded had died."),
        ([("displaced", 90)], "Some 90 families left Kidal on Thursday aboard lorries."),
        ([("captured", 14)], "They took 14 soldiers prisoner at the ford."),
        ([("other", 7), ("captured", 14)], "Gunmen released seven captives, leaving 14 hostages inside."),
        ([("other", 7)], "Seven hostages were freed at the ford."),
        ([("killed", 1)], "The militia chief, Musa Haidar, was shot dead by gunmen."),
        ([("killed", 1)], "A senior commander, known as Abu Musa, was killed in the hills."),
        ([("displaced", 2300)], "2,300 flee as tanks roll into Malakal"),
        ([("displaced", 2000)], "Displaced people: 2000"),
        ([("displaced", 2300)], "Evacuees=2300"),
        ([], "Some 59 dead dolphins washed up on the shore."),
        ([("killed", 14)], "Fourteen villagers were reportedly killed near the well."),
        ([("killed", 14)], "The blast claimed 14 lives."),
        ([("killed", 14)], "The nuns have buried 14 villagers."),
        ([("killed", 14)], "Fourteen miners were dragged from a lorry and murdered on Sunday."),
        ([("killed", 14)], "Bandits hacked 14 porters to death."),
        (
            [("killed", 31), ("killed", 14)],
            "The rebels took the ridge, killing 31 soldiers and losing 14 of their own.",
        ),
        ([("killed", 14)], "The brigade lost 14 men on the bridge."),
        ([("killed", 6), ("killed", 8)], "Two earlier raids cost the lives of six and eight people."),
        ([("killed", 3), ("killed", 1)], "Three guards and a milkman lost their lives."),
        ([("killed", 1), ("wounded", 1)], "A guard was killed; the other was wounded."),
        ([("killed", 14)], "At least 14 dead, most of them miners, according to the union."),
        ([("missing", 3)], "Three of her crew of 19 are missing."),
        ([("killed", 1)], "A cook of one was beheaded on Friday."),
        ([("wounded", 0)], "None of its drivers had been wounded."),
        ([("wounded", 14)], "The clinic took in 14 people with gunshot wounds."),
        ([("displaced", 800)], "The herders of the valley, eight hundred of them according to the chief, have fled."),
        (
            [("displaced", 9000), ("displaced", 1900)],
            "Some 9,000 people, in 1,900 households, have arrived from the hills.",
        ),
        ([("displaced", 1900)], "The agency registered 1,900 newly arrived households."),
        ([("displaced", 500)], "The firm had flown 500 workers to the coast."),
        ([("displaced", 210)], "Some 210 families remain in the evacuation centres."),
        ([("displaced", 900)], "More than 900 residents stayed at three schools and a church."),
        ([("displaced", 600)], "Around 600 people moved into a sports hall."),
        ([("displaced", 5000)], "Nearly 5,000 people spent the night at emergency shelters."),
        ([("displaced", 4000)], "Some 4,000 people remain unable to go back home."),
        ([("killed", 19)], "The death toll rose from 14 to 19."),
        ([("killed", 4), ("wounded", 9)], "Shells fell, killing four farmers and wounding nine others."),
        ([("killed", 4), ("wounded", 9)], "The blast killed four and injured nine."),
        ([("killed", 4), ("wounded", 9)], "Four dead and nine injured."),
        ([("killed", 2), ("killed", 1), ("killed", 3)], "The blast killed two guards, a nurse and three farmers."),
        ([("killed", 2), ("killed", 3)], "Two guards and three farmers were killed."),
        ([("killed", 1), ("killed", 1)], "A driver died of his burns, and another driver died later."),
        ([("killed", 3), ("wounded", 1)], "Three sappers were killed and another was wounded."),
        ([("killed", 3), ("killed", 1)], "Three sappers were shot dead, and another died in hospital."),
        ([("killed", 3), ("wounded", 1)], "Three sappers were killed and another seriously wounded."),
        ([("killed", 3), ("wounded", 1)], "Three sappers were killed before lunch and a fourth lost a hand."),
        ([("killed", 2), ("killed", 3)], "One mine killed two people and another killed three."),
        ([("wounded", 1)], "A farmer lost a leg when his tractor hit a mine."),
        ([("killed", 1)], "The governor was killed on the road."),
        ([("killed", 0)], "No one was killed."),
        ([("other", 0)], "No casualties came in."),
        ([("wounded", 0)], "The shell fell, causing no injuries."),
        ([("killed", 24), ("wounded", 40)], "Dozens were killed and scores wounded."),
        ([("missing", 6)], "Six fishermen are still missing."),
        ([("captured", 11)], "Eleven soldiers were taken prisoner."),
        ([("captured", 11)], "Police detained 11 in the capital."),
        ([("displaced", 900)], "About 900 residents were evacuated."),
        ([("displaced", 900)], "The flood forced 900 people from their homes."),
        ([("displaced", 900)], "The evacuation of 900 residents began."),
        ([("displaced", 900)], "Some 900 people are in temporary shelters."),
        ([("positions", 8)], "Eight enemy positions were overrun."),
        ([("localities", 5)], "Troops entered five villages."),
        ([("other", 3)], "Drones destroyed three tanks."),
        ([("other", 40)], "Forty miners were rescued."),
        ([("killed", 13)], "In two attacks, 13 people were killed."),
        ([("killed", 4)], "Nine rebels killed four guards."),
        ([("killed", 4)], "Troops left the zone. Four children were killed."),
        ([("killed", 6)], "The army answered after six herders were killed by a mine."),
        ([("wounded", 2)], "Gunmen fired at the post, wounding members of the guard."),
        ([("captured", 12)], "12 out of 20 cooks were abducted."),
        ([("killed", 6)], "SIX PEASANTS WERE KILLED YESTERDAY NEAR THE VILLAGE."),
        ([("killed", 3)], "Three potters in a van were killed near the dam."),
        ([("wounded", 4)], "Four sappers trying to clear a mine were wounded."),
        ([("killed", 2)], "The raid killed Karim Zaydan and another rebel."),
        ([("killed", 3)], "The raid killed Karim Zaydan and two associates."),
        ([("killed", 2)], "Soldiers fired back, killing both."),
        ([("killed", 1)], "A guard who was shot on the bridge succumbed to his wounds."),
        ([("killed", 5)], "The doctor put at five the number of dead."),
        ([("displaced", 700)], "The office puts at 700 the number of people who left their homes."),
        ([("displaced", 820)], "The number of people in relief centres dropped to 820."),
        ([("displaced", 63)], "Sixty-three families had their huts burnt down."),
        ([("displaced", 63)], "The fire struck 63 tenants who had lost their only homes."),
        ([("displaced", 90)], "Ninety families moved to the next valley."),
        ([("displaced", 240)], "About 240 people are sleeping in fields."),
        ([("displaced", 500)], "An evacuation was carried out for 500 residents of the delta."),
        ([("displaced", 500)], "Evacuation orders remain in force for 500 residents."),
        ([("displaced", 500)], "The evacuation affected 500 residents of the delta."),
        ([("displaced", 500)], "Some 500 people are reported to have fled the delta."),
        ([("displaced", 500)], "About 500 farmers are said to have left their villages."),
        ([("displaced", 500)], "The rain went on, with 500 people shifted to relief camps."),
        ([("displaced", 500)], "Around 500 people have sought temporary shelter."),
        ([("displaced", 500)], "The number of people taken to safety had reached 500."),
        ([("displaced", 500)], "The fire destroyed the homes of 500 people."),
        ([("displaced", 90), ("displaced", 500)], "Ninety families, comprising 500 people, were displaced."),
        ([("displaced", 90), ("displaced", 500)], "Ninety families (500 people) arrived in the valley."),
        ([("localities", 2), ("displaced", 500)], "Two villages with some 500 inhabitants were evacuated."),
        ([("displaced", 500)], "Since the raid 500 of the town's 900 inhabitants have sought safety."),
        ([("killed", 1)], "The strike killed rebels, including a commander."),
        ([("killed", 3)], "The strike killed Karim Zaydan and two of his guards."),
        ([("killed", 30)], "Thirty people are believed to have died."),
        ([("killed", 30)], "Thirty soldiers fell on the ridge."),
        ([("killed", 16), ("wounded", 120)], "The raid brought the martyrdom of 16 farmers and injuries to 120."),
        ([("displaced", 430)], "Around 430 people still cannot return home."),
        ([("displaced", 430)], "They opened nine relief camps where 430 people are staying."),
        ([("displaced", 430)], "The office put the displaced at 430."),
        ([("displaced", 430)], "The office put the number of people who lost their homes at 430."),
        ([("displaced", 430)], "Some 430 people spent a second night in the church hall."),
        ([("displaced", 430)], "The families were provided with food, and 430 people were provided shelter."),
        ([("other", 6)], "A clip shows six burned trucks."),
    ],
)
def test_kind_and_low(expected, text):
    """The word of harm that a number hangs on says what it counts."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town of 7,000 people lies 40 km from the front.",
        "Ana, 41, fought in two wars.",
        "Aid reached 5,000 people after six weeks.",
        "The strike cost $3 million and lasted 20 hours.",
        "Parliament voted with 80 votes.",
        "They plotted to kill three judges.",
        "Twelve people could be killed.",
        "Two thirds of the people of the town have fled.",
        "The colonel denied that any villager had been killed.",
        "The firm lost 300 customers.",
        "The embassy evacuated non-essential staff overnight.",
        "Some 210 families remain in the suburb.",
        "Some 200 strikers gathered outside a church.",
        "Both sides said that they had won.",
        "A three-storey house stood there.",
        "Thousands took to the streets.",
        "The captain sent 300 soldiers into the hills.",
        "Two porters attempted to flee.",
        "The chief organised and executed attacks.",
    ],
)
def test_what_is_no_figure(text):
    """Populations, distances, ages, wars, aid, amounts and plans are no figures."""
    assert figures(text) == []


def test_bounds_who_and_span():
    """A figure carries its bounds, the noun it counts, and the words that say so."""
    text = "Fighting left more than 30 Harari herders dead."
    (figure,) = find_figures(parse(text))
    assert (figure.low, figure.high, figure.qualifier) == (30, None, "more_than")
    assert figure.who == "Harari herders"
    assert text[figure.start : figure.end] == "more than 30 Harari herders dead"


@pytest.mark.parametrize(
    ("subsets", "text"),
    [
        ([False, True], "The blast killed 14 people, including two children."),
        ([False, True], "The blast killed 14 people, two of them children."),
        ([False, True, False], "They speak of 14 killed, two civilians among them, and of over 90 wounded."),
        ([True], "Two children were among the dead."),
        ([True], "Three monks were among the dead when the bell tower fell."),
        ([False, False], "The blast killed 14 soldiers and two children."),
        ([False], "The blast killed 14 people, many of them policemen."),
        ([False, False], "The raid killed 31 rebels; the army says 14 dead, most of them officers."),
    ],
)
def test_subset(subsets, text):
    """A part of the figure before it is marked, so that nobody adds it."""
    assert [figure.subset for figure in find_figures(parse(text))] == subsets


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("household", "Around 400 families fled."),
        ("household", "Sixty homes were evacuated."),
        ("person", "Around 400 farmers fled."),
        ("household", "Sixty homes were destroyed."),
        ("household", "Sixty huts were burnt by raiders."),
        ("household", "Sixty homes were damaged by the hail."),
        ("household", "The storm tore off the roofs of 60 cottages."),
        ("household", "Hail left 60 homes without roofs."),
        ("household", "The flood did damage to 60 housing units."),
        ("household", "Homes damaged: 60\n"),
        ("household", "The survey counted 60 collapsed homes."),
        ("household", "Sixty homes were completely lost."),
        ("household", "Raiders set 60 homes on fire."),
        ("household", "Sixty families whose homes were damaged got tents."),
        ("household", "Houses burnt 60 / damaged"),
    ],
)
def test_unit(unit, text):
    """Families stay families: nothing is multiplied."""
    (figure,) = find_figures(parse(text))
    assert figure.unit == unit


def test_homes_only_damaged_yield_to_those_lost():
    """Where a sentence counts homes destroyed, those only damaged are things; a bare number counts what was counted before."""
    figures_of = find_figures(parse("Nine homes were destroyed and another 60 were damaged."))
    assert [(figure.low, figure.unit) for figure in figures_of] == [(9, "household"), (60, "thing")]


def test_document_without_tags():
    """Without tags or parse the common forms are read all the same."""
    found = find_figures(BLANK("Shelling killed 12 people and wounded 30."))
    assert [(figure.kind, figure.low) for figure in found] == [("killed", 12), ("wounded", 30)]


WORDS = st.sampled_from(
    [
        "12",
        "at",
        "least",
        "dozens",
        "people",
        "killed",
        "were",
        "dead",
        ",",
        "and",
        "including",
        "two",
        "of",
        "them",
        "wounded",
        "a",
        "soldier",
        "the",
        "no",
        "homes",
        "fled",
        "toll",
        "to",
        ".",
        "(",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_any_words_give_sound_figures(words):
    """No order of words breaks the finder: spans lie inside, bounds are in order, zero only for none."""
    text = " ".join(words)
    for figure in find_figures(BLANK(text)):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.low != 0 or text[figure.start :].startswith("no")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("displaced", 85)], "Some 85 families have been left needing emergency shelter by the quake."),
        (
            [("other", 40000), ("displaced", 7500)],
            "Some 40,000 people were affected (7,500 of which have been relocated).",
        ),
        ([("displaced", 4500)], "In all, 4 500 villagers had to evacuate."),
        ([("displaced", 16129)], "Population evacuated 16129"),
        ([("displaced", 900), ("displaced", 4500)], "Flooding displaced 900 families, or about 4,500 people."),
        (
            [("displaced", 900), ("displaced", 4500)],
            "The displacement of 900 families (about 4,500 persons) was noted.",
        ),
        ([("displaced", 4500)], "There are 4,500 people in 12 evacuation centres."),
        ([("displaced", 4500)], "It ended in 4,500 people being displaced."),
        ([("displaced", 4500)], "Evacuated from the valley were 4,500 people."),
        ([("displaced", 45)], "Forty-five people were rescued and taken to shelters."),
        ([], "Two teachers were taken from their homes."),
        ([("displaced", 4500)], "The number of displaced in the region has risen from 2,000 to 4,500."),
        ([("other", 1300)], "The cyclone came ashore at noon, flattening over 1,300 timber-and-tin homes."),
        ([("killed", 1)], "The drone hit a fisherman, killing him."),
        ([("killed", 1)], "He was killed in the exchange."),
        ([("killed", 1)], "Troops killed rebel leader Omar near the river."),
        (
            [("killed", 3), ("captured", 5)],
            "Three smugglers drew guns on the coastguard and were killed, five sailors were taken into custody.",
        ),
        ([("other", 30)], "Soldiers have captured or killed 30 rebels."),
        ([("displaced", 5200)], "The lava has displaced a further 5,200 islanders."),
        ([("displaced", 640)], "Tremors led to the relocation of another 640 herders."),
        ([("displaced", 2310)], "The fire prompted the evacuation of, at the last tally, 2,310 miners."),
        ([("killed", 31)], "The raid resulted in the death of, by the army's count, 31 rebels."),
        ([("displaced", 61000)], "Of the refugees, 61, 000 have been displaced twice."),
        ([("displaced", 900)], "More than 900 families have lost their homes to the shelling."),
        ([("other", 37)], "Badly damaged dwellings: 37"),
        ([("displaced", 75000)], "About half of the region's 150,000 people have left their homes."),
        ([("displaced", 30000)], "A third of the city's 90,000 inhabitants have fled."),
        ([("displaced", 60000)], "Two thirds of the city's 90,000 inhabitants have fled."),
        ([("displaced", None)], "Many of its 40,000 inhabitants have fled."),
        ([("displaced", 20000)], "Half of Homs's 40,000 people have fled."),
        ([("displaced", 310), ("displaced", 1900)], "The ministry counted 310 families, or 1,900 persons, displaced."),
        ([("killed", 16)], "He said that 16 “terrorists” had been killed."),
        (
            [("killed", 400), ("killed", 70)],
            "At least 400 people, mostly militants but including more than 70 civilians, have been killed.",
        ),
        ([("killed", 24)], "Officials said 24 evacuees had died on the road."),
        ([("killed", 11)], "Eleven persons, most of them young men, were buried on Monday morning."),
        ([], "Eleven persons were buried under the rubble."),
        ([("killed", 874)], "The other side has so far named 874 of its dead."),
        ([("captured", 2)], "Two of the volunteers were held for three hours."),
        ([("captured", 7)], "The attackers went away with seven women."),
        ([("killed", 3)], "The raid left a farmer and his two sons dead."),
        ([("killed", 2)], "A man and his wife were killed."),
        ([("killed", 1), ("killed", 1)], "The raid left a driver of the ambulance and a woman of 68 dead."),
        (
            [("killed", 31)],
            "The toll of the twin car bombings at a police post in the old town of the north has climbed to 31.",
        ),
        ([("killed", 140)], "The number of pilgrims who drowned when a ferry turned over has passed 140."),
        ([("missing", 58)], "The harbour master says 58 deckhands linked to the smugglers are missing."),
        ([("killed", 300)], "Some 300 villagers who had fled to the church were killed."),
        ([("displaced", 400)], "Some 400 people living near the dam were evacuated."),
        ([("captured", 30)], "At dawn 30 cooks employed at the mission were kidnapped."),
        (
            [("killed", 2), ("killed", 9)],
            "Crews pulled two more bodies from the ruins, bringing the death toll to nine.",
        ),
        ([("killed", 2), ("killed", 15)], "Two more died of their wounds, taking the toll to 15."),
        ([("killed", 21)], "The ministry said 21 more of its servicemen had been killed."),
        ([("killed", 22)], "A raid killed at least 22 people, a doctor and two survivors told reporters."),
        ([("captured", 14)], "Rebels carried off 14 peasants, a priest there said by telephone."),
        ([("killed", 4)], "Four members of one family were killed in their home."),
        ([("wounded", 11), ("wounded", 4)], "The blast left 11 people, including four guards, injured."),
        ([("killed", 1836)], "The campaign has cost 1,836 servicemen their lives."),
        ([("killed", 1)], "A fireman, who was hit by a shell on Monday, succumbed to his wounds."),
        ([("captured", 26)], "An officer said 26 rebels had surrendered."),
        ([("displaced", 900)], "On Thursday alone, 900 crossed from Makamba on foot."),
        ([("displaced", 1200)], "At the camp, 1,200 families arrived on Wednesday."),
        ([], "He was already dead."),
        ([("killed", 3)], "Among the dead were three children."),
        ([("killed", 4)], "The dead included four women."),
        ([("killed", 5)], "Five people who had come to bury a relative were killed."),
        ([], "Villagers came to bury a teacher."),
        ([("killed", 1)], "Troops shot and killed a 16-year-old Palestinian."),
        ([("killed", 24)], "The raid killed 24 people, the Syrian Observatory for Human Rights said."),
        ([("captured", 279)], "The abduction of 279 schoolgirls, who were freed days later, shocked the town."),
        ([("displaced", 1400000)], "In the delta 1.4 million of the poorest are internally displaced."),
        ([], "He planned the assassination of a police general."),
    ],
)
def test_more_ways_to_count(expected, text):
    """Flight, lines of tables, households with their persons, one victim without an article, verbs farther on."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("displaced", 9200)], "The eruption displaced a total of 9,200 individuals."),
        ([("displaced", 9400)], "Fighting forced an estimated 9,400 residents to abandon their villages."),
        ([("displaced", 7350)], "Evacuees totalled 7,350 on Sunday."),
        (
            [("killed", 26)],
            "The death toll from riots set off by rising bread prices in the port in the newest wave of anger has climbed to 26.",
        ),
        ([("wounded", 1)], "A sentry shot and injured a nun."),
        ([("killed", 5)], "Ansaru opened fire and killed five porters."),
        ([("displaced", 680)], "680 families whose houses were destroyed were housed in tents."),
        ([("other", 680)], "The homes of 680 families were destroyed."),
        ([("other", 412)], "Houses destroyed: 412"),
        ([("missing", 218)], "By figures cited by Anna Lucia Moreno, 218 people were reported missing."),
    ],
)
def test_counts_of_the_displaced(expected, text):
    """Lists, sums and homes lost count the displaced as plain sentences do."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("killed", 2)], "Two porters left the mill with sacks. Both were shot dead."),
        ([("killed", 2)], "Two porters, both of whom were killed, had left the mill."),
        ([("wounded", 2)], "A nurse and a monk came out. Both were wounded."),
        ([], "They hit two bridges. Both were destroyed."),
        (
            [("other", 3), ("killed", 3)],
            "Three gunmen hid in a barn and opened fire. They were killed in the exchange.",
        ),
        ([("other", 3), ("killed", 3)], "Three gunmen opened fire; all were killed."),
        ([("killed", 3)], "Three gunmen were shot dead. They were killed near a barn."),
        ([("other", 3)], "Three gunmen fired at soldiers. They were killed on the spot."),
        ([("other", 3)], "Three gunmen opened fire. They were killing time."),
        (
            [("killed", 1)],
            "A man laying a mine beside a farm track in Aba district, Ogo province, was killed on Monday.",
        ),
        ([("killed", 2)], "Two guards carrying rifles and radios were killed on Monday."),
        ([("killed", 2)], "Two guards escorting three nurses were killed on Monday."),
        ([], "Two men planting mines saw a post where shells had killed cattle."),
        ([("killed", 1)], "A second gunman detonated his belt and died."),
        ([], "A second gunman threw his belt away and fled."),
        ([("killed", 1)], "The sentries shot and killed the arsonist."),
        ([("killed", 1)], "The sentries killed the prowler near a barn."),
        ([("killed", 1)], "The prowler was shot dead near a barn."),
        ([], "The storm killed the engine and the power."),
        ([], "The captain executed the order."),
        ([("killed", 1)], "They fired at his hut and later found his body."),
        ([("killed", 1)], "A monk was killed on Monday. They found his body on Tuesday."),
        ([], "He hurt his body and his leg."),
        ([("killed", 1), ("killed", 3)], "That man too was killed, as were several other gunmen."),
        ([("killed", 1), ("killed", 2)], "A guard was killed, as were two nurses."),
        ([("killed", 1)], "A guard was killed, as two nurses looked on."),
        ([("killed", 4)], "The rebel governor for Kaba and three of his guards were killed."),
        ([("killed", 3)], "A rebel commander and two subordinates died."),
        ([("killed", 1), ("killed", 2)], "The rebel governor for Kaba and two soldiers were killed."),
        ([("killed", 2)], "One of two gunmen killed in Aba on Monday has been identified as a chief."),
        ([("killed", 5)], "Two of the five gunmen killed in the raid were known to the police."),
        ([("killed", 5)], "Five porters, all of whom were killed, had left the mill."),
        ([("other", 3), ("killed", 3)], "Three gunmen opened fire. They all died."),
        (
            [("killed", 2)],
            "One of two gunmen killed in Kaba district, Ogo province, on Monday was identified as a chief.",
        ),
        ([("killed", 2)], "Two of five gunmen killed."),
        ([("killed", 2)], "Two of five gunmen were killed."),
    ],
)
def test_more_ways_to_tell_of_the_dead(expected, text):
    """The dead are counted behind a pronoun, an aside, a second verb or a word for what they did; nobody is counted twice."""
    assert figures(text) == expected


def test_heading_of_a_list_says_what_is_counted():
    """Homes and families counted under a heading are households."""
    for text in ("Houses destroyed: 412", "Number of displaced families: 1,830"):
        assert [figure.unit.value for figure in find_figures(parse(text))] == ["household"]


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([("killed", None, 40)], "Up to 40 people may have been killed in the blast."),
        ([], "Some 3,000 people may have been displaced by the clashes."),
        ([], "Forty people could have died."),
    ],
)
def test_what_may_have_been(counts, text):
    """The dead that there may be are counted, those who may have fled are not."""
    assert [(figure.kind, figure.low, figure.high) for figure in find_figures(parse(text))] == counts


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("other", 212)], "No. of huts collapsed: 212"),
        ([("killed", 12), ("displaced", 31400)], "Deaths 12; persons in relief camps 31,400; blankets 60."),
        ([("displaced", 31400)], "Persons in camps - 31,400"),
        ([("displaced", 940), ("displaced", 4100)], "Total displaced - 940 families / 4,100 persons."),
        ([("displaced", 18300), ("displaced", 3900)], "IDPs registered this week: 18 300 ind. / 3 900 HH."),
        ([("displaced", 7200), ("displaced", 1800)], "Deaths nil; Evacuated 7,200 persons/1,800 families"),
        ([("displaced", 610)], "Left homeless by fire in the market: 610"),
        ([("displaced", 610)], "Persons displaced (cumulative): 610"),
        ([("killed", 8), ("wounded", 12)], "Killed (8), wounded (12)"),
        ([], "No. of houses sold: 153"),
        ([], "Persons in the hall: 300"),
        ([], "Members present - 300 families"),
        ([("missing", 3), ("displaced", 2460)], "Missing - 3; Persons shifted - 2,460; Camps opened - 14."),
        ([("other", 341)], "Houses totally destroyed 341, schools hit."),
        ([("displaced", 1215), ("displaced", 6890)], "HHs displaced: 1,215 (6,890 pers.)"),
        ([], "Beds in shelters: 640"),
        ([], "Doctors in relief camps: 90"),
        ([], "Evacuation centres: 12"),
        ([], "In the north, the dead - a farmer who had two dogs - was mourned."),
    ],
)
def test_lines_of_a_list(expected, text):
    """A heading counts what stands behind its mark, each number in its own unit."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (60, "Some 60-odd families camping by the canal were thrown out by bulldozers."),
        (60, "About 60 people were cleared from the campsite before dawn."),
        (60, "Police cleared 60 squatters from the building."),
        (34, "Thirty-four patients were carried out of the clinic as the water rose."),
        (2100, "More than 2,100 islanders were taken off by coastguard ships."),
        (380, "380 campers ferried off the beach by fishing boats"),
        (5400, "After a shell was found, 5,400 inhabitants had to quit their homes."),
        (1700, "The entire population of the village, some 1,700 people, had set out on foot for the town."),
        (1100, "Some 1,100 herder households have migrated after losing their stock."),
        (4300, "Drought has forced 4,300 pastoralists to migrate."),
        (900, "The authorities moved 900 inmates to two other jails when the flood alert was raised."),
        (900, "Some 900 prisoners were moved from a jail near the volcano."),
        (45, "All of the 45 families that had been living in the mill were out on the street."),
        (2400, "Rosa is one of 2,400 people made homeless by the fire."),
        (2400, "Rosa is one of some 2,400 residents who fled."),
        (3100, "Some 3,100 people are stranded at the border after fleeing raids on their villages."),
        (72, "Monitors recorded the arrival of 72 households."),
        (140000, "Over 1.4 lakh people have been shifted to 380 relief camps."),
        (2000, "Some 2,000 pilgrims were moved to relief camps."),
        (210, "Police escorted 210 residents from the tower."),
        (48, "Rescuers lifted 48 villagers off the bank by helicopter."),
        (85, "Some 85 patients were wheeled out of the hospital."),
        (800, "The flood drove out 800 families."),
        (7730, "A spokesman put the total of evacuated residents at 7,730."),
        (312, "Tenants of the two blocks, 312 in all, were told to get out on Friday."),
        (19, "Bailiffs turned 19 families out of the old abbey."),
        (2700, "Some 2,700 villagers have decamped to the hills."),
        (9000, "Some 9,000 residents spent Sunday night elsewhere."),
        (2980, "In all, 2,980 people bedded down in gymnasiums."),
        (5600, "A further 5,600 arrived at the reception site on Friday."),
        (3600, "Rebels drove the inhabitants of five villages, about 3,600 people, from their land."),
        (14000, "About 14,000 people have poured out of the besieged town."),
        (7000, "An estimated 7,000 people took to the high ground."),
        (4350, "The number of those who had come over the border had swollen to 4,350."),
        (1100, "Farmers on the bank, 1,100 of them, are under orders to stay away from their houses."),
    ],
)
def test_ways_of_being_moved(expected, text):
    """Verbs of being put out, taken off or moved from a danger count the displaced."""
    assert max((low for kind, low in figures(text) if kind == "displaced"), default=None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 commuters were moved to another station when the line closed.",
        "The jail moved 40 inmates to another wing in a routine transfer.",
        "About 40 players were thrown out of the tournament.",
        "Eleven drivers were cleared from the list of suspects.",
        "Thirty guests were carried out of the theatre laughing.",
        "Two players were taken off in the second half.",
        "More than 900 pilgrims set out on foot for the shrine.",
        "The protesters, some 900 people, set out on foot for the capital.",
        "Some 300 demonstrators were out on the street by noon.",
        "About 1,500 fans were ferried off to the stadium by bus.",
        "The ferry carried 400 tourists to the island.",
        "The tally of votes now stands at 1,275.",
        "The post office recorded the arrival of 96 parcels.",
        "The arrival of 400 tourists cheered the hoteliers.",
        "Some 200 lawmakers quit the party.",
        "One of 2,000 people who voted said the queue was long.",
        "Snow left 300 drivers stranded on the motorway.",
        "Guides ushered 40 visitors from the tower after the tour.",
        "The usher helped 30 guests from the hall.",
        "The charity turned 19 families out of poverty.",
        "About 5,000 fans poured out of the town after the match.",
        "More than 400 runners took to the hills in the annual race.",
        "Forty nurses arrived at the refugee camp to help.",
        "Doctors transferred 20 patients to another floor after the fire drill.",
        "The utility moved 300 households to a cheaper tariff.",
    ],
)
def test_who_is_moved_without_flight(text):
    """Travel, marches, votes and transfers displace nobody."""
    assert "displaced" not in dict(figures(text))


def test_homes_that_slide_and_sums_told_again():
    """Homes that slide or that a fire takes are lost; a sum told again counts what was counted before."""
    assert figures("The cyclone blew away 415 huts.") == [("other", 415)]
    assert figures("The blaze claimed 63 shacks.") == [("other", 63)]
    assert figures("The bank gave way and took eleven bungalows with it.") == [("other", 11)]
    assert figures("The storm made 77 houses in the lower quarter unfit to live in.") == [("other", 77)]
    assert figures("The developer claimed 40 houses for the plan.") == []
    assert figures("Sixteen homes in the hamlet slid into the river overnight.") == [("other", 16)]
    assert figures("Officials had spoken of 500 evacuees; the tally now stands at 1,420.")[-1] == ("displaced", 1420)
    assert figures("One of the 12 hostages was killed.") == [("killed", 1)]
