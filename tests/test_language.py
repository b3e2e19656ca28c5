"""Tests of geodata.language."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from parsed import english

from geodata import article_from_text, extract
from geodata.casing import restore_case
from geodata.language import CHUNK_CHARS, load_model, parse_text
from geodata.lookup import default_reader
from geodata.written_language import detect_language

LANGUAGES = [
    ("en", "The army said that its troops were in the town and that they had been there for days."),
    ("fr", "Les combats ont repris dans la nuit et les habitants sont partis vers le sud du pays."),
    ("es", "El ejército dijo que los combates por la ciudad no han terminado y que hay heridos."),
    ("de", "Die Armee hat die Stadt nicht verlassen und die Kämpfe sind auf dem Land noch im Gang."),
    (
        "tr",
        "Ordu bu sabah köyün alındığını ve çatışmaların daha da devam ettiğini söyledi, ancak ne olduğu belli değil.",
    ),
    ("az", "Ordu bu gün kəndin alındığını və döyüşlərin daha da davam etdiyini bildirib, ancaq itki olub."),
    ("ru", "Военные сообщили, что бои за город не закончились и что есть раненые."),
    ("uk", "Військові повідомили, що бої за місто не закінчилися, але є поранені та вбиті."),
    ("hr", "Vlada je priopćila da će pomoć stići u poplavljena naselja nakon što se voda povuče."),
    ("hr", "Predsednik je rekao da ne želi rat i da su pregovori nastavljeni u Ženevi."),
    ("sr", "Полиција је саопштила да су у нападу погинуле две особе и да је више њих повређено."),
    ("mk", "Претседателот рече дека не сака војна и дека ќе се преговара."),
    ("bg", "Президентът каза, че не иска война и че преговорите ще продължат."),
    ("pl", "Rząd ogłosił, że pomoc dotrze do zalanych gmin po tym, jak woda opadnie."),
    ("cs", "Vláda oznámila, že pomoc dorazí do zaplavených obcí, až voda opadne."),
    ("sk", "Polícia uviedla, že pri nehode zomreli dvaja ľudia a ďalší sú v nemocnici."),
    ("sl", "Policija je sporočila, da sta v nesreči umrla dva človeka in da so drugi v bolnišnici."),
    ("ar", "قال الجيش إن القتال في المدينة لم ينته بعد وإن هناك جرحى من المدنيين."),
    ("fa", "ارتش گفت که درگیری در شهر ادامه دارد و این بار از شمال شروع شده است."),
    ("hy", "Բանակը հայտնել է, որ մարտերը քաղաքի համար շարունակվում են։"),
    ("ka", "არმიამ განაცხადა, რომ ქალაქში ბრძოლა გრძელდება."),
    ("hr", "Bujica je porušila 31 kuću i most."),
    ("en", "Rebels burned 12 barns in Palmira district, Valle del Cauca province."),
    ("en", "Şuşa and Ağdam are named in the report that the office of the envoy sent to Gəncə."),
    ("en", "1234 — 56"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_a_language_is_told_by_its_script_and_commonest_words(language, text):
    """Each text is given its own language; English where nothing tells."""
    assert detect_language(text) == language


def test_no_sentence_runs_over_a_blank_line():
    """A headline without a full stop is a sentence of its own."""
    doc = parse_text("Talks fail again\n\nThe envoys left the city\nat dawn. Nobody spoke.", english())
    assert next(doc.sents).text.strip() == "Talks fail again"
    assert all("\n\n" not in sentence.text.rstrip() for sentence in doc.sents)


def test_a_line_that_reads_as_a_headline_ends_its_sentence():
    """The next line starts anew where it starts with a capital."""
    doc = parse_text("Shells fall on the port\nThe harbour burned all night.", english())
    assert len(list(doc.sents)) == 2


def test_a_dateline_on_a_line_of_its_own_ends_its_sentence():
    """What follows its dash starts anew, also in capitals."""
    doc = parse_text("LIMA, 8 JAN 90 (TELEX) --\nTHE ARMY REPORTED TODAY THAT TWO MEN WERE KILLED.", english())
    assert [sentence.text[:4] for sentence in doc.sents] == ["LIMA", "THE "]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
@example("a0a0a0a0a0a0a0a")
def test_parsed_text_is_the_text(text):
    """Whatever comes in, the document's text is the same, character by character; only small letters may turn capital."""
    found = parse_text(text, english()).text
    assert len(found) == len(text)
    assert all(one in {other, other.upper()} for one, other in zip(found, text, strict=True))


