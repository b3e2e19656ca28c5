"""What one sentence claims: type, figures, date, speaker, modality."""

from datetime import date

import pytest
from parsed import claims_of

from geodata.vocab import EventType, FigureKind


def kinds(text):
    """The event types of a text's claims, in text order."""
    return [claim.event_type.value for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["explosion"], "An air strike on a market killed five people."),
        (["explosion"], "A mortar round landed in a courtyard, killing two sisters."),
        (["explosion"], "Militants attacked the post with rockets."),
        (["casualty"], "Four people died in the border villages, the governor said."),
        (["attack"], "Gunmen killed nine farmers in their fields."),
        (["attack"], "Nine farmers were killed by gunmen."),
        (["fighting"], "Government forces drove the rebels from five positions on Wednesday."),
        (["explosion"], "Rebel artillery replied with about 200 shells during the night."),
        (["explosion"], "Two MiGs attacked the harbour on the 7th."),
        (["explosion"], "A lorry set off an anti-tank mine, and six traders were killed."),
        (["explosion"], "An envoy told reporters on Friday that troops had shelled the harbour."),
        (["attack"], "Gunmen stormed a television studio during a broadcast."),
        ([], "The rebels freed five hostages on Monday."),
        (["diplomacy"], "Ministers warned that any attack on the island would be met with sanctions."),
        (["attack"], "Gunmen burst into a tavern on Saturday and raked it with bullets, killing six men."),
        (["attack"], "At least 70 people were killed when members of a gang swept through the quarter."),
        (["explosion"], "A shell hit a shrine, killing 14 weavers who had taken refuge from combat."),
        (["fighting"], "The town fell to the army on Monday, and some 900 of its defenders were taken prisoner."),
        (["fighting"], "Heavy exchanges were reported in the eastern suburbs."),
        (["explosion"], "The alliance struck rebel positions on the ridge on April 10."),
        (["attack"], "At least 61 villagers were butchered in the night."),
        (["diplomacy"], "The Turkish and Russian presidents also spoke."),
        (["diplomacy"], "The Foreign Office summoned the Indian envoy to lodge a protest."),
        (["diplomacy"], "The rebels want the government to free their fighters."),
        (["evacuation"], "Hundreds of families have abandoned their farms since the spring."),
        (["attack"], "Soldiers whipped and strangled deacon Luis Amaro in a barn."),
        (["attack"], "Some 60 rape cases have come before the midwives of Masaka."),
        (["protest"], "Police used tear gas to disperse the crowd."),
        (["casualty"], "A baker who fled the valley said that five corpses lay in a ditch."),
        (["attack"], "Rebels stormed a hamlet on Saturday, killing at least six farmers."),
        (["fighting"], "Rebels stormed a barracks on Saturday, killing at least six soldiers."),
        (["fighting"], "About 90 rebels occupied the hamlet on Sunday."),
        (["attack"], "Six people fell victim to attacks in Goma."),
        (["protest"], "Dozens of railwaymen rallied before the parliament."),
        (["fighting"], "Soldiers killed eleven militants in the hills."),
        (["fighting"], "Troops captured the town after two days of fighting."),
        (["evacuation"], "About 700 families have reached the capital since Monday."),
        (["evacuation"], "Thousands of villagers fled to the coast."),
        (["protest"], "Demonstrators clashed with police outside the ministry."),
        (["diplomacy"], "The president called for a ceasefire."),
        (["arrest"], "Police arrested twelve students."),
        (["attack"], "Troops fired on a barricade near the market."),
        (["explosion"], "Rockets were fired at the capital on Saturday."),
        (["explosion"], "Warships fired on the harbour for a second night."),
        (["fighting"], "Rebels fired on a helicopter that was taking off."),
        (["fighting"], "Five soldiers were killed during a guerrilla attack on Monday."),
        (["attack"], "Gunmen assassinated a former army commander."),
        (["attack"], "The church was burned to the ground."),
        (["attack"], "Militiamen beat him with rifle butts."),
        (["evacuation"], "Many families have begun to leave their homes."),
        (["attack"], "Two women were raped by soldiers near the well."),
        (["fighting"], "Boko Haram gunmen assaulted a naval base on the lake."),
        (["fighting"], "Opposition fighters retook a town in the north-west on Thursday."),
        (["fighting"], "The front carried out an attack against police forces."),
        (["attack"], "Four border guards were abducted by terrorists."),
        (["attack"], "Farmhands beat a poacher to death by the river."),
        (["explosion"], "A detective hurled two grenades at the court."),
        (["protest"], "Several people were injured when police dispersed a protest."),
        (["attack"], "Shops were looted after fighting in the district."),
        (["diplomacy"], "Russia expelled three diplomats."),
        (["arrest"], "Six men were pulled out of the queue, blindfolded and driven away."),
        (["attack"], "A leaflet threatens teachers who go back to work."),
        (["attack"], "The junta warned that marchers risked being shot."),
        (["fighting"], "Every raid on the port will be answered by a raid on their capital, the general said."),
        (["explosion"], "Shells fell near the border on Monday, police said."),
        (["explosion"], "A rocket fell inside the base."),
        (["attack", "fighting"], "Nine huts were burned down in a valley where troops have been fighting deserters."),
        (["evacuation", "evacuation"], "About 900 families are in camps, while 200 families stay with relatives."),
        (["evacuation"], "Thirty houses were destroyed; 52 households are staying in a school."),
        (["diplomacy"], "The ministry recalled its ambassador."),
        (["explosion", "attack"], "Rebels who had blown up a bridge on Friday kidnapped two engineers."),
        (
            ["attack", "attack"],
            "On Monday a judge was shot dead in his car; on Tuesday a priest was shot dead at home.",
        ),
        (["casualty"], "The army says 14 soldiers have died on its side."),
        (["attack"], "Nine farmers were killed in their huts, with machetes."),
        (["attack"], "Gunmen in two cars sprayed bullets at labourers, killing nine."),
        (["attack"], "Armed men fired at a convoy of aid workers, wounding a teacher."),
        (["attack"], "The raiders stole 300 cows and went away with seven women."),
        (
            ["attack"],
            "A column of 100 troops left the town at dawn, marched on two villages and shot dead four old men.",
        ),
        (
            ["explosion", "fighting"],
            "Air strikes hit a market and killed 21 people as government forces fought to open the road.",
        ),
        (["attack"], "Armed men took away two nurses at night."),
        (
            ["casualty"],
            "At least 77 people have died since April, when demonstrations began, the human rights league said.",
        ),
        (["diplomacy"], "The UN mission called on both sides to stop the fighting."),
        (
            ["attack", "fighting"],
            "The army denied that its troops had killed civilians and said it had neutralised 71 militiamen.",
        ),
        (["explosion"], "Artillery fire on a clinic killed 11 patients on Monday."),
        (["explosion"], "Warplanes carried out six raids on the town at dawn and killed a woman and her two sons."),
        (["explosion"], "He accused the army of firing howitzers at a farming village, killing a farmer."),
        (["attack"], "Gunmen on motorcycles have killed at least 16 persons in two hamlets."),
        (
            ["explosion"],
            "The slaughter comes two weeks after the April 11 air attack on the port, in which 160 people died.",
        ),
        (["diplomacy"], "The prime minister received the French ambassador on Monday."),
        (["diplomacy"], "Leaders of the bloc are to discuss the crisis on 27 May."),
        (["protest"], "Students blocked a motorway on Monday evening."),
        (["arrest"], "Police said they are holding two suspects."),
        (["fighting"], "A statement offered another version: a joint force had killed three armed insurgents."),
        (["explosion"], "A strike on a school that shelters displaced people killed 19 of them."),
        (["casualty", "evacuation"], "The rebels reported 14 dead, while about 900 residents were evacuated."),
    ],
)
def test_type_is_the_act_where_one_is_named(expected, text):
    """The act gives the type; harm alone is a casualty; a figure of the displaced tells of flight."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 200 rebels crossed the border with the aim of killing villagers.",
        "An influx of supplies is expected at the port.",
        "Jets roared over the enclave but dropped no bombs.",
        "The council's budget is a time bomb.",
        "If talks fail, fighting may break out again.",
        "Further attacks on markets are likely.",
        "The protest leader is a former teacher.",
        "The batsmen bombarded the bowlers for an hour.",
        "Two children died of measles in the camp.",
        "The robbers escaped on motorcycles.",
        "The union wants to prevent a massacre.",
        "The minister had dinner with his family.",
        "There was a fire at the mill on Monday.",
        "Pressure from abroad rescued the deal.",
        "The mission recalls the events of last year.",
        "The firm is demonstrating its trust in the town.",
        "The suspects fled in another car.",
        "Some sailors were brought to the naval clinic.",
        "Seven more mines had not exploded.",
        "The decree establishes a state of siege.",
        "Police found a bomb in a flat.",
        "That was part of a string of murders.",
        "Parliament passed a law on attacking anybody in a church.",
        "The ministry threatened to sue the paper.",
        "The garrison was on the verge of losing the bridge.",
        "Every raid on the port will be answered.",
        "There was no battle.",
        "It is slow because every house is booby-trapped.",
        "Four old men were unable to flee.",
        "Troops moved to arrest the commander.",
        "The two victims will be buried on Sunday.",
        "The nine kidnapped nuns were teachers from Malta.",
    ],
)
def test_what_did_not_happen_is_no_claim(text):
    """Hypotheses, fears, sport, illness and fugitives make no event."""
    assert kinds(text) == []


def test_demand_is_diplomacy_and_not_the_violence_it_speaks_of():
    """The words "called on them to end the shelling" report a demand."""
    (claim,) = claims_of("The minister called on both armies to end the shelling.")
    assert (claim.event_type, claim.modality) == (EventType.DIPLOMACY, "demanded")


def test_a_verb_that_a_model_takes_into_a_name_is_read():
    """In capitals a name and its verb may be labelled as one name; the verb of the sentence stays one."""
    assert kinds("MOLINA URGED THE GUERRILLAS TO REFRAIN FROM VIOLENT ACTIONS.") == ["diplomacy"]


def test_one_claim_for_each_occurrence_around_after():
    """The form "A after B" tells two occurrences of different kinds, each with its own figures."""
    claims = claims_of("The general announced an assault after four divers died in the blast of a mine.")
    assert [(claim.event_type.value, len(claim.figures)) for claim in claims] == [("fighting", 0), ("explosion", 1)]


def test_semicolons_part_occurrences():
    """A list of incidents in one sentence gives a claim each, all with the whole sentence as quote."""
    text = "On Monday a bomb killed two guards; on Tuesday gunmen shot dead a teacher."
    claims = claims_of(text)
    assert [claim.event_type.value for claim in claims] == ["explosion", "attack"]
    assert {claim.sentence.text for claim in claims} == {text}
    assert [claim.when.first for claim in claims] == [date(2020, 5, 4), date(2020, 5, 5)]


def test_the_dead_of_a_participle_are_those_of_its_clause():
    """The dead that a clause leaves are its own, however near the next clause begins."""
    first, second = claims_of(
        "A bomber blew himself up in a cafe, leaving four dead, while two officials were gunned down."
    )
    assert [figure.low for figure in first.figures] == [4]
    assert [figure.low for figure in second.figures] == [2]


def test_date_of_the_statement_is_not_the_date_of_the_event():
    """In "said on Tuesday that ... on Sunday" it happened on Sunday."""
    (claim,) = claims_of("The army said on Tuesday that two posts had been shelled on Sunday.")
    assert claim.when.first == date(2020, 5, 3)


def test_month_of_march_is_no_demonstration():
    """A word inside a date names no occurrence."""
    assert kinds("The bridge was finished in March.") == []


def test_next_sentence_adds_its_harm():
    """Harm without an act of its own belongs to the act told just before."""
    (claim,) = claims_of("A patrol came under fire near the bridge. Two policemen were wounded.")
    assert claim.event_type == EventType.FIGHTING
    assert [figure.kind for figure in claim.figures] == [FigureKind.WOUNDED]
    assert claim.end > claim.sentence.end


def test_opinion_does_not_vouch_for_a_relative_clause():
    """In "denounced the plan in the city, where crowds protested" the outlet reports the protest."""
    claims = claims_of("The premier denounced the plot in the capital, where crowds protested on Monday.")
    protest = next(claim for claim in claims if claim.event_type == EventType.PROTEST)
    assert protest.claimed_by is None


def test_no_figure_is_given_to_two_claims():
    """Where a protest and shelling stand in one sentence, the dead belong to one of them."""
    claims = claims_of("Troops answered the protest with mortar fire, which killed 19 people.")
    assert [figure.low for claim in claims for figure in claim.figures] == [19]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt, the mayor said.",
        "The ambush was the latest in a string of raids along the canal.",
        "Police stood at the scene of the explosion.",
        "The emir pays the armed groups fighting to oust the king.",
        "The elders told the young men not to kill anybody.",
        "The names of the three nurses killed were not released.",
        "The police are ready for any attacks.",
        "The colonel was indicted for murder.",
        "The promise was that no village would be attacked.",
    ],
)
def test_what_only_points_at_violence_is_no_claim(text):
    """Harm to nobody, a look back or a ban tells of no occurrence."""
    assert kinds(text) == []


def test_killing_by_hand_counts_the_dead():
    """Stabbed or beaten "to death" is killed."""
    (claim,) = claims_of("Raiders clubbed six shepherds to death beside a spring.")
    assert [(figure.kind, figure.low) for figure in claim.figures] == [(FigureKind.KILLED, 6)]


def test_ages_in_a_list_count_nobody():
    """The second of two ages is an age too."""
    (claim,) = claims_of("Soldiers detained two brothers, aged 31 and 40, at the ferry.")
    assert [(figure.kind, figure.low) for figure in claim.figures] == [(FigureKind.CAPTURED, 2)]


def test_harm_behind_a_semicolon_belongs_to_the_act_before_it():
    """Where the second part of a sentence only counts the harm, the two are one occurrence."""
    (claim,) = claims_of("A bomb went off outside a bar; eleven people were wounded.")
    assert (claim.event_type, [figure.low for figure in claim.figures]) == (EventType.EXPLOSION, [11])


def test_rival_counts_of_two_speakers_stay_apart():
    """The toll of a second speaker is no further figure of the first one's claim."""
    text = "Nine guards were killed in the blast, according to the ministry; at least 30 are dead, according to the villagers."
    assert [[figure.low for figure in claim.figures] for claim in claims_of(text)] == [[9], [30]]


