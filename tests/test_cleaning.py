"""What stands beside a report on its page, and the paragraphs that only look like it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.cleaning import find_furniture, masked_text, plain_lines
from geodata.dateline import find_dateline
from geodata.model import Article

BODY = "Two shells hit the market of Selydove on Friday, the mayor said."
FURNITURE = [
    "READ ALSO Why the bridge at Kakhovka matters",
    '" READ ALSO In the hills, winter comes early',
    "See alsoSudan: the road out of Khartoum",
    "See also: The long siege of a small town",
    "READ MORE: What is a ceasefire line?",
    "Read more on this story",
    "Read more",
    "Also read: Grain ships wait at the strait",
    "Related:",
    "Related articles",
    "Most read",
    "You may also like",
    "Watch: Drone footage of the flooded valley",
    "In pictures: a village after the shelling",
    "I subscribe",
    "Subscribe now!",
    "Subscribe to our newsletter and never miss a story.",
    "Sign up for our daily briefing, delivered every morning.",
    "Get the latest headlines in your inbox with our morning newsletter.",
    "Download the Example News app",
    "Keep the Harbour Gazette's morning edition with you on every crossing",
    "Radio Example invites you to listen again to the voices of the spring",
    "Follow us on Telegram and X",
    "Join our WhatsApp channel for updates.",
    "Support independent journalism from the front line.",
    "Already a subscriber? Log in",
    "Click here to read the report in full.",
    "Advertisement",
    "Story continues below advertisement",
    "Sponsored content",
    "With AFP",
    "With Reuters and AP",
    "(AFP)",
    "By Ana Horvat",
    "By Ana Horvat and Piotr Nowak in Odesa",
    "(Reporting by Ana Horvat; editing by Piotr Nowak)",
    "Ana Horvat in Odesa contributed to this report.",
    "This story has been edited for length.",
    "FILE PHOTO: Smoke over the port, seen from the hills on an earlier day.",
    "Photo: Ana Horvat/Example Pictures",
    "People wait for bread beside a broken bridge on Sunday. (Ana Horvat/Reuters)",
    "A street in the old town after the rain. [Piotr Nowak/AFP]",
    "A woman carries water to a shelter in the east. (AP Photo/Ana Horvat)",
    "© Ana Horvat, Example Pictures",
    "Ana Horvat / AFP",
    "Copyright 2024 Example Wire. All rights reserved.",
    "© 2024 Example Wire",
    "Share",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Copy link",
    "12 comments",
    "5 min read",
    "We use cookies to make this site work. Accept all or choose.",
    "To display this content from a video site, you must allow cookies.",
    "Skip to main content",
    "Published on: 12/03/2024 - 10:21",
    "Last updated: 12 March 2024 at 10:21 GMT",
    "Updated 3 hours ago",
    "Tags: Odesa, port, grain",
    "#Odesa #grain",
    "Lire aussi : Le pont de la discorde",
    "À lire aussi Les villages sous la neige",
    "Voir aussi",
    "Je m'abonne",
    "Abonnez-vous à notre lettre du soir",
    "Téléchargez l'application Exemple",
    "La Gazette du port vous invite à relire ses meilleures pages",
    "Avec AFP",
    "Publicité",
    "Publié le : 12/03/2024 - 10:21",
    "Lea también: El puente y la nieve",
    "Te puede interesar: El puerto cerrado",
    "Suscríbete",
    "Descarga la aplicación de Ejemplo",
    "Síguenos en X",
    "Publicidad",
    "Con información de EFE",
    "Читайте также: Мост закрыт до весны",
    "Подписывайтесь на наш канал в Telegram",
    "Реклама",
    "Поделиться",
    "Все права защищены.",
    "Читайте також: Міст закрито до весни",
    "Підписуйтесь на наш телеграм-канал",
    "Дивіться також: Порт узимку",
    "Поширити",
    "اقرأ أيضا: الجسر مغلق حتى الربيع",
    "اشترك في نشرتنا",
    "إعلان",
    "Ayrıca okuyun: Köprü bahara kadar kapalı",
    "Abone olun",
    "Bizi Telegram'da takip edin",
    "Reklam",
]
NEWS = [
    "Read the statement carefully, the minister said, and you will see that nobody surrendered.",
    "See the ruins of Avdiivka from the air and you understand, a pilot said.",
    "Residents could also see smoke rising over the refinery in Tuapse.",
    "Also on Friday, two drones hit a depot near Feodosia.",
    "Read out in parliament, the letter named 14 villages that had been shelled.",
    "Watch towers along the border near Kulbus were burnt down on Tuesday, witnesses said.",
    "More on the losses came from the army: 12 soldiers died in the ambush.",
    "Men of fighting age must register at an office in Kherson, the order says.",
    "Subscribers of the mobile network in Sumy lost their signal after the strike.",
    "Rebels subscribe to no ceasefire, their spokesman told reporters in Goma.",
    "The attackers told people to download a map of the minefields; three were killed all the same.",
    "Sign-ups for the militia doubled after the shelling of El Geneina.",
    "Join the army or leave, the posters in Myitkyina said.",
    "Follow-up strikes killed two rescuers on the same street.",
    "Support for the front came from Russia, which sent 40 tanks.",
    "Share of the blame lies with the army, the inquiry found.",
    "Comments by the general angered Ankara, which called in the ambassador.",
    "Donations of blood were asked for in Gaza City after the explosion.",
    "Advertisements on the radio told villagers to evacuate by noon.",
    "With AFP reporters watching, the last 200 fighters left the steelworks.",
    "By Monday evening, at least nine bodies had been found in Izium.",
    "By clicking sounds alone they knew that mines were being laid, a farmer said.",
    "By using this road, the column reached Goris in two hours.",
    "Photographs taken by a Reuters reporter show six bodies beside a bus.",
    "The photo shows a crater; officials in Kupiansk say that a glide bomb made it.",
    "Published figures put the dead at 31, but medics in Omdurman count 50.",
    "Updated figures from the ministry put the dead at 31.",
    "Posted in Irpin since the spring, his unit lost four men.",
    "This report was published by the United Nations on Tuesday and lists 200 attacks.",
    "Related fighting was reported from Kobani, where six people died.",
    "The source: an officer who was there when the convoy was hit.",
    "Telegram channels close to the army said that the bridge had been struck.",
    "“The general invites you to listen and then has you shot,” a deserter said.",
    "Recommended routes out of the city were shelled twice, aid workers said.",
    "Trending downwards since May, attacks rose again with 12 dead on Sunday.",
    "He invited them to talks in Doha; the rebels refused.",
    "The president invites rebels to talks in Nairobi, his office said.",
    "“Take our news with you,” she told the soldiers as they left Bakhmut.",
    "All rights of the prisoners were respected, the army claims; eleven are dead.",
    "Cookies and bread were handed out in the shelter after the raid.",
    "McDonalds and a petrol station were hit by the rocket, police said.",
    "Lire les noms des morts a pris dix minutes, a dit le maire.",
    "Voir partir les soldats rassure les habitants de Kidal.",
    "Ver la ciudad en ruinas duele, dijo el alcalde tras el bombardeo.",
    "Читать списки погибших пришлось мэру.",
    "По теме переговоров стороны не договорились; обстрел продолжался.",
    "Підписали угоду про обмін полоненими, повідомили в Києві.",
    "Proposed talks",
    "At least 29 dead",
    "Under fire",
    "Two dead in shelling of Kherson",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_furniture_is_found_whole(line):
    """Teasers, promotions, credits and the like are found between paragraphs, and nothing beside them."""
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    assert [text[span.start : span.end] for span in find_furniture(text)] == [line]


@pytest.mark.parametrize("paragraph", NEWS)
def test_news_is_never_set_aside(paragraph):
    """Paragraphs that share words with furniture, and the report's own subheads, stay."""
    assert find_furniture(f"{BODY}\n\n{paragraph}\n\n{BODY}") == ()
    assert find_furniture(paragraph) == ()


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Read Also", f"{BODY} Read Also"),
        ("READ MORE: The port in winter", f"{BODY} READ MORE: The port in winter"),
        ("© 2024 Example Wire", f"{BODY} © 2024 Example Wire"),
        ("(Read more: The port in winter)", f"(Read more: The port in winter) {BODY}"),
        ("[N.B. A like raid took place in Logar.]", f"[N.B. A like raid took place in Logar.] {BODY}"),
        ("[EXCERPTS]", f"LIMA, 4 JUN 90 (EFE) -- [EXCERPTS] {BODY}"),
        ("Date of publication 3 June 2016", f"Date of publication 3 June 2016 {BODY}"),
        (
            "Staff writer Ana Horvat in Odesa contributed to this report.",
            f"{BODY} Staff writer Ana Horvat in Odesa contributed to this report. {BODY}",
        ),
    ],
)
def test_furniture_inside_a_paragraph_is_cut_out(expected, text):
    """What is run into the first or last sentence goes alone; the sentence stays."""
    assert [text[span.start : span.end] for span in find_furniture(text)] == [expected]