def test_a_long_text_is_read_in_chunks_without_loss():
    """Chunks join to the same text, and sentences do not run over the cuts at blank lines."""
    text = "\n\n".join(f"Village {number} was quiet on Monday." for number in range(5_000))
    doc = parse_text(text, load_model("xx"))
    assert len(text) > 2 * CHUNK_CHARS
    assert doc.text == text
    assert all("\n\n" not in sentence.text.rstrip() for sentence in doc.sents)


def test_text_in_capitals_is_read_as_if_spelled_normally():
    """Known words lose their capitals for the model; the document keeps them."""
    text = "REBELS ATTACKED THE GARRISON OF TEGUCIGALPA AND SEVERAL SOLDIERS DIED."
    spelled = restore_case(text, english(), {"tegucigalpa"}.__contains__)
    doc = parse_text(text, english())
    assert spelled == "Rebels attacked the garrison of Tegucigalpa and several soldiers died."
    assert doc.text == text
    assert [token.pos_ for token in doc if token.text == "ATTACKED"] == ["VERB"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("The clash near San Tirso left two dead.", "THE CLASH NEAR SAN TIRSO LEFT TWO DEAD."),
        ("It began on 9 Jan and may go on until Friday.", "IT BEGAN ON 9 JAN AND MAY GO ON UNTIL FRIDAY."),
        (
            "Shells fell near San Tirso on Monday, and two people died.",
            "shells fell near san tirso on monday, and two people died.",
        ),
        ("Guards kill Brown near school", "GUARDS KILL BROWN NEAR SCHOOL\nA man named Brown shot at them."),
        ("Guards kill brown bear near school", "GUARDS KILL BROWN BEAR NEAR SCHOOL\nThe bear was a brown one."),
    ],
)
def test_names_keep_their_capitals(expected, text):
    """Names of several words, days and months, and what the rest of the text spells with a capital."""
    names = {"san tirso", "tirso"}
    assert restore_case(text, english(), names.__contains__).split("\n")[0] == expected


def test_a_few_capitals_are_left_alone():
    """Abbreviations and short headings are no shouting."""
    assert restore_case("The UN and the EU met.\nBREAKING NEWS", english()) == "The UN and the EU met.\nBREAKING NEWS"


def test_an_unknown_language_gets_a_plain_model():
    """Sentences are split even where spaCy has no rules for the language."""
    doc = parse_text("Ba. Ka.\n\nDu", load_model("zz"))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Ba.", "Ka.", "Du"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["the", "U.S.", "-", "led", "force"], "the U.S.-led force"),
        (["Clay", ",", "W.Va.", ",", "wept"], "Clay, W.Va., wept"),
    ],
)
def test_abbreviations_are_tokens_of_their_own(words, text):
    """A state's abbreviation keeps its full stop; a hyphen after one parts."""
    assert [token.text for token in parse_text(text, english())] == words


def test_text_without_capitals_is_read_as_any_other():
    """Places and events are found; names and quotes are those of the text."""
    text = "shelling killed two people in goma on tuesday. troops later left the town."
    reading = extract(article_from_text(text, published=date(2023, 9, 20)), default_reader())
    assert [text[choice.mention.start : choice.mention.end] for choice in reading.toponyms] == ["goma"]
    [event] = [event for event in reading.events if event.figures]
    assert (event.location.name, event.location.mention, event.when.first) == ("Goma", "goma", date(2023, 9, 19))
    assert text[event.start : event.end] == event.quote


def test_no_sentence_starts_behind_a_plain_word():
    """What the parser takes for a new sentence behind a word or an opening bracket goes on."""
    text = "Sirens rang at about 05:20am [03:20 GMT on Friday] in Al Bab, a priest said. By noon it was calm."
    assert len(list(parse_text(text, load_model("en")).sents)) == 2
