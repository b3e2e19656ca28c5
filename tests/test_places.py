"""Tests of geodata.places and of the modules that it scores with."""

import pytest
from placed import gazetteer, mentions_of, names_of

from geodata.language import load_model, parse_text
from geodata.places import find_places, is_well_known
from geodata.vocab import PlaceKind

FOUND = [
    (["Aleppo", "Homs"], "Shells fell on Aleppo on Monday, and two men died near Homs."),
    (["Odesa", "Mykolaiv"], "Drones struck Odesa and Mykolaiv overnight."),
    (["Goma", "Congo"], "Residents fled Goma, in eastern Congo, on foot."),
    (["El Fasher", "Darfur"], "The siege of El Fasher in Darfur has lasted a year."),
    (["Nagorno-Karabakh"], "The fighting in Nagorno-Karabakh went on."),
    (["Butler County", "Ohio"], "A barn burned down in Butler County, Ohio."),
    (["Lake Chad"], "Fishermen were shot at Lake Chad on Friday."),
    (["Kandahar"], "Three officers died in Kandahar province."),
    (["U.S."], "The U.S.-led coalition bombed a depot."),
    (["BAGHDAD"], "BAGHDAD (Agency) - A car bomb killed four people on Sunday."),
    (["Amhara", "Gondar", "Lalibela"], "Fighting in the Amhara region spread from Gondar to Lalibela."),
    (["Tawokro"], "Three huts burned in nearby Tawokro."),
    (["Tawokro"], "Troops pushed into the outskirts of Tawokro on Tuesday."),
    (["Tawokro"], "Troops entered Tawokro and two nearby villages on Tuesday."),
    (["Qana"], "The shells that hit Qana the day before had been fired by mistake."),
    (["Nad ‘Ali"], "Two men were held in Nad ‘Ali district at noon."),
    (["MOGADISHU"], "GUNMEN ATTACKED A HOTEL IN MOGADISHU AND KILLED SIX PEOPLE THIS MORNING."),
]
NOT_FOUND = [
    "Mr. Washington told the court that Jack London was his favourite author.",
    "The Ukrainian army and the French spoke to Armenians.",
    "On Monday, Said and May were late, but the Police came in March.",
    "She reads in bed and likes nice turkey.",
    "Sir Jack London was knighted.",
    "Red Star Belgrade drew with Bayern Munich, and Real Madrid lost.",
    "The Minsk agreements and the Taif accord say so.",
    'The frigate "Salta" and the corvette "Virginia" were sent to the coast.',
    "A man from the Neighborhood Watch called the police.",
    "Amhara fighters spoke to reporters.",
    "",
]


@pytest.mark.parametrize(("names", "text"), FOUND)
def test_names_of_places_are_found(names, text):
    """Each place is found once, as it is written."""
    assert names_of(text) == names


@pytest.mark.parametrize("text", NOT_FOUND)
def test_persons_peoples_and_plain_words_are_no_places(text):
    """The gazetteer lists some of these words; the words around them speak against it."""
    assert names_of(text) == []


def test_a_mention_slices_back_to_its_name():
    """Offsets are the text's own, accents and all."""
    text = "À Fizuli — «the town» — nothing moved; in Şuşa, Mössingen and Gyumri neither."
    mentions = mentions_of(text)
    assert mentions
    assert all(text[mention.start : mention.end] == mention.name for mention in mentions)


def test_a_name_used_clearly_once_is_believed_elsewhere():
    """The second sentence alone would not tell that Anna is a town in Iraq's Anbar."""
    text = "The town of Rawa in western Iraq was shelled. Rawa burned for two days. Nobody in Rawa slept."
    assert names_of(text).count("Rawa") == 3


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PlaceKind.DISTRICT, "A farmer was hurt in Agdam district."),
        (PlaceKind.CITY, "It happened in the town of Shusha."),
        (PlaceKind.REGION, "Troops entered Herat province."),
        (PlaceKind.VILLAGE, "The villages of Sarsang and Vank were cut off."),
        (PlaceKind.DISTRICT, "The storm reached Marion County."),
        (PlaceKind.SITE, "Flights left Aleppo airport."),
        (None, "Troops entered Herat."),
    ],
)
def test_the_words_ask_for_a_kind(kind, text):
    """A place word beside or inside the name says which kind is meant."""
    assert {mention.asked_kind for mention in mentions_of(text)} == {kind}


@pytest.mark.parametrize(
    ("metonyms", "text"),
    [
        (["Riyadh"], "Nine drones were shot down, Riyadh announced at noon."),
        (["Moscow"], "Moscow denied the report and recalled its envoy."),
        (["Yerevan", "Baku"], "Talks between Yerevan and Baku ended on Friday."),
        (["Washington"], "Washington's ambassador left."),
        (["Tehran"], "The minister accused Tehran of arming the rebels."),
        ([], "The talks took place in Moscow."),
        ([], "Shells hit Kyiv in the night."),
        ([], "Armenia has seen protests."),
    ],
)
def test_a_government_is_told_from_its_place(metonyms, text):
    """The name of a country or capital that speaks, acts or is spoken to stands for a government."""
    assert [mention.name for mention in mentions_of(text) if mention.metonym] == metonyms


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("ru", "Киев", "Ночью обстрелян Киев."),
        ("ar", "بغداد", "انفجار في بغداد"),
        ("fr", "Bakou", "Les troupes ont quitté Bakou hier."),
        ("hy", "Երևան", "Երևան, երկուշաբթի"),
    ],
)
def test_other_languages_are_read_by_the_gazetteers_names(language, name, text):
    """Without a model, a well-known name in its own script is found."""
    mentions = find_places(parse_text(text, load_model(language)), gazetteer())
    assert [mention.name for mention in mentions] == [name]


@pytest.mark.parametrize(
    ("known", "word"), [(True, "mogadishu"), (True, "syria"), (False, "police"), (False, "hilltop")]
)
def test_a_well_known_name_is_told_from_a_word(known, word):
    """Only what is foremost a place keeps its capital when the case of a text is restored."""
    assert is_well_known(word, gazetteer()) == known
