"""What reports in Ukrainian, Russian, and Croatian, Bosnian or Serbian count, in either script."""

from itertools import chain

import pytest
from test_foreign_counts import read

UKRAINIAN = [
    (
        "Унаслідок нічного удару загинули щонайменше семеро людей, ще двадцять троє дістали поранення.",
        [("killed", 7, None, "person"), ("wounded", 23, 23, "person")],
    ),
    ("Рятувальники евакуювали 340 мешканців підтоплених сіл у гумовому човні.", [("displaced", 340, 340, "person")]),
    (
        "За даними обласної військової адміністрації, вбито двох цивільних, п’ятьох поранено.",
        [("killed", 2, 2, "person"), ("wounded", 5, 5, "person")],
    ),
    ("Понад 1,2 тисячі родин залишили свої домівки через паводок.", [("displaced", 1200, None, "household")]),
    (
        "Зсув ґрунту зруйнував 46 будинків і пошкодив ще 112 осель.",
        [("other", 46, 46, "household"), ("other", 112, 112, "household")],
    ),
    ("Вісім рибалок зникли безвісти після шторму.", [("missing", 8, 8, "person")]),
    ("Кількість загиблих зросла до 19 осіб, повідомили рятувальники.", [("killed", 19, 19, "person")]),
    ("Близько 4 тис. осіб вимушено переселено з прифронтових громад.", [("displaced", 4000, 4000, "person")]),
    (
        "Вибух забрав життя трьох шахтарів, одинадцятьох гірників травмовано.",
        [("killed", 3, 3, "person"), ("wounded", 11, 11, "person")],
    ),
    ("Без даху над головою лишилися сорок п’ять родин.", [("displaced", 45, 45, "household")]),
    ("Від обстрілу загинула жінка, ще чотири особи поранені.", [("wounded", 4, 4, "person")]),
    ("Шестеро військових полягли в бою, повідомив командир бригади.", [("killed", 6, 6, "person")]),
    ("Під завалами знайшли тіла дев’яти людей.", [("killed", 9, 9, "person")]),
    ("До 200 людей утекли до сусідньої області.", [("displaced", None, 200, "person")]),
    ("Кілька десятків поранених доправили до лікарень.", [("wounded", 20, None, "person")]),
]
NO_UKRAINIAN = [
    "У 2014 році люди жили тут без світла, багато хто загинув.",
    "Уряд виділив 300 мільйонів гривень родинам загиблих.",
    "Не загинув жоден із 40 пасажирів автобуса.",
    "Якщо дамбу прорве, 5 тисяч людей можуть лишитися без домівок.",
    "Влада планує евакуювати 600 мешканців селища наступного тижня.",
    "Троє озброєних чоловіків убили продавця крамниці.",
    "Пожежа знищила 150 гектарів лісу, жертв немає.",
    "Волонтери передали 800 наборів допомоги переселенцям.",
    "За кандидата проголосували 12 тисяч виборців.",
    "Країна надішле 250 військових для навчань.",
]
RUSSIAN = [
    (
        "В результате обстрела погибли по меньшей мере пять человек, ещё восемнадцать ранены.",
        [("killed", 5, None, "person"), ("wounded", 18, 18, "person")],
    ),
    ("Из зоны подтопления эвакуировали 1 450 человек на грузовиках.", [("displaced", 1450, 1450, "person")]),
    ("По данным спасателей, под лавиной пропали без вести четверо туристов.", [("missing", 4, 4, "person")]),
    (
        "Ураган повредил кровли 87 домов, без крыши над головой остались 12 семей.",
        [("other", 87, 87, "household"), ("displaced", 12, 12, "household")],
    ),
    (
        "Убиты двое полицейских и трое мирных жителей, сообщил губернатор.",
        [("killed", 2, 2, "person"), ("killed", 3, 3, "person")],
    ),
    ("Число погибших выросло до 31 человека.", [("killed", 31, 31, "person")]),
    ("Свыше 20 тысяч беженцев пересекли границу с начала боёв.", [("displaced", 20_000, None, "person")]),
    ("Пожар унёс жизни шести человек.", [("killed", 6, 6, "person")]),
    ("Огонь уничтожил 64 жилых дома.", [("other", 64, 64, "household")]),
    ("Около 700 семей покинули свои дома из-за паводка.", [("displaced", 700, 700, "household")]),
    ("Двадцать два горняка получили травмы при обвале.", [("wounded", 22, 22, "person")]),
    ("Боевики расстреляли одиннадцать заложников.", [("killed", 11, 11, "person")]),
    (
        "Жертвами взрыва стали девять человек, сорок семь ранены.",
        [("killed", 9, 9, "person"), ("wounded", 47, 47, "person")],
    ),
    ("До 300 раненых принимают больницы области.", [("wounded", None, 300, "person")]),
    ("Несколько сотен жителей остались без крова после землетрясения.", [("displaced", 200, None, "person")]),
]
NO_RUSSIAN = [
    "В 2008 году здесь погибло много людей.",
    "Власти выделили 40 миллионов рублей семьям погибших.",
    "Никто из 52 пассажиров не пострадал.",
    "В случае прорыва плотины под угрозой окажутся 3 тысячи домов.",
    "На следующей неделе планируется эвакуировать 900 жителей.",
    "Матч посетили 35 тысяч болельщиков, хозяева забили четыре гола.",
    "Трое неизвестных ограбили магазин и ранили продавца.",
    "Колонна доставила 600 продуктовых наборов беженцам.",
    "Министерство опровергло гибель 15 военнослужащих.",
    "Убитому было 34 года, он жил в 20 километрах от границы с женой и двумя детьми.",
]
CROATIAN = [
    (
        "U napadu je poginulo najmanje 14 osoba, a dvadeset šest ih je ranjeno.",
        [("killed", 14, None, "person"), ("wounded", 26, 26, "person")],
    ),
    ("Evakuirano je više od 1.200 stanovnika, javila je civilna zaštita.", [("displaced", 1200, None, "person")]),
    (
        "Poplave su uništile 53 kuće i oštetile još 210 stambenih objekata.",
        [("other", 53, 53, "household"), ("other", 210, 210, "household")],
    ),
    (
        "Prema podacima policije, ubijena su trojica civila, a petero je ozlijeđeno.",
        [("killed", 3, 3, "person"), ("wounded", 5, 5, "person")],
    ),
    ("Oko 600 obitelji napustilo je svoje domove.", [("displaced", 600, 600, "household")]),
    ("Nestalo je sedmoro ribara nakon oluje.", [("missing", 7, 7, "person")]),
    ("Broj poginulih porastao je na 41 osobu.", [("killed", 41, 41, "person")]),
    ("Raseljeno je 8.300 ljudi, saopćio je načelnik općine.", [("displaced", 8300, 8300, "person")]),
    ("Povrijeđeno je jedanaest radnika, dvoje teže.", [("wounded", 11, 11, "person")]),
    ("Bez krova nad glavom ostalo je trideset i pet porodica.", [("displaced", 35, 35, "household")]),
    ("Eksplozija je odnijela živote četvorice rudara.", [("killed", 4, 4, "person")]),
    (
        "Klizište je srušilo 9 kuća, 17 domaćinstava je iseljeno.",
        [("other", 9, 9, "household"), ("displaced", 17, 17, "household")],
    ),
    ("Do 150 izbeglica prešlo je granicu tokom noći.", [("displaced", None, 150, "person")]),
    ("Iz ruševina su izvučena tijela šest osoba.", [("killed", 6, 6, "person")]),
    ("U bolnici je zbrinuto nekoliko desetina ranjenih.", [("wounded", 20, None, "person")]),
]
NO_CROATIAN = [
    "Godine 1995. poginulo je mnogo ljudi.",
    "Vlada je izdvojila 15 milijuna eura za obitelji poginulih.",
    "Nitko od 38 putnika nije ozlijeđen.",
    "Ako nasip popusti, moglo bi biti evakuirano 2.000 ljudi.",
    "Planira se evakuacija 400 mještana idućeg tjedna.",
    "Domaćini su postigli tri gola pred 18 tisuća gledatelja.",
    "Dvojica naoružanih muškaraca ubila su prodavača.",
    "Podijeljeno je 500 paketa pomoći izbjeglicama.",
    "Izgorjelo je 70 hektara borove šume.",
    "Zemlja će poslati 120 vojnika u mirovnu misiju.",
]
SERBIAN = [
    (
        "У пожару је погинуло пет особа, а осам је повређено.",
        [("killed", 5, 5, "person"), ("wounded", 8, 8, "person")],
    ),
    ("Евакуисано је 240 становника из поплављених насеља.", [("displaced", 240, 240, "person")]),
    ("Без домова је остало око 90 породица.", [("displaced", 90, 90, "household")]),
    ("Убијена су двојица војника, рекао је председник општине.", [("killed", 2, 2, "person")]),
]
NO_SERBIAN = [
    "Влада је издвојила 20 милиона динара за породице настрадалих.",
    "Нико од 30 путника није повређен.",
]
CAUSES = [
    ("uk", "Загинули 12 із 40 пасажирів.", [("killed", 12, 12, "person")]),
    ("hr", "Od 40 putnika poginulo je 12.", [("killed", 12, 12, "person")]),
    ("uk", "Кількість загиблих зросла до 14.", [("killed", 14, 14, "person")]),
    ("ru", "Погибших 5, раненых 12.", [("killed", 5, 5, "person"), ("wounded", 12, 12, "person")]),
    ("hr", "Poginulo je 13, a ranjeno 40 ljudi.", [("killed", 13, 13, "person"), ("wounded", 40, 40, "person")]),
    ("sr", "Број погинулих порастао је на 16.", [("killed", 16, 16, "person")]),
    ("uk", "У 2022 загинули п’ятеро.", [("killed", 5, 5, "person")]),
    ("uk", "Від початку повені без житла від 300 до 350 сімей.", [("displaced", 300, 350, "household")]),
    ("hr", "Od 10 do 12 osoba je nestalo.", [("missing", 10, 12, "person")]),
    ("ru", "Трёх мужчин убили неизвестные.", [("killed", 3, 3, "person")]),
    ("hr", "Trojicu muškaraca ubili su nepoznati napadači.", [("killed", 3, 3, "person")]),
    ("ru", "В городе живут 50 тысяч человек, погиб один житель.", [("killed", 1, 1, "person")]),
    (
        "ru",
        "Ураган унёс жизни двух человек и заставил 1200 жителей бежать.",
        [("killed", 2, 2, "person"), ("displaced", 1200, 1200, "person")],
    ),
    ("uk", "Сто двадцять три людини, які загинули, були в потязі.", [("killed", 123, 123, "person")]),
    ("ru", "Пострадали 300 человек, двое погибли.", [("other", 300, 300, "person"), ("killed", 2, 2, "person")]),
]
NO_CAUSES = [
    ("uk", "Поліція затримала трьох чоловіків, які вбили перехожого."),
    ("uk", "Влада готує план евакуації 5000 людей."),
    ("ru", "Трое мужчин убили соседа и скрылись."),
    ("ru", "Эвакуация 300 жителей запланирована на завтра."),
    ("hr", "Trojica muškaraca ubila su susjeda."),
    ("hr", "U spomen na 8 poginulih vojnika otkriven je spomenik."),
    ("sr", "Сутра ће бити евакуисано 300 породица."),
    ("uk", "Мер заперечив, що загинули 20 людей."),
    ("uk", "Якби не укриття, загинули б 40 учнів."),
    ("uk", "Місто має 50 тисяч жителів і його мера вбили."),
    ("uk", "Збудовано 40 будинків для переселенців."),
    ("ru", "В городе 50 тысяч жителей и его мэр убит."),
    ("ru", "Если плотину прорвёт, погибнут или будут ранены 40 человек."),
    ("ru", "Информация о 15 погибших не подтвердилась."),
    ("hr", "Grad ima 50.000 stanovnika i gradonačelnik je ubijen."),
    ("hr", "Ako brana pukne, bilo bi evakuirano 5.000 ljudi."),
    ("hr", "Isplaćeno je 300 eura za 40 obitelji poginulih."),
]
COUNTS = {"uk": UKRAINIAN, "ru": RUSSIAN, "hr": CROATIAN, "sr": SERBIAN}
NO_COUNTS = {"uk": NO_UKRAINIAN, "ru": NO_RUSSIAN, "hr": NO_CROATIAN, "sr": NO_SERBIAN}
CASES = [(language, text, figures) for language, cases in COUNTS.items() for text, figures in cases] + CAUSES
EMPTY = [(language, text) for language, texts in NO_COUNTS.items() for text in texts] + NO_CAUSES


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_counts(language, text, expected):
    """Each count has its kind, its bounds and its unit; a bare number before what befell people counts people."""
    figures = chain.from_iterable(event.figures for event in read(language, text))
    found = [(figure.start, figure.kind, figure.low, figure.high, figure.unit) for figure in figures]
    assert [figure[1:] for figure in sorted(found)] == expected


@pytest.mark.parametrize(("language", "text"), EMPTY)
def test_what_counts_nobody(language, text):
    """Years, money, nobody, what may come, plans, spectators, those who did it, kits, hectares and troops sent."""
    assert read(language, text) == ()
