"""Who says it and how it is put, in sentences of our own from wars of every continent."""

import pytest
from parsed import claims_of

DIRECT = (
    ("claimed", "the mayor", "“Shells fell on the bakery,” the mayor said."),
    ("claimed", "the mayor", "The mayor said: “Shells fell on the bakery.”"),
    ("claimed", "Father Tomás", "“They shot nine villagers,” said Father Tomás, who buried them."),
    (
        "claimed",
        "a nurse",
        "“Four patients died,” a nurse in Goma told this paper by telephone.",
    ),
    ("claimed", "Colonel Adeyemi", "Colonel Adeyemi: “Our troops captured the bridge.”"),
    ("claimed", "A shopkeeper", "A shopkeeper recalled: “The bomb went off as I opened.”"),
    ("claimed", "the teacher", "“Gunmen came at noon. They killed two pupils,” the teacher said."),
    (
        "claimed",
        "Pablo Reyes",
        "“They were gunned down. They called out,” said Pablo Reyes, who told a station here that he got away with two others.",
    ),
    (
        "claimed",
        "an officer",
        "“Our units engaged the rebels, and four of them were shot down,” an officer at Bria told state radio.",
    ),
    ("claimed", "the teacher", "“Gunmen came at noon,” the teacher said. “They killed two pupils.”"),
)
INDIRECT = (
    ("happened", None, "from PAULA OKELLO in Nairobi\nA bomb went off in Garissa on Friday."),
    (
        "claimed",
        "MINISTRY OF DEFENCE OF GEORGIA",
        "MINISTRY OF DEFENCE OF GEORGIA (09:30)\nA drone struck a house in Gori.",
    ),
    (
        "happened",
        None,
        "MINISTRY OF DEFENCE OF GEORGIA (09:30)\nA post fell.\n\nA drone struck a house in Gori on Friday.",
    ),
    ("happened", None, "The coastguard responded, sinking two boats and killing nine pirates."),
    ("claimed", "The colonel", "The colonel responded that nine pirates had been killed."),
    (
        "claimed",
        "The police",
        "The police accused the smugglers, and it reported that two customs officers were killed.",
    ),
    ("happened", None, "The judge will probe the ambush, in which a sailor of the navy was also killed."),
    ("claimed", None, "Two farmers were allegedly shot dead on the road to Bria."),
    ("claimed", None, "It is believed that gunmen burned the school at Bria."),
    ("claimed", None, "Two farmers are reported to have been shot dead in Bria."),
    ("claimed", "A nurse", "A nurse said gunmen shot a guard. It was also disclosed that two farmers were shot dead."),
    ("claimed", "The nurse", "The nurse said that gunmen had claimed the lives of four farmers."),
    ("happened", None, "The gunmen claimed the lives of four farmers."),
    ("historical", None, "Rwanda is marking the anniversary of the massacre in which 800 people were killed."),
    ("claimed", "Colonel Cruz", "No one was hurt in the raid on the depot on Wednesday, Colonel Cruz said."),
    ("claimed", "police", "No casualties were reported when rockets hit the harbour, police said."),
    (
        "claimed",
        "The army",
        "The army denied that its troops had shot anybody in Bahir Dar and said it had killed 71 militiamen near Gondar.",
    ),
    (
        "denied",
        "its office",
        "The main bloc accused the militia of Sunday's kidnapping of 17 workers in Baquba, a charge its office rejected.",
    ),
    ("claimed", "The envoy", "The envoy told reporters that 5,000 people had died, far more than either side admits."),
    (
        "claimed",
        "Save the Children",
        "Save the Children said over 50,000 families have been uprooted in Hodeida province since June.",
    ),
    ("claimed", "the abbot", "A mine killed nine people most of them nuns the abbot said."),
    ("claimed", "The Red Crescent", "The Red Crescent says that 14 people died."),
    ("claimed", "Residents", "Residents said warplanes had bombed the grain market."),
    ("claimed", "police", "Eight miners were killed, police said on Monday."),
    ("claimed", "the Sandinista radio", "Contra fighters attacked a post, the Sandinista radio reported."),
    ("claimed", "two passengers", "Rebels, two passengers told a reporter, murdered the driver."),
    ("claimed", "a doctor", "Nine children, a doctor at the clinic said, were killed."),
    ("claimed", "a doctor", "On Sunday, a doctor says, six more people were killed."),
    ("claimed", "survivors", "The village was looted by militiamen, survivors recounted."),
    ("claimed", "the coroner", "The death toll stands at 31, the coroner estimates."),
    ("claimed", "the ministry", "Some 40 recruits were wounded, the ministry announces."),
    ("claimed", "the commander", "According to the commander, guerrillas attacked the garrison."),
    ("claimed", "pilots", "The airfield was bombed twice, according to pilots."),
    (
        "claimed",
        "the Karen relief committee",
        "By the Karen relief committee's count 900 villagers fled.",
    ),
    ("claimed", "hospital sources", "Five dead were brought in, said hospital sources."),
    ("claimed", "the police", "The mayor said over 30 men were arrested; the police confirmed 18 arrests."),
    ("claimed", "Local radio", "Local radio spoke of a depot that had been blown up."),
    ("claimed", "villagers", "In the town, where troops fired on a mosque, villagers reported nine dead."),
    (
        "claimed",
        "A communique",
        "A communique says that rebels raided a depot. In a second incident, gunmen shot at a bus.",
    ),
    ("claimed", "the bishop", "In the bishop's account, soldiers shot six peasants."),
    ("claimed", "an army communiqué", "An army communiqué speaks of heavy clashes on the ridge."),
    (
        "claimed",
        "the governor's office",
        "In a statement, the governor's office put the number of dead at 18.",
    ),
    ("claimed", "the union", "Twenty dockers were arrested, the union complains."),
    ("claimed", "the UN mission", "The UN mission is reporting clashes along the ceasefire line."),
    ("claimed", "Activists", "Activists have documented 63 arrests since the vote."),
    ("claimed", "Hamas", "Hamas claimed responsibility for a shooting at a checkpoint."),
    ("claimed", "An insurgent group", "An insurgent group has claimed a bombing that killed six."),
)
CARRIED = (
    (
        "claimed",
        "The rebels",
        "The rebels said the town was quiet. They had captured two posts, they added.",
    ),
    ("claimed", "the captain", "Two boats sank, the captain said. Six of his men died, he said."),
    ("claimed", "The ministry", "The ministry spoke on Friday. It said that drones had struck a depot."),
    ("claimed", "Amina Yusuf", "Amina Yusuf lives in a tent. Soldiers shot her brother, she says."),
    (
        "claimed",
        "The monitors",
        "The monitors published their count. Shelling, they write, went on all night.",
    ),
    (
        "claimed",
        "the army",
        "Gunmen attacked a convoy, according to the army. It said four attackers were killed in the clash.",
    ),
    ("claimed", "The same source", "The same source said nine people died."),
)
METONYMS = (
    ("claimed", "Kyiv", "Kyiv said that missiles had struck a power plant."),
    ("claimed", "Addis Ababa", "Addis Ababa says its troops repelled an assault."),
    ("claimed", "Islamabad", "Shells hit three hamlets, Islamabad said."),
    ("denied", "Kigali", "Kigali denies that its soldiers attacked the town."),
    ("demanded", "Washington", "Washington urged both sides to accept a ceasefire."),
)
NESTED = (
    (
        "claimed",
        "a military official",
        "AFP quoted a military official as saying that troops captured the hill.",
    ),
    (
        "claimed",
        "a border guard",
        "Reuters cited a border guard who said that mortars had shelled the crossing.",
    ),
    (
        "claimed",
        "the interior minister",
        "State television quoted the interior minister: “We arrested 12 plotters.”",
    ),
    ("claimed", "residents", "Residents were quoted by local radio as saying that gunmen killed a farmer."),
)
OWN_VOICE = (
    ("happened", None, "Mortar fire destroyed a school in the east."),
    ("happened", None, "The army attacked rebel positions at dawn."),
    ("happened", None, "Gunmen killed a judge who had told reporters of threats."),
    ("happened", None, "Police arrested a man said to be a courier."),
    ("happened", None, "Seven people died, and the mayor declared three days of mourning."),
    ("happened", None, "The minister said prices would fall. Clashes went on in the north."),
    ("happened", None, "Thousands marched against the junta on Sunday."),
)
HEADLINES = (
    ("claimed", "Army", "Army: 14 guerrillas killed in clash."),
    ("claimed", "UN", "UN: 9,000 have fled the delta."),
    ("claimed", "hospital", "Six killed in market – hospital."),
    ("claimed", "police", "Bomb wounds four in bus station: police."),
)
DENIED = (
    (
        "denied",
        "Yerevan",
        "Baku said two soldiers were shot dead on Monday, and Yerevan denied that its troops had attacked.",
    ),
    ("denied", "The air force", "The air force denied bombing the clinic."),
    ("denied", "A spokesman", "A spokesman rejected reports that soldiers had massacred villagers."),
    ("denied", "The colonel", "The colonel said that his men did not kill the priest."),
    ("denied", "the junta", "No monks were arrested, the junta said."),
    ("denied", "The guerrillas", "The guerrillas denied any part in an attack on a train."),
    ("denied", "the presidency", "Reports of clashes near the palace are false, the presidency said."),
    ("denied", "the militia", "It was not our fighters who attacked the bus, the militia said."),
    (
        "denied",
        "The navy",
        "The navy dismissed as propaganda a report that it had shelled a fishing port.",
    ),
)
WISHED = (
    ("threatened", "The warlord", "The warlord threatened to attack the aid convoys."),
    ("threatened", "The faction", "The faction vowed to bomb the pipeline again."),
    ("threatened", "the general", "Any launch will be answered with air strikes, the general warned."),
    ("demanded", "The opposition", "The opposition demanded a ceasefire before the vote."),
    ("demanded", "the African Union", "An immediate ceasefire was demanded by the African Union."),
    ("demanded", "Bishops", "Bishops appealed for talks between the two camps."),
    ("demanded", "The council", "The council ordered residents to evacuate the valley."),
    ("proposed", "Bogotá", "Bogotá offered a ceasefire of thirty days."),
    ("proposed", "The mediator", "The mediator suggested that talks be held on neutral ground."),
    ("proposed", "The rebels", "The rebels said they were ready for talks."),
    ("planned", None, "The two presidents will hold talks in June."),
    ("planned", None, "Talks are due to begin on Friday."),
    ("planned", None, "Peace talks are scheduled for next week."),
    ("planned", None, "An envoy of the African Union is expected in Asmara on Friday."),
    ("planned", None, "Another 600 people are to be evacuated tomorrow."),
    ("planned", "The governor", "The governor announced that talks would resume on Friday."),
    ("planned", "Unions", "Unions have called a general strike for Monday."),
    ("planned", None, "The army is preparing an offensive against the enclave."),
)
HISTORICAL = (
    ("historical", None, "In May 1993 rebels attacked the same barracks."),
    ("historical", None, "Soldiers massacred 80 villagers here in 1982."),
    ("historical", None, "Two years ago a bomb wrecked the ministry."),
    ("historical", None, "The border war of 1977 had cost both armies dearly."),
)


@pytest.mark.parametrize(
    ("modality", "speaker", "text"),
    [*DIRECT, *INDIRECT, *CARRIED, *METONYMS, *NESTED, *OWN_VOICE, *HEADLINES, *DENIED, *WISHED, *HISTORICAL],
)
def test_who_says_it_and_how(modality, speaker, text):
    """The speaker as named, and how the occurrence is put, of the last one that the text tells of."""
    claim = claims_of(text)[-1]
    named = claim.claimed_by.lower() if claim.claimed_by else None
    assert (claim.modality.value, named) == (modality, speaker.lower() if speaker else None)


@pytest.mark.parametrize(
    "text",
    [
        "If rebels attack the port, ships will turn back.",
        "Had the shell exploded, dozens would have died.",
        "Nobody knows whether the army will attack the enclave.",
        "Unless the truce holds, troops could storm the suburb.",
    ],
)
def test_conditionals_tell_of_nothing(text):
    """What stands under a condition has not happened: no event, or one that is only planned or threatened."""
    assert {claim.modality.value for claim in claims_of(text)} <= {"planned", "threatened"}
