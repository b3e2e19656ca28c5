"""The main path: an article becomes its places, claims and events, stage by stage."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from geodata.alternatives import add_alternatives
from geodata.area_within import join_containers, join_quarters, put_again
from geodata.areas import locate, locate_name
from geodata.attribution import PARTY_RULE, Saying, find_sayings
from geodata.capitals import find_land, find_seat
from geodata.casing import is_plain_word
from geodata.claims import build_claims
from geodata.cleaning import find_furniture, masked_text
from geodata.dateline import find_dateline
from geodata.dates import find_dates, find_undated
from geodata.district_names import find_districts
from geodata.ellipsis import add_elliptic_figures
from geodata.enclosing import only_region
from geodata.events import build_events
from geodata.figures import find_figures
from geodata.foreign_claims import build_foreign_claims
from geodata.foreign_words import counted_languages
from geodata.gazetteer import Gazetteer, open_gazetteer
from geodata.language import load_model, parse_text
from geodata.legible import bring_home, choices_home, make_legible
from geodata.model import Article, DateMention, Event, Location, PlaceChoice, Reading, Sentence
from geodata.options import Options, Progress, say_nothing
from geodata.outlet import find_home
from geodata.party_voice import HIDDEN
from geodata.places import find_places, is_well_known
from geodata.published import infer_published
from geodata.reconcile import reconcile_events
from geodata.resolve import resolve_places
from geodata.resolve_topics import named_countries
from geodata.scenes import Findings, Found, Scene, build_scenes
from geodata.sentences import split_sentences
from geodata.setting import Setting, find_setting
from geodata.triggers import find_triggers
from geodata.unresolved import find_unresolved
from geodata.vocab import DEFAULT_LANGUAGE, Modality, Step
from geodata.written_language import detect_language


@dataclass(slots=True)
class Reader:
    """What reading needs, loaded once: the gazetteer and a language model for each language met."""

    gazetteer: Gazetteer
    options: Options = field(default_factory=Options)
    models: dict[str, Language] = field(default_factory=dict)

    def model(self, language: str) -> Language:
        """Return the model of a language, loading it the first time."""
        if language not in self.models:
            self.models[language] = load_model(language)
        return self.models[language]

    def knows(self, word: str) -> bool:
        """Whether a small word is one of the English language."""
        return is_plain_word(word, self.model(DEFAULT_LANGUAGE), None)


def open_reader(options: Options | None = None) -> Reader:
    """Open the gazetteer and load the English model.

    Raises:
        GazetteerError: The bundled place data are missing or damaged.
    """
    reader = Reader(gazetteer=open_gazetteer(), options=options or Options())
    reader.model("en")
    return reader


def extract(article: Article, reader: Reader, on_progress: Progress = say_nothing) -> Reading:
    """Read one article: what is said to have happened, where, when, and who says so.

    Args:
        article: The article as received.
        reader: Gazetteer, models and options, from `open_reader`.
        on_progress: Told what is being done, how many of how many are done; sentences are counted one by one.

    Returns:
        The reading; every offset refers to `article.text`. Of a report that is not in English only the places are read, and
        what it counts where its language is one of `counted_languages()`.
    """
    legible = make_legible(article.text, reader.knows)
    reading = _read(replace(article, text=legible.text), reader, on_progress)
    return bring_home(reading, article, legible) if legible.edits else reading


def _read(article: Article, reader: Reader, on_progress: Progress) -> Reading:
    """Read an article whose text is legible."""
    on_progress(Step.WORDS, 0, 1)
    article, doc = prepare(article, reader)
    on_progress(Step.PLACES, 0, 1)
    choices = choose_places(article, doc, reader)
    if article.language != DEFAULT_LANGUAGE:
        return _read_counts(article, doc, choices, reader)
    sight = see(article, doc, choices, reader)
    scenes, locations, filed_from = sight.scenes, sight.locations, sight.filed_from
    claims = build_claims(scenes, article.published, lambda done: on_progress(Step.SENTENCES, done, len(scenes)))
    setting = find_setting(claims, scenes, sight.sentences, locations, sight.dates, filed_from)
    home = filed_from if filed_from and _is_at_home(filed_from, choices, doc) else None
    land = sight.land
    setting = replace(setting, seat=sight.seat, land=land, region=only_region(setting.grounds), home=home)
    told_at = [claim.location for claim in claims if claim.location]
    country = land.place.country_code if land and land.place else None
    setting = replace(setting, districts=find_districts(told_at, country, reader.gazetteer))
    events = reconcile_events(build_events(article, claims, setting))
    unresolved = find_unresolved(choices, find_undated(doc, article.published), events)
    events = add_alternatives(events, choices, reader.gazetteer)
    return Reading(article=article, toponyms=choices, events=events, unresolved=unresolved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the finders see in an article in English: its sentences, with and without headings, and what stands in them.

    `dates` are all of the text, that of its dateline too; `filed_from`, `seat` and `land` the places of its dateline, of the
    government that it calls its own, and the country that it is about.
    """

    sentences: tuple[Sentence, ...]
    scenes: tuple[Scene, ...]
    locations: tuple[Location, ...]
    dates: tuple[DateMention, ...]
    filed_from: Location | None
    seat: Location | None
    land: Location | None