def test_a_caption_goes_with_its_credit_over_hard_wrapped_lines():
    """The lines above the credit that run on into each other belong to the caption; the report below does not."""
    caption = "Soldiers stand beside a burnt bus on the\n   road to the airport, in the\n   east. (Ana Horvat/Reuters)"
    text = f"{caption}\n   {BODY}"
    assert [text[span.start : span.end] for span in find_furniture(text)] == [caption]


def test_in_a_long_line_only_the_credit_goes():
    """Where a caption is run into a report nobody can say where it begins."""
    text = f"{BODY * 12} A burnt bus. (AP Photo/Ana Horvat)"
    assert [text[span.start : span.end] for span in find_furniture(text)] == ["(AP Photo/Ana Horvat)"]


def test_masking_leaves_everything_else_where_it_was():
    """Furniture becomes spaces; the report's own words keep their offsets."""
    text = f"{BODY}\n\nRead more\n\n{BODY}"
    masked = masked_text(Article(article_id="a", text=text, furniture=find_furniture(text)))
    assert masked == f"{BODY}\n\n         \n\n{BODY}"


@pytest.mark.parametrize("part", [" ", "(", "A ", "By Ana ", '"', ". ", "- "])
def test_a_long_line_of_one_sign_is_no_furniture(part):
    """Spaces, brackets and names without end are passed over (`benchmarks.speed` says at what cost)."""
    assert find_furniture(f"{BODY}\n{part * 50_000}\n{BODY}") == ()


@given(lines=st.lists(st.sampled_from([*FURNITURE, *NEWS, "", "   "]) | st.text(max_size=40), max_size=8))
def test_spans_are_ordered_and_masking_keeps_length_and_lines(lines):
    """Whatever stands in the text, spans lie in it in order without overlap, and line breaks stay."""
    text = "\n".join(lines)
    spans = find_furniture(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    masked = masked_text(Article(article_id="a", text=text, furniture=spans))
    assert len(masked) == len(text)
    assert [index for index, sign in enumerate(masked) if sign == "\n"] == [
        index for index, sign in enumerate(plain_lines(text)) if sign == "\n"
    ]


def test_other_line_ends_are_lines_too():
    """Page text that parts its lines by U+2028 has its dateline found, and no offset moves."""
    text = "Press office\u20282011-08-S-036\u2028KABUL, Afghanistan (April 9, 2011)\u2028Two men were arrested."
    dateline = find_dateline(text)
    assert dateline is not None
    assert dateline.place == "KABUL, Afghanistan"
    assert plain_lines(text)[dateline.start : dateline.end] == text[dateline.start : dateline.end]
