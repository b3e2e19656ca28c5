"""Where events are whose place the gazetteer lacks, has far away only or spells otherwise: an area that the text gives, never a far namesake."""

import pytest

from geodata import article_from_text, extract
from geodata.lookup import default_reader


def places_of(text):
    """The name of each event's place: with a question mark where nothing is known of where it lies, "-" where there is none."""
    locations = [event.location for event in extract(article_from_text(text), default_reader()).events]
    return ["-" if place is None else place.name if place.area else f"{place.name}?" for place in locations]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Zubayda, near Karbala", "Gunmen shot dead four farmers in Zubayda near Karbala, in Iraq."),
        ("Mocímboa da Praia", "Gunmen killed ten people in Mocimboa da Praia, 350 km north of Pemba."),
        ("Palma District", "Insurgents shelled Palma in Cabo Delgado, killing seven people."),
        ("Gao", "Gunmen shot dead a judge from Timbuktu in Gao on Friday."),
        ("Amara", "Forces burned villages in Amhara on Monday, killing five people."),
        ("Kachin", "The army of Myanmar bombed villages in Kachin on Monday, killing five people."),
        ("Taibeh?", "In the Lebanese village of Taibeh, a missile flattened a house, killing a couple."),
        ("-", "Five members of the Bangsamoro Islamic Freedom Fighters were killed on Saturday."),
        (
            "Makalondi, Tillabéri",
            "In Niger, gunmen opened fire on a market in the area of Makalondi, close to the border, killing seven on Sunday.",
        ),
        ("Zorba, Chad", "In Chad, gunmen killed five herders 20 km north of Zorba on Monday."),
        ("Quetta", "In Quetta, the crime department said it had arrested two militants on Monday."),
        ("Kani, Sagaing", "Monywa and Shwebo were calm, residents of Sagaing said. Soldiers burned 40 houses in Kani."),
        (
            "Welingara, near Bankass",
            "Bankass and Mopti were calm, officials in Mali said. Gunmen killed nine people in Welingara.",
        ),
    ],
)
def test_no_namesake_far_from_what_the_report_speaks_of(expected, text):
    """What lies beside a town, in a province or in a land of the report is held to that; else it is left open."""
    assert places_of(text)[0] == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Ad Durayhimī"], "Yemeni troops left Hodeidah for Zabid. Rockets killed seven people in Durayhimi."),
        (
            ["Hiiraan"],
            "Somali troops left Jalalaqsi and Beledweyne. A bomb killed seven people in the Hiran region.",
        ),
        (
            ["Ra’s al ‘Ayn / Serê Kaniyê"],
            "The border with Syria was quiet until noon. Then artillery shelled Ras al-Ain, killing two people.",
        ),
    ],
)
def test_a_name_at_home_in_another_spelling(expected, text):
    """Articles and vowels differ from paper to paper; the lands of the report are searched for what sounds so."""
    assert places_of(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Kissy, suburb of Freetown"], "Rebels burned 40 houses in Kissy, an eastern suburb of Freetown."),
        (["Dukaba, Idlib"], "Rebels burned the villages of Dukaba and Sareya in Idlib, in Syria."),
        (["Corniche, Beirut"], "A bomb killed two people in Corniche street in Beirut."),
        (
            ["Otash, near Nyala", "Otash, near Nyala"],
            "Shells hit the Otash camp near Nyala. On Monday, gunmen killed two men in Otash.",
        ),
        (
            ["Marawi City", "Pilagapo, Marawi City", "Pilagapo, Marawi City"],
            "Fighting went on in Marawi. In nearby Pilagapo, gunmen killed a teacher. Two drivers were abducted in Pilagapo on Sunday.",
        ),
        (
            ["Mosul", "Old City, Mosul"],
            "Troops entered eastern Mosul in Iraq. On Friday an air strike killed nine people in the Old City.",
        ),
        (
            ["Tahrir square, Baghdad"],
            "Baghdad was calm until noon. Snipers shot dead two men near Tahrir square.",
        ),
    ],
)
def test_an_unknown_part_of_a_town_is_at_least_the_town(expected, text):
    """A suburb, a camp, a street or a village nearby lies where the words put it, there and wherever it is named again."""
    assert places_of(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["Tripoli", "South of Tripoli"],
            "Libya's army shelled Tripoli. South of the capital, a mine killed two people.",
        ),
        (
            ["Bujumbura", "Bujumbura"],
            "Police fired on crowds in Bujumbura, in Burundi. A grenade killed two people in the capital.",
        ),
        (["Garissa-Hulugho road"], "A mine killed four policemen on the Garissa-Hulugho road in Kenya."),
        (["Gao"], "A mine killed three people in Gao on the road to Ansongo."),
        (
            ["Sri Lanka's north-east coast"],
            "The army shelled a beach on Sri Lanka's north-east coast, killing 20 people.",
        ),
    ],
)
def test_phrases_that_say_where_by_a_town_that_they_do_not_name(expected, text):
    """The capital, the city before, a road called after both ends and a side behind its owner give an area each."""
    assert places_of(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["Iraq", "Baghdad", "Kirkuk"],
            "Bombings killed 14 people across the country on Sunday: 10 at a checkpoint in eastern Baghdad and four in Kirkuk, Iraq said.",
        ),
        (["Gao"], "The northern Mali town of Gao was quiet on Monday after three bomb attacks at the weekend."),
        (["Zabīd"], "Shelling killed 12 people in Zabid, a town in Hodeidah province, in Yemen."),
        (["Gambēla"], "Raids in Ethiopia's western Gambella regional state killed 14 herders."),
        (["Gaza"], "More than 4,000 people fled to U.N. schools in Gaza."),
        (
            ["Tripoli"],
            "A rocket killed two people in Tripoli, hours before an aid convoy was to enter Libya's besieged south.",
        ),
        (
            ["An Nuşayrāt"],
            "An air strike flattened a three-storey house in Nuseirat, Gaza Strip, killing eight people, as diplomats in Cairo tried to halt the war.",
        ),
    ],
)
def test_the_event_has_its_own_place(expected, text):
    """Not what holds it, not the country that owns it, not where others talk meanwhile."""
    assert places_of(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["Sumy", "Hirkova Dolyna, near Sumy"],
            "Two drones fell on Sumy in Ukraine. A woman was killed by shelling in Hirkova Dolyna.",
        ),
        (
            ["Hirkova Balka?"],
            "A woman was killed by shelling in Hirkova Balka, Ukraine said.",
        ),
        (
            ["near Rosario", "near Rosario"],
            "ROSARIO, 5 May 1987 (ANB) -- Two students were shot dead outside their school. A bomb damaged a bank of the Argentine state.",
        ),
        (
            ["-"],
            "BEIRUT, 5 May 1987 (ANB) -- Israeli jets bombed a column of trucks, an Israeli spokesman said.",
        ),
        (
            ["Tadmur"],
            "BEIRUT, 5 May 1987 (ANB) -- Lebanese travellers said that tanks had shelled Tadmur.",
        ),
        (
            ["-"],
            "ROSARIO, 5 May 1987 (ANB) -- Argentine ministers condemned the attacks.",
        ),
    ],
)
def test_a_place_that_is_not_known_lies_around_what_is_named(expected, text):
    """A name in no gazetteer lies near the town before it; a report of its own country that names no place, near where it was filed."""
    assert places_of(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["Dorukhel, Zabul Province"],
            "Troops raid camp in Zabul\n\nKABUL, Afghanistan (March 2, 2011) - Gunmen killed two drivers in Dorukhel on Monday.",
        ),
        (
            ["Dorukhel, Afghanistan"],
            "Troops raid camps in Zabul and Logar\n\nKABUL, Afghanistan (March 2, 2011) - Gunmen killed two drivers in Dorukhel on Monday.",
        ),
        (
            ["Zabul Province", "Logar Province"],
            "Troops raid camp in Zabul\n\nKABUL, Afghanistan (March 2, 2011) - Gunmen killed two drivers on Monday.\n\nIn Logar, police detained three men.",
        ),
    ],
)
def test_the_heading_says_in_which_division(expected, text):
    """What the text does not say, its heading may: not where it names two, and not for what has a place of its own."""
    assert places_of(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Geneva", "-"], "The ministers met in Geneva on Monday over the shelling that killed 12 people."),
        (
            ["New York", "Kabul"],
            "The council met in New York on Monday to discuss the raid on Kabul that killed 12 people.",
        ),
        (["Goma", "Goma"], "Talks resumed in Goma on Monday as shells fell."),
        (["Khartoum"], "Around 2,000 demonstrators marched through Khartoum demanding civilian rule."),
        (
            ["Srebrenica?"],
            "A court in The Hague on 5 May 2016 sentenced a general to life for the massacre in Srebrenica in 1995.",
        ),
    ],
)
def test_nothing_happens_where_others_only_talk_of_it(expected, text):
    """Where a council meets is no place of what it meets about; what goes on meanwhile is there."""
    assert places_of(text) == expected