def test_what_is_demanded_does_not_swallow_the_threat_beside_it():
    """In "demanded ... and threatened" each verb rules over its own words."""
    assert kinds("The commander demanded that the marines leave, and threatened to attack the town.") == [
        "diplomacy",
        "attack",
    ]


def test_what_a_warning_says_will_come_is_threatened():
    """A warning of strikes is a threat of strikes."""
    (claim,) = claims_of(
        "The army warned that any further launch would be answered with strikes on the militia's leaders."
    )
    assert claim.modality == "threatened"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["attack"], "Gunmen attacked a school on Monday. The attack took place at dawn and has shaken the village."),
        (
            ["explosion"],
            "A truck bomb exploded beside a bank on Monday. Seven tellers died in the attack, a medic said.",
        ),
        (["attack", "attack"], "Gunmen attacked a school on Monday. The attack of last Friday had been worse."),
    ],
)
def test_definite_noun_points_back(expected, text):
    """The words "the attack" are a mention; what they count belongs to the act told before."""
    assert kinds(text) == expected


def test_text_that_is_one_line_without_a_stop_is_read():
    """A heading is left out only where a body follows it."""
    assert kinds("Russia expels diplomats from Poland") == ["diplomacy"]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("a spokesman", "The army has declared a curfew after an ambush on its convoy, a spokesman has reported."),
        (
            "a military source",
            "The daily reported that three soldiers had died in the blast, quoting a military source.",
        ),
    ],
)
def test_who_tells_it_first_hand(speaker, text):
    """Who tells of an act speaks, rather than who announced something because of it or only passes it on."""
    assert [claim.claimed_by for claim in claims_of(text)] == [speaker]


