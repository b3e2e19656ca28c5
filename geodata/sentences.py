"""Splits a parsed article into the sentences of its body: the unit of a quote."""

from spacy.tokens import Doc

from geodata.model import Sentence

PARAGRAPH_BREAK = "\n"


def split_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Cut the body into sentences.

    A line that ends with its sentence ends the paragraph; a line broken inside a sentence does not. Furniture was blanked before parsing, so a sentence of blanks alone is furniture and is left out.

    Args:
        doc: The parsed article; its text has the length of the article's.

    Returns:
        Sentences in text order, without the blanks around them; offsets in characters of the article.
    """
    whole = doc.text  # spaCy joins it anew at each access
    sentences = []
    paragraph = 0
    last_end = 0
    for span in doc.sents:
        text = span.text.strip()
        if not text:
            continue
        start = span.start_char + span.text.index(text[0])
        if last_end and PARAGRAPH_BREAK in whole[last_end:start]:
            paragraph += 1
        last_end = start + len(text)
        sentences.append(Sentence(start=start, end=last_end, text=text, paragraph=paragraph))
    return tuple(sentences)
