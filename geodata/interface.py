"""Words of the interactive page's own controls, by key: what a browser says goes through here.

Each is marked for the catalogues (`geodata.tongue`); `make words` and a line in each catalogue follow a new one.
"""

from geodata.tongue import Message, message, messages
from geodata.words import MODALITIES

GUIDE: tuple[str, ...] = (
    message("Each sign is one statement of the report, where the report puts it. Choose a sign, a row or a sentence."),
    message(
        "The shape says what is said to have happened, its size how many were killed or wounded. A hollow sign has not happened, or is denied."
    ),
    message(
        "An outline is a place known only roughly: somewhere inside it. Statements without a place are listed, never pinned."
    ),
    message("Figures are never added up here. Rival claims stand side by side, each with who says so."),
    message("Days and hours are those of the place, as the report tells them; none is turned into your own time."),
    message("A dashed border is disputed. A dotted line is the former outline of Nagorno-Karabakh."),
    message("A machine read the report. Read the sentence before you rely on a sign."),
    message(
        "Measured on real articles that none of its rules was made with: {detection} per cent of its list and of a careful reader’s list agree. "
        "Where they do, the place is right in {place} per cent, the day in {date}, the figures in {figures}, who says so in {speaker}."
    ),
    message(
        "Names and positions of places: GeoNames (CC BY 4.0). Outlines and map: Natural Earth (public domain), drawn with Leaflet. "
        "Dateline is free software (MIT licence)."
    ),
)
"""What a newcomer needs to know, and how far to trust it; the numbers are those of `tables/measured.tsv`."""

