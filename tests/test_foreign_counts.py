"""What reports in other languages than English count."""

from datetime import date

import pytest
from placed import gazetteer

from geodata.language import with_sentences
from geodata.language_models import load_blank
from geodata.model import Article
from geodata.pipeline import Reader, extract

CASES = [
    (
        "fr",
        "Au moins 12 personnes ont été tuées mardi à Beni dans l’est du pays, selon l’armée.",
        [("casualty", "Beni", "l’armée", [("killed", 12, None, "person")])],
    ),
    (
        "fr",
        "Plus de 1 200 ménages ont fui vers Goma avec les enfants. Trente-deux maisons ont été incendiées.",
        [
            ("evacuation", "Goma", None, [("displaced", 1200, None, "household")]),
            ("evacuation", "Goma", None, [("other", 32, 32, "household")]),
        ],
    ),
    (
        "fr",
        "L’attaque a fait 23 morts et une dizaine de blessés, a déclaré le gouverneur de la province.",
        [
            (
                "casualty",
                None,
                "le gouverneur de la province",
                [("killed", 23, 23, "person"), ("wounded", 10, 10, "person")],
            )
        ],
    ),
    (
        "fr",
        "Les combats ont contraint 4 millions d’habitants du pays à fuir.",
        [("evacuation", None, None, [("displaced", 4_000_000, 4_000_000, "person")])],
    ),
    (
        "fr",
        "Les violences ont fait 300 d\ufffdplac\ufffds dans la r\ufffdgion.",
        [("evacuation", None, None, [("displaced", 300, 300, "person")])],
    ),
    (
        "fr",
        "Selon le colonel Kaboré, porte-parole de l’armée à Ouagadougou, dix-huit civils ont été tués dans le nord.",
        [("casualty", None, "le colonel Kaboré", [("killed", 18, 18, "person")])],
    ),
    (
        "es",
        "Tras el derrumbe del lunes, 85 familias de Huaraz se quedaron sin hogar.",
        [("evacuation", "Huaraz", None, [("displaced", 85, 85, "household")])],
    ),
    (
        "fr",
        "Dix assaillants ont tué trois civils à Goma dans le pays.",
        [("casualty", "Goma", None, [("killed", 3, 3, "person")])],
    ),
    (
        "fr",
        "Quinze maisons brûlées, aucun mort à Lille dans la nuit.",
        [("evacuation", "Lille", None, [("other", 15, 15, "household")])],
    ),
    (
        "es",
        "El 12 de mayo murieron en Cali tres personas de la misma familia.",
        [("casualty", "Cali", None, [("killed", 3, 3, "person")])],
    ),
    (
        "es",
        "Los bomberos evacuaron 40 casas del barrio por la noche.",
        [("evacuation", None, None, [("displaced", 40, 40, "household")])],
    ),
    (
        "es",
        "Según el alcalde de la ciudad, 12 personas murieron y treinta y dos resultaron heridas.",
        [("casualty", None, "el alcalde de la ciudad", [("killed", 12, 12, "person"), ("wounded", 32, 32, "person")])],
    ),
    (
        "pt",
        "Cerca de 3.500 pessoas fugiram de Palma na quarta-feira, informou a polícia.",
        [("evacuation", "Palma", "a polícia", [("displaced", 3500, 3500, "person")])],
    ),
    (
        "pt",
        "O ciclone destruiu 1.200 casas e deixou 5 mil desabrigados na Beira.",
        [("evacuation", "Beira", None, [("other", 1200, 1200, "household"), ("displaced", 5000, 5000, "person")])],
    ),
]
POLISH = [
    (
        "pl",
        "W nocy ewakuowano ponad 1,5 tysiąca osób z miasta, poinformował gubernator.",
        [("evacuation", None, "gubernator", [("displaced", 1500, None, "person")])],
    ),
    (
        "pl",
        "Zginęły trzy osoby, a dwadzieścia pięć zostało rannych.",
        [("casualty", None, None, [("killed", 3, 3, "person"), ("wounded", 25, 25, "person")])],
    ),
    ("pl", "Burza zniszczyła 40 domów w gminie.", [("evacuation", None, None, [("other", 40, 40, "household")])]),
]
FAMILIES = [
    (
        "es",
        "El huracán dejó 4 muertos, 133 casas destruidas y 590 con daños.",
        [("casualty", None, None, [("killed", 4, 4, "person"), ("other", 133, 133, "household")])],
    ),
    (
        "pt",
        "O temporal deixou 4 mortos e obrigou 2.730 pessoas a fugir.",
        [
            ("casualty", None, None, [("killed", 4, 4, "person")]),
            ("evacuation", None, None, [("displaced", 2730, 2730, "person")]),
        ],
    ),
    (
        "pt",
        "Incêndio deixa vinte e três famílias fora de casa.",
        [("evacuation", None, None, [("displaced", 23, 23, "household")])],
    ),
    (
        "fr",
        "Les pluies ont fait 12 morts et 48 902 sinistrés.",
        [("casualty", None, None, [("killed", 12, 12, "person"), ("other", 48_902, 48_902, "person")])],
    ),
    (
        "fr",
        "Au camp, 300 sinistrés ont été relogés dans la nuit.",
        [("evacuation", None, None, [("displaced", 300, 300, "person")])],
    ),
    (
        "es",
        "La riada dejó 2 desaparecidos y 3.400 damnificados.",
        [("casualty", None, None, [("missing", 2, 2, "person"), ("other", 3400, 3400, "person")])],
    ),
    (
        "es",
        "Entre 10 y 15 soldados murieron en la emboscada.",
        [("casualty", None, None, [("killed", 10, 15, "person")])],
    ),
    (
        "fr",
        "Le nombre de morts s’élève à 45, selon la police.",
        [("casualty", None, "la police", [("killed", 45, 45, "person")])],
    ),
    (
        "pt",
        "O vendaval destelhou 40 casas e obrigou dez famílias a sair de casa.",
        [
            (
                "evacuation",
                None,
                None,
                [("other", 40, 40, "household"), ("displaced", 10, 10, "household")],
            )
        ],
    ),
    (
        "pl",
        "Wichura zabiła dwie osoby i zmusiła 1200 mieszkańców do ucieczki.",
        [
            ("casualty", None, None, [("killed", 2, 2, "person")]),
            ("evacuation", None, None, [("displaced", 1200, 1200, "person")]),
        ],
    ),
    (
        "pl",
        "Powódź zniszczyła 20-25 domów w gminie.",
        [("evacuation", None, None, [("other", 20, 25, "household")])],
    ),
    (
        "pl",
        "Z zalanych wsi ewakuowano 3 tys. osób, zginęły dwie kobiety i troje dzieci.",
        [
            ("casualty", None, None, [("killed", 2, 2, "person"), ("killed", 3, 3, "person")]),
            ("evacuation", None, None, [("displaced", 3000, 3000, "person")]),
        ],
    ),
]
NO_COUNTS = [
    ("fr", "12 personnes n’ont pas été blessées à Goma et dans le pays."),
    ("fr", "Les autorités craignent que 300 personnes ne soient mortes à Derna."),
    ("fr", "Plus de 500 maisons ont été construites pour les déplacés à Bangui."),
    ("es", "No hubo muertos entre las 40 personas que viajaban a Lima."),
    ("es", "El toro mató a 3 caballos y asustó a 20 personas en Pamplona."),
    ("pt", "Mais de 300 pessoas assistiram ao enterro dos mortos em Manaus."),
    ("pl", "W 2019 roku zginęło wielu ludzi w Krakowie."),
    ("fr", "Le président a rencontré 12 ministres de la région. Il a 54 ans."),
    ("fr", "Une nouvelle offensive pourrait jeter 40 000 personnes sur les routes et en contraindre à fuir."),
    ("fr", "Les inondations ont fait 48 902 sinistrés."),
    ("es", "El plan prevé evacuar a 600 vecinos."),
    ("pl", "Gmina planuje ewakuację 300 osób."),
    ("pl", "W gminie mieszka 3000 osób, zginął wójt."),
    ("pl", "Jeśli tama pęknie, 5000 osób zostałoby ewakuowanych."),
    ("pl", "Fundacja wydała 800 paczek rodzinom uchodźców."),
    ("fr", "L’ONG a distribué 800 kits aux familles déplacées."),
    ("fr", "Si le barrage cède, 5 000 personnes seraient évacuées."),
    ("es", "El candidato sumó 300.000 votos de personas desplazadas."),
    ("es", "La ciudad tiene 50.000 habitantes y su alcalde fue asesinado."),
    ("pt", "A ONG entregou 800 kits a famílias deslocadas."),
    ("pt", "A cidade tem 50.000 habitantes e o prefeito foi morto."),
    ("es", "El gobierno enviará 500 soldados a la zona de desplazados."),
    ("pt", "O governo vai retirar 300 famílias amanhã."),
    ("fr", "Une évacuation de 500 personnes est prévue demain."),
    ("fr", "Le choléra a fait 40 morts dans la capitale."),
    ("es", "Ningún soldado murió en los 3 combates de la semana."),
    ("pt", "O jornal tem 300 mil leitores e a cidade fica a 40 quilómetros."),
]


