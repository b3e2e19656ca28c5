"""Events made by hand for the dashboard's tests, in our own words, with markup that must stay text."""

from datetime import date

from records import location

from geodata.model import Article, DateMention, Event, Figure, Reading, Reason
from geodata.vocab import DatePrec, EventType, FigureKind, Modality, Qualifier, ReasonField

SENTENCE = "Shells <script>window.top.ran = 1</script> hit Sumy on Monday & killed $3$ **people** :smile:, `${1}` said [x](http://x.example)."
TEXT = f"Before it, all was quiet.\n\nThe town woke early. {SENTENCE} Nobody knew more.\n\nAfter it, too."
MONDAY, FRIDAY = date(2024, 3, 11), date(2024, 3, 15)


def event(event_id="e1", *, words=SENTENCE, **fields):
    """Make an event whose quote is some words of the text; a casualty on no date at no place, unless said."""
    start = TEXT.index(words)
    defaults = {
        "article_id": "a1",
        "event_type": EventType.CASUALTY,
        "modality": Modality.CLAIMED,
        "confidence": 0.8,
        "reasons": (Reason(field=ReasonField.TYPE, rule="verb of harm"),),
        "start": start,
        "end": start + len(words),
        "quote": words,
    }
    return Event(event_id=event_id, **{**defaults, **fields})


def span(words):
    """Give start and end of words in the text."""
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def when(first, last=None):
    """Make a date that was read from the word "Monday"."""
    return DateMention(**span("Monday"), first=first, last=last or first, prec=DatePrec.DAY)


def place(lon=34.8, lat=50.9, name="Sumy", shape=None):
    """Make a place that was read from the word "Sumy": a point, or the area of a shape."""
    return location(name, lon, lat, shape, **span("Sumy"), mention="Sumy")


def killed(low=3):
    """Make a figure that was read from the text."""
    return Figure(**span("$3$"), kind=FigureKind.KILLED, low=low, high=low, qualifier=Qualifier.EXACT)


def reading(*events):
    """Make a reading of the text with some events."""
    return Reading(
        article=Article(article_id="a1", text=TEXT, title="A <b>title</b>"), toponyms=(), events=events, unresolved=()
    )