_CONTROLS: dict[str, Message] = {
    "number": "{number}",
    "filters": message("Filters"),
    "figures": message("Figures"),
    "map": message("Map"),
    "time": message("Time"),
    "report": message("Report"),
    "statement": message("Statement"),
    "reset": message("Reset"),
    "ofShown": message("of {count} shown"),
    "noEvents": message("Nothing in this report was understood as an event with a type that the map shows."),
    "noText": message("The text of this report could not be loaded. Reload the page."),
    "only": message("only"),
    "onlyThis": message("Only {name}"),
    "free": message("clear"),
    "freeThis": message("Clear the filter “{name}”"),
    "find": message("Find…"),
    "findIn": message("Find in “{name}”"),
    "fewer": message("Show fewer"),
    "allOf": message("All {count}"),
    "textHint": message("Words of the sentence"),
    "from": message("From"),
    "to": message("To"),
    "keepUndated": message("Without a date"),
    "measures": message("At least"),
    "draw": message("Draw an area on the map"),
    "drawAnew": message("Draw another area"),
    "drawHint": message(
        "Drag for a box, or click corners and close with a double-click. Keys: arrows, Space, Enter. Escape gives up."
    ),
    "outlet": message("The report itself"),
    "unnamed": message("Source not named"),
    "nowhere": message("No place given"),
    "loosen": messages("{name}: would show {count} statement", "{name}: would show {count} statements"),
    "emptyLoosen": message("Nothing passes all filters. Loosen one of them:"),
    "emptyReset": message("Nothing passes the filters, whichever one is loosened."),
    "saysWho": message("— {who}"),
    "outletCount": message("— the report’s own count"),
    "unnamedCount": message("— source not named"),
    "accordingTo": message("according to {who}"),
    "statementsHere": messages("{count} statement here", "{count} statements here"),
    "older": message("an older toll"),
    "parts": messages("{count} part", "{count} parts"),
    "noFigures": message("No figures among what is shown."),
    "households": message("households"),
    "moreFigures": messages("{count} more", "{count} more"),
    "timeline": message("Statements over time: drag to choose days"),
    "binTip": messages("{day}: {count} statement", "{day}: {count} statements"),
    "partTip.0": messages("{day}, hour not given: {count} statement", "{day}, hour not given: {count} statements"),
    "partTip.1": messages("{day}, morning: {count} statement", "{day}, morning: {count} statements"),
    "partTip.2": messages("{day}, afternoon: {count} statement", "{day}, afternoon: {count} statements"),
    "partTip.3": messages("{day}, evening or night: {count} statement", "{day}, evening or night: {count} statements"),
    "edge.from": message("First day shown"),
    "edge.to": message("Last day shown"),
    "play": message("Play through time"),
    "pause": message("Pause"),
    "undatedCount": messages("{count} without a date", "{count} without a date"),
    "outsideCount": messages(
        "{count} earlier, later or only roughly dated", "{count} earlier, later or only roughly dated"
    ),
    "reportSays": message("The report says: “{text}”"),
    "rule": message("Rule: {text}"),
    "hidden": message("The filters hide this statement."),
    "placeOf": message("Statement {place} of {count}"),
    "before": message("Statement before (k)"),
    "next": message("Next statement (j)"),
    "close": message("Close the statement (Escape)"),
    "original": message("original report"),
    "opening": message("Opening the report…"),
    "guide.title": message("How to read this map"),
    "lists": message("Table and lists"),
    "firstRows": message("The first {number} of {count} are listed. Narrow the filters to see the others."),
    "wordsOfTime": message("Words of time"),
    "allPlaced": message("Every statement shown has a place on the map."),
    "allDated": message("Every statement shown has a date."),
    "allUnderstood": message("Every place, date and figure was understood."),
    "searchPlace": message("Find a place"),
    "placeNotFound": message("No place of that name is on this map."),
    "statements": messages("{count} statement", "{count} statements"),
    "correctThis": message("Correct this"),
    "correctNote": message(
        "What was read stays as it is. Your corrections are kept in this browser, and in the files that you download."
    ),
    "correctedWord": message("corrected"),
    "correctedPoint": message("A point on the map, without a name"),
    "wasRead": message("(read as: {text})"),
    "asRead": message("As read: {text}"),
    "codesAsRead": message("As read, before the correction:"),
    "rejected": message("rejected"),
    "rejectedHidden": message("You rejected this statement."),
    "reject": message("Reject this statement"),
    "moveOnMap": message("Move on the map"),
    "putOnMap": message("Put on the map"),
    "moveHint": message("Click where it was, or drag the sign; arrow keys and Enter do the same. Escape gives up."),
    "degrees": message("latitude {lat}, longitude {lon}"),
    "undo": message("Undo"),
    "undoAll": message("Undo all"),
    "saveCorrections": message("Save as corrections.json"),
    "openCorrections": message("Open a file of corrections"),
    "noCorrections": message("Nothing is corrected. Choose a statement, then “Correct this”."),
    "corrections": messages("{count} correction", "{count} corrections"),
    "strayOne": message("No statement here (id {id})"),
    "noFileOfCorrections": message(
        "This is no file of corrections. Choose one that was saved here as corrections.json."
    ),
    "takenCorrections": messages("{count} correction taken.", "{count} corrections taken."),
    "foreignCorrections": messages(
        "{count} is for a report that is not open, and was left out.",
        "{count} are for reports that are not open, and were left out.",
    ),
    "fullScreen": message("The map alone"),
    "taller": message("Taller or lower"),
}
_GROUPS: dict[str, dict[str, Message]] = {
    "filter": {
        "type": message("What"),
        "said": message("How it is said"),
        "who": message("Who says so"),
        "actor": message("Who is involved"),
        "place": message("Where"),
        "within": message("Report"),
        "dates": message("When"),
        "undated": message("Without a date"),
        "area": message("Drawn area"),
        "killed": message("Killed"),
        "wounded": message("Wounded"),
        "displaced": message("Displaced"),
        "text": message("Text"),
    },
    "sign": {
        "undated": message("no date given"),
        "solid": message("reported or claimed"),
        "hollow": message("proposed or planned"),
        "struck": message("denied"),
        "hook": message("place from the text before"),
        "corrected": message("corrected by a person"),
        "area": message("somewhere inside"),
    },
    "zoom": {"in": message("Zoom in"), "out": message("Zoom out")},
    "said": {modality.value: word for modality, word in MODALITIES.items()},
    "figure": {
        "killed": message("Killed"),
        "wounded": message("Wounded"),
        "missing": message("Missing"),
        "displaced": message("Displaced"),
    },
    "fact": {
        "who": message("Who says so"),
        "figures": message("Figures"),
        "actor": message("By"),
        "target": message("Against"),
        "when": message("When"),
        "where": message("Where"),
        "partOf": message("Included in"),
        "sameAs": message("Also told as"),
        "sure": message("How sure"),
        "why": message("Why"),
        "codes": message("Codes"),
    },
    "column": {
        "what": message("What"),
        "where": message("Where"),
        "when": message("When"),
        "figures": message("Figures"),
        "who": message("Who says so"),
        "how": message("How"),
        "sentence": message("Sentence"),
    },
    "tab": {
        "statement": message("Statement"),
        "report": message("Report"),
        "table": message("Table ({count})"),
        "nowhere": message("Not on the map ({count})"),
        "undated": message("Without a date ({count})"),
        "tray": message("Not understood ({count})"),
        "corrected": message("Corrected ({count})"),
    },
    "correct": {
        "event_type": message("What"),
        "place": message("Where"),
        "position": message("On the map"),
        "rejected": message("This statement"),
    },
    "kind": {
        "city": message("town"),
        "village": message("village"),
        "district": message("district"),
        "region": message("region"),
        "country": message("country"),
        "continent": message("continent"),
        "sea": message("sea"),
        "river": message("river"),
        "site": message("site"),
        "route": message("route"),
        "other": message("place"),
    },
    "tray": {
        "place": messages("{count} place not found", "{count} places not found"),
        "date": messages(
            "{count} statement or word of time without a day", "{count} statements or words of time without a day"
        ),
        "speaker": messages("{count} figure without a speaker", "{count} figures without a speaker"),
    },
}
WORDS: dict[str, Message] = _CONTROLS | {
    f"{group}.{name}": word for group, words in _GROUPS.items() for name, word in words.items()
}