def test_those_who_tell_it_are_not_counted():
    """Two nurses who speak are no casualties."""
    (claim,) = claims_of(
        "Forty people were wounded in the raid, according to an aid group and two nurses at the hospital."
    )
    assert [figure.low for figure in claim.figures] == [40]


@pytest.mark.parametrize(
    "text",
    [
        "The commander plants bombs by the road and leads attacks on patrols.",
        "This demonstrates once more where the rebels buy their arms.",
        "Police found a cache of two rockets, four grenades and a roadside bomb near the well.",
        "Had the strangers been bandits, they would have opened fire and run, the abbot said.",
        "They have met since March 19, the ombudsman said.",
    ],
)
def test_habits_finds_and_conditions_are_no_events(text):
    """What somebody does by habit, what is only found and what would have been are no occurrences."""
    assert kinds(text) == []


def test_troops_who_call_for_a_strike_ask_for_no_talks():
    """An air strike that a patrol called for has happened when it killed somebody."""
    (claim,) = claims_of("The patrol called for an air strike, which killed two insurgents.")
    assert (claim.event_type, claim.modality.value) == (EventType.EXPLOSION, "claimed")


def test_speaker_is_no_victim():
    """Who tells of the displaced is not one of them."""
    (claim,) = claims_of("The floods have displaced nearly 32,000 people, the ombudsman said.")
    assert [figure.low for figure in claim.figures] == [32000]