def see(article: Article, doc: Doc, choices: Sequence[PlaceChoice], reader: Reader) -> Sight:
    """Let every finder look at an article.

    Args:
        article: A legible article in English, as `prepare` gives it.
        doc: Its parse, from `prepare`.
        choices: Its places, from `choose_places`.
        reader: Gazetteer, models and options.
    """
    sentences = split_sentences(doc)
    filed_from, seat, land = (
        next((locate_name(choice, reader.gazetteer) for choice in found), None)
        for found in (
            in_dateline(choices, article),
            find_seat(choices, reader.gazetteer),
            find_land(choices, reader.gazetteer),
        )
    )
    joined = join_containers(_located(choices, doc, article, reader), article.text)
    locations = put_again(join_quarters(outside_dateline(joined, article), article.text, filed_from))
    dates = find_dates(doc, article.published)
    findings = Findings(
        triggers=find_triggers(doc),
        figures=add_elliptic_figures(doc, find_figures(doc)),
        locations=locations,
        dates=outside_dateline(dates, article),
        sayings=said_in_body(find_sayings(doc, sentences, outlet_of(article)), article),
    )
    return Sight(
        sentences=sentences,
        scenes=build_scenes(doc, sentences, findings),
        locations=locations,
        dates=dates,
        filed_from=filed_from,
        seat=seat,
        land=land,
    )


def _read_counts(article: Article, doc: Doc, choices: tuple[PlaceChoice, ...], reader: Reader) -> Reading:
    """Read what a report in another language counts, where its words for it are known; else only its places."""
    events: tuple[Event, ...] = ()
    if article.language in counted_languages():
        sentences = split_sentences(doc)
        locations = outside_dateline(_located(choices, doc, article, reader), article)
        dates = outside_dateline(find_dates(doc, article.published), article)
        claims = build_foreign_claims(doc, sentences, locations, dates, article.published, article.language)
        told = (claim.when for claim in claims if claim.modality != Modality.HISTORICAL)
        setting = Setting(location=None, when=next((when for when in told if when is not None), None))
        events = reconcile_events(build_events(article, claims, setting))
    return Reading(article=article, toponyms=choices, events=events, unresolved=find_unresolved(choices, (), events))


def outside_dateline(found: Sequence[Found], article: Article) -> tuple[Found, ...]:
    """Leave out where and when the report was filed: nothing happened there and then because of that."""
    dateline = find_dateline(article.text, article.furniture)
    return tuple(span for span in found if dateline is None or not span.overlaps(dateline))


def in_dateline(choices: Sequence[PlaceChoice], article: Article) -> tuple[PlaceChoice, ...]:
    """Give the place that the report was filed from, as a place and not as a government."""
    dateline = find_dateline(article.text, article.furniture)
    return tuple(
        replace(choice, mention=replace(choice.mention, metonym=False))
        for choice in choices
        if dateline is not None and choice.mention.overlaps(dateline)
    )


def _is_at_home(city: Location, choices: Sequence[PlaceChoice], doc: Doc) -> bool:
    """Whether a report names the country of the city that it was filed from, by places or people, as often as all others."""
    named = Counter(named_countries(doc))
    named.update(
        choice.place.country_code or "" for choice in choices if choice.place and choice.mention.start > city.start
    )
    own = named[city.place.country_code or ""] if city.place else 0
    return city.place is not None and 2 * own >= named.total()


def outlet_of(article: Article) -> str | None:
    """Name who brings the report: its publisher, or the station of a dateline that hides where it was filed."""
    dateline = find_dateline(article.text, article.furniture)
    hidden = dateline is not None and dateline.place.casefold() == HIDDEN
    return dateline.agency if dateline and hidden else article.publisher


def said_in_body(sayings: Sequence[Saying], article: Article) -> tuple[Saying, ...]:
    """Leave out what seems said by the dateline: the place that the report was filed from does not speak."""
    dateline = find_dateline(article.text, article.furniture)
    words = article.text[dateline.start : dateline.end] if dateline else ""
    return tuple(
        saying for saying in sayings if saying.speaker.reason == PARTY_RULE or saying.speaker.name not in words
    )


def read_places(article: Article, reader: Reader) -> tuple[PlaceChoice, ...]:
    """Read only the places of an article: what the place corpora measure."""
    legible = make_legible(article.text, reader.knows)
    read, doc = prepare(replace(article, text=legible.text), reader)
    return choices_home(choose_places(read, doc, reader), article, legible)


def prepare(article: Article, reader: Reader) -> tuple[Article, Doc]:
    """Set furniture aside, name the language, date the article and parse it; offsets stay as they are."""
    article = replace(article, furniture=find_furniture(article.text))
    article = replace(article, language=article.language or detect_language(article.text))
    article = infer_published(article)
    model = reader.model(article.language or DEFAULT_LANGUAGE)
    return article, parse_text(masked_text(article), model, lambda word: is_well_known(word, reader.gazetteer))


def choose_places(article: Article, doc: Doc, reader: Reader) -> tuple[PlaceChoice, ...]:
    """Find the names of places in a parsed article and resolve them; where the outlet is at home has a vote."""
    mentions = find_places(doc, reader.gazetteer)
    home = find_home(article.publisher, article.url, reader.gazetteer)
    choices = resolve_places(mentions, doc, reader.gazetteer, reader.options.places, home)
    return choices if doc.text == article.text else tuple(_as_written(choice, article.text) for choice in choices)


def _located(choices: Sequence[PlaceChoice], doc: Doc, article: Article, reader: Reader) -> tuple[Location, ...]:
    """Give each phrase that says where its area; its words are the text's, however the document spells them."""
    locations = locate(choices, doc, reader.gazetteer)
    if doc.text == article.text:
        return locations
    written = ((location, " ".join(article.text[location.start : location.end].split())) for location in locations)
    return tuple(
        replace(location, mention=words) if words.casefold() == location.mention.casefold() else location
        for location, words in written
    )


def _as_written(choice: PlaceChoice, text: str) -> PlaceChoice:
    """Give a mention the letters of the text, where its case was restored to be read."""
    mention = choice.mention
    written = text[mention.start : mention.end]
    same = written.casefold() == mention.name.casefold()
    return replace(choice, mention=replace(mention, name=written)) if same else choice
