"""Tests of reports in other languages: their places are found by the gazetteer's names, and by a model where there is one."""

import pytest

from benchmarks.languages import REPORTS, load_reports, measure, readers
from geodata.language import load_model, parse_text, with_sentences
from geodata.language_models import has_model, load_blank
from geodata.lookup import default_reader, geoparse
from geodata.pipeline import extract
from geodata.place_untagged import find_untagged
from geodata.place_variants import romanise
from geodata.readers import article_from_text
from geodata.records import reading_record
from geodata.vocab import PlaceKind
from geodata.written_language import detect_language

LANGUAGES = sorted({path.stem.partition("-")[0] for path in REPORTS.glob("*.json")})
MODELS = ["fr", "ru"]
RIGHT = {"ar": 25, "az": 31, "es": 25, "fr": 35, "hy": 26, "ru": 38, "tr": 31, "uk": 28}  # as docs/places.md has it
LEAST_PRECISION = 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_told(language):
    """Script and function words suffice."""
    assert {detect_language(report["text"]) for report in load_reports(language)} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_places_are_found_and_resolved_without_a_model(language):
    """Inflected or not, no fewer places lie where they are than once did, and nine of ten names found are places."""
    (_, _, found, right, false), _, _ = measure(language, next(readers(language))[1])
    assert right >= RIGHT[language]
    assert found >= LEAST_PRECISION * (found + false)


@pytest.mark.parametrize("language", MODELS)
def test_a_model_finds_more(language):
    """With its model a language loses no place, and finds some that the gazetteer alone does not."""
    assert has_model(language), "requirements-languages.txt belongs to the development install"
    without, with_model = (measure(language, reader)[0] for _, reader in readers(language))
    assert with_model[2] > without[2]
    assert with_model[3] >= without[3]


def test_a_person_called_like_two_places_is_none():
    """Two bare names of places in a row are a person's; an ending or a comma parts them."""
    assert not geoparse("La ministre Florence Nice a quitté la salle avec ses gardes, et les combats ont repris.")
    names = [
        choice.mention.name for choice in geoparse("Les combats ont repris à Florence, Nice et Lyon dans la nuit.")
    ]
    assert names == ["Florence", "Nice", "Lyon"]


def test_a_model_tells_persons_and_places_apart():
    """What the Russian model calls a place is found though only its spelling in Latin letters is known."""
    text = "По словам врача Нины Тулы, бои идут в Растане и под Африном, это север Сирии."
    doc = parse_text(text, load_model("ru"))
    assert [mention.name for mention in find_untagged(doc, default_reader().gazetteer)] == [
        "Растане",
        "Африном",
        "Сирии",
    ]


def test_a_language_without_labels_is_read_by_the_gazetteer():
    """The blank model of a language that has an optional one labels nothing."""
    doc = parse_text("Les combats ont repris à Goma.", with_sentences(load_blank("fr")))
    assert not doc.ents
    assert [mention.name for mention in find_untagged(doc, default_reader().gazetteer)] == ["Goma"]


@pytest.mark.parametrize(
    ("latin", "name"), [("afrin", "Африн"), ("hadrut", "Հադրութ"), ("shchuchin", "Щучин"), ("goma", "Goma")]
)
def test_scripts_are_put_into_latin_letters(latin, name):
    """Letter by letter; what is Latin stays."""
    assert romanise(name) == latin


@pytest.mark.parametrize("language", ["ar", "hy"])
def test_only_places_are_read_and_the_language_is_said(language):
    """No event is made up from words that look English, and the line of the report names its language."""
    reading = extract(article_from_text(load_reports(language)[0]["text"]), default_reader())
    record = reading_record(reading)
    assert (record["language"], record["events"]) == (language, [])
    assert record["toponyms"]


@pytest.mark.parametrize("language", ["fr", "es", "ru", "uk"])
def test_only_counts_are_read_beside_the_places(language):
    """Each of these languages has a report that counts somebody, and everybody who is told of is counted."""
    read = [extract(article_from_text(report["text"]), default_reader()).events for report in load_reports(language)]
    assert any(read)
    assert {event.event_type for events in read for event in events} <= {"casualty", "evacuation"}


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("az", "Ermənistan", "AM"),
        ("az", "Qana", "GH"),
        ("tr", "Fas", "MA"),
        ("tr", "Karadağ", "ME"),
        ("pl", "Włochy", "IT"),
    ],
)
def test_a_country_bears_its_name_in_the_language_of_the_report(language, name, code):
    """In English none of these is the country; in their own languages they are."""
    gazetteer = default_reader().gazetteer
    found = [(place.kind, place.country_code) for place in gazetteer.find(name, language)]
    assert (PlaceKind.COUNTRY, code) in found
    assert (PlaceKind.COUNTRY, code) not in [(place.kind, place.country_code) for place in gazetteer.find(name)]


@pytest.mark.parametrize(
    ("language", "name", "base", "text"),
    [
        ("ru", "Донецке", "Донецк", "Взрыв слышали в Донецке."),
        ("uk", "Харковом", "Харків", "Бої йдуть під Харковом."),
        ("tr", "Ankara", None, "Patlama Ankara'da oldu."),
        ("az", "Bakıda", "Bakı", "Partlayış Bakıda olub."),
        ("hy", "Երևանում", "Երևան", "Պայթյուն է եղել Երևանում։"),
        ("ar", "وحلب", "حلب", "قصف دمشق وحلب"),
    ],
)
def test_an_inflected_name_keeps_its_spelling_and_its_base(language, name, base, text):
    """The mention is what stands in the text, the base what the gazetteer has."""
    mentions = find_untagged(parse_text(text, load_model(language)), default_reader().gazetteer)
    assert (name, base) in [(mention.name, mention.base) for mention in mentions]


def test_a_namesake_in_a_country_named_yields_to_the_place_among_its_neighbours():
    """Jermuk lies among the other towns of the sentence; the larger Çermik only in a country that is named, too."""
    text = "Երևանից հայտնել են, որ մարտեր կան Վարդենիսում, Գորիսում, Սիսիանում, Կապանում և Ջերմուկում։ Թուրքիան լռել է։"
    codes = {one.mention.base: one.place.country_code for one in geoparse(text) if one.place}
    assert codes["Ջերմուկ"] == "AM"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hotel fire: 20 evacuated, no injuries"),
        ("en", "One hundred seventy-five (175) families pre-emptively evacuated in Catanduanes."),
        ("en", "Flooding in Chiriquí: agency moves 88 people to shelters"),
        ("pt", "Defesa Civil: 35 famílias desalojadas, Petrópolis"),
        ("es", "Al menos 20 personas murieron en el ataque de Cúcuta."),
    ],
)
def test_short_texts_are_told_by_what_befell_whom(language, text):
    """A line has few of the commonest words, and names of other languages."""
    assert detect_language(text) == language
