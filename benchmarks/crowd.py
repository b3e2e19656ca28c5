"""Made-up events by the thousand, the same each time, for the measurements of the page: in our own words, at made-up places."""

import random
from datetime import date, timedelta

from shapely.geometry import Point

from geodata.model import Area, Article, DateMention, Event, Figure, Location, Reading, Reason
from geodata.vocab import DatePrec, EventType, FigureKind, Modality, PlaceKind, Qualifier, ReasonField, WherePrec

EVENTS_A_REPORT = 25
FIRST_DAY, DAYS = date(2024, 1, 1), 60
TOWNS = 2000
REASONS = (Reason(field=ReasonField.TYPE, rule="shells"), Reason(field=ReasonField.PLACE, rule="exact name"))
SPEAKERS = ("the governor", "the army", "a witness", "the mayor", "the ministry", None)
WEST, SOUTH, WIDTH_DEG, HEIGHT_DEG = 24.0, 45.0, 14.0, 6.5


def make_readings(number: int) -> tuple[Reading, ...]:
    """Make readings with so many events, spread over towns, days, types and speakers."""
    chance = random.Random(7)  # noqa: S311 - the same events each time
    towns = [(WEST + WIDTH_DEG * chance.random(), SOUTH + HEIGHT_DEG * chance.random()) for _ in range(TOWNS)]
    counts = [min(EVENTS_A_REPORT, number - done) for done in range(0, number, EVENTS_A_REPORT)]
    return tuple(_reading(report, count, towns, chance) for report, count in enumerate(counts))


def _reading(report: int, count: int, towns: list[tuple[float, float]], chance: random.Random) -> Reading:
    sentences = [
        f"Shells fell near village {chance.randrange(TOWNS)} and hurt some people, it was said." for _ in range(count)
    ]
    text = " ".join(sentences)
    article = Article(article_id=f"report-{report}", text=text, title=f"Report {report}", published=FIRST_DAY)
    starts = [sum(len(sentence) + 1 for sentence in sentences[:k]) for k in range(count)]
    events = tuple(
        _event(f"{report}-{k}", article, start, sentence, towns, chance)
        for k, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
    )
    return Reading(article=article, toponyms=(), events=events, unresolved=())


def _event(
    name: str, article: Article, start: int, sentence: str, towns: list[tuple[float, float]], chance: random.Random
) -> Event:
    town, day = chance.randrange(len(towns)), FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    lon, lat = towns[town]
    span = {"start": start, "end": start + 6}
    area = Area(geometry=Point(lon, lat), lon=lon, lat=lat, uncertainty_km=5, where_prec=WherePrec.EXACT)
    low = chance.choice((0, 0, 1, 3, 12, 120))
    figure = Figure(**span, kind=FigureKind.WOUNDED, low=low, high=low, qualifier=Qualifier.EXACT)
    return Event(
        event_id=name,
        article_id=article.article_id,
        event_type=chance.choice(tuple(EventType)),
        modality=chance.choice((Modality.HAPPENED, Modality.CLAIMED)),
        quote=sentence,
        start=start,
        end=start + len(sentence),
        confidence=0.8,
        reasons=REASONS,
        location=Location(
            **span,
            name=f"Village {town}",
            mention=f"village {town}",
            kind=PlaceKind.VILLAGE,
            area=area,
            place=None,
            metonym=False,
            score=0.9,
            reason="exact name",
        ),
        when=DateMention(**span, first=day, last=day, prec=DatePrec.DAY),
        figures=(figure,) if low else (),
        claimed_by=chance.choice(SPEAKERS),
    )