def read(language, text):
    """The events of a report of Wednesday, 6 May 2020, read without a model of its language."""
    reader = Reader(gazetteer=gazetteer(), models={language: with_sentences(load_blank(language))})
    article = Article(article_id="a", text=text, published=date(2020, 5, 6), language=language)
    return extract(article, reader).events


@pytest.mark.parametrize(("language", "text", "expected"), [*CASES, *POLISH, *FAMILIES])
def test_counts(language, text, expected):
    """Each count has its bounds and its unit, the place beside it, and who says so."""
    assert [
        (
            event.event_type,
            event.location.name if event.location else None,
            event.claimed_by,
            [(figure.kind, figure.low, figure.high, figure.unit) for figure in event.figures],
        )
        for event in read(language, text)
    ] == expected


@pytest.mark.parametrize(("language", "text"), NO_COUNTS)
def test_what_counts_nobody(language, text):
    """Ministers met, ages, what may come, and nobody are no counts."""
    assert read(language, text) == ()


def test_a_day_holds_for_the_report():
    """What is told without a day is of the first day that the report gives."""
    text = "Mardi, 12 civils ont été tués à Beni.\n\nPlus de 40 ménages ont fui la ville."
    assert [event.when.first if event.when else None for event in read("fr", text)] == [date(2020, 5, 5)] * 2


def test_words_lead_to_their_place():
    """Each figure and each speaker is the text's own words."""
    text = "À Goma, 12 civils ont été tués, selon la Croix-Rouge."
    (event,) = read("fr", text)
    spans = [(reason.words.start, reason.words.end) for reason in event.reasons if reason.field == "speaker"]
    assert [text[start:end] for start, end in spans] == ["la Croix-Rouge"]
    assert text[event.figures[0].start : event.figures[0].end] == "12 civils"
