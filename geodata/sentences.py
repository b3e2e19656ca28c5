"""Splits a parsed article into the sentences of its body: the unit of a quote."""

from spacy.tokens import Doc

from geodata.layout import column_width, is_full
from geodata.model import Sentence

LINE_END = "\n"


def split_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Cut the body into sentences.

    A line that ends with its sentence ends the paragraph, unless its column ends there; a line broken inside a sentence does
    not. Furniture was blanked before parsing, so a sentence of blanks alone is furniture and is left out.

    Args:
        doc: The parsed article; its text has the length of the article's.

    Returns:
        Sentences in text order, without the blanks around them; offsets in characters of the article.
    """
    whole = doc.text  # spaCy joins it anew at each access
    width = column_width(whole)
    sentences: list[Sentence] = []
    paragraph = 0
    last_end = 0
    for span in doc.sents:
        text = span.text.strip()
        if not text:
            continue
        start = span.start_char + span.text.index(text[0])
        breaks = whole.count(LINE_END, last_end, start) if last_end else 0
        if breaks > 1 or (breaks and not is_full(_last_line(whole, last_end), text.split(maxsplit=1)[0], width)):
            paragraph += 1
        last_end = start + len(text)
        sentences.append(Sentence(start=start, end=last_end, text=text, paragraph=paragraph))
    return tuple(sentences)


def _last_line(whole: str, end: int) -> str:
    """The line that ends at `end`, up to there."""
    return whole[whole.rfind(LINE_END, 0, end) + 1 : end].strip()