def test_copied_sentence_tells_it_once():
    """A lead that is pasted twice is one claim."""
    lead = "More than ten people were killed during renewed clashes in the valley on Sunday."
    assert kinds(f"{lead}\n\n{lead}\n\nA curfew was imposed.") == ["fighting"]


def test_the_displaced_are_no_flight():
    """Help that has not reached the displaced is no new displacement, nor are attacks that people brace for attacks."""
    assert kinds("He added that no food has been brought to the displaced so far.") == []
    assert kinds("The whole valley braced itself for new bombardments.") == []


@pytest.mark.parametrize(
    ("lows", "text"),
    [
        (
            [350, 90],
            "An aide put the number of dead at between 350 and 400, but an officer in Nepalgunj said 90 bodies were found.",
        ),
        ([12, 20], "Officials put the number of dead at 12, and a nurse in Goma spoke of 20 bodies."),
    ],
)
def test_second_source_is_no_victim(lows, text):
    """Who gives another count of the dead is not counted with them."""
    assert [figure.low for claim in claims_of(text) for figure in claim.figures] == lows


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["fighting"], "The port of Massawa fell to the rebels on Monday."),
        (["attack"], "The ministry accused rebels of killing four farmers near Keren."),
        (["attack"], "Armed men raided a farm near Keren, killing four people."),
        (["attack"], "The XLF-Dera killed four farmers near Keren."),
        (["attack"], "Militiamen set fire to homes in Keren."),
        (["protest"], "Protesters set fire to tyres in Keren."),
        (["protest"], "Demonstrators clashed with police in Keren; four were injured."),
    ],
)
def test_the_act_decides_whoever_does_it(expected, text):
    """A town that falls is taken, who is accused of killing is armed, a crowd's fires are its riot."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The front, which refused to sign the peace deal, is led by a colonel.",
        "A patrol used a megaphone to call for the tenants to step outside.",
    ],
)
def test_deals_and_calls_beside_the_news_are_no_talks(text):
    """A deal that only tells who somebody is, and an order to come out of a house, are no diplomacy."""
    assert kinds(text) == []


def test_demand_behind_a_relative_clause_stays():
    """Who is first described and then presses for a session asks for it."""
    text = "Norway, which calls the raids illegal, pressed on Tuesday for an emergency session of the Security Council."
    assert kinds(text) == ["diplomacy"]


def test_one_who_pointed_a_gun_is_counted():
    """One who was killed is counted, whatever his relative clause tells that he did."""
    (claim,) = claims_of("An army patrol killed a gunman who pointed a pistol at them.")
    assert [(figure.kind, figure.low) for figure in claim.figures] == [(FigureKind.KILLED, 1)]
