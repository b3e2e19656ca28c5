"""Words for the rules that decided, in the reader's language: what stands behind "Why" and "Rule" on a card.

A rule is named in English by the module that has it. Its names are listed here for the catalogues; one that is not
listed is told in English.
"""

import re

from geodata.tongue import Tongue, message

RULES: frozenset[str] = frozenset(
    {
        message("the words name it"),
        message("worded like sentences that tell of such"),
        message("a weapon is named"),
        message("a military target"),
        message("armed on both sides"),
        message("killed by an armed actor"),
        message("the dead are fighters"),
        message("somebody says so"),
        message("hearsay"),
        message("what is remembered"),
        message("goes on with what is long past"),
        message("civilians are harmed"),
        message("a place is targeted"),
        message("the report's own voice"),
        message("a word that rules over it"),
        message("future tense"),
        message("what will be answered with it"),
        message("is to"),
        message("negated by who speaks"),
        message("not yet the case"),
        message("older than the news of the day"),
        message("dated after the report"),
        message("words of threat"),
        message("what those face who do not obey"),
        message("to come on a condition"),
        message("said to be due"),
        message("suggested"),
        message("that of the figure before"),
        message("according to"),
        message("by its account"),
        message("quoted by somebody else"),
        message("reporting verb"),
        message("the paper told of before goes on"),
        message("the account before goes on"),
        message("the line above names who issues it"),
        message("the country of a people"),
        message("a party's own report"),
        message("whose turn it is to speak"),
        message("direct speech of the speaker beside it"),
        message("reporting verb, a pronoun for the speaker before"),
        message("named before a colon"),
        message("named behind a dash or colon"),
        message("subject of “{word}”"),
        message("object of “{word}”"),
        message("behind a preposition of “{word}”"),
        message("who is counted"),
        message("act before"),
        message("event before"),
        message("toll before"),
        message("passive behind"),
        message("state behind"),
        message("verb behind"),
        message("second verb behind"),
        message("verb of a part"),
        message("counted in another language"),
        message("inverted passive"),
        message("among the harmed"),
        message("in a refuge"),
        message("forced to flee"),
        message("list"),
        message("counted"),
        message("counted harm"),
        message("losses of their own"),
        message("part of the figure before"),
        message("one of the dead told before"),
        message("the count before goes on"),
        message("the next sentence adds to it"),
        message("the same in the other unit"),
        message("weekday"),
        message("weekday of a month"),
        message("weekday to weekday"),
        message("weekend"),
        message("day of a month"),
        message("day named from today"),
        message("day or week of a month"),
        message("month"),
        message("year"),
        message("decade"),
        message("same day"),
        message("last night"),
        message("overnight"),
        message("neighbouring time"),
        message("part of this time"),
        message("part of today"),
        message("present tense, day of publication"),
        message("time after a date"),
        message("time before a date"),
        message("time counted from this"),
        message("since {rule}"),
        message("until {rule}"),
        message("that of the statement"),
        message("said in the sentence before"),
        message("the sentence before"),
        message("the report's"),
        message("none said"),
        message("named in the sentence"),
        message("not known, taken to lie in what is named before"),
        message("a district of it"),
        message("not known, taken to lie around the town named before"),
        message("not known, taken to lie in the report's country"),
        message("none named, taken to be around where the report was filed"),
        message("named in the sentence before"),
        message("named in the sentence for the act beside it"),
        message("where its words put it"),
        message("what is struck, taken or left"),
        message("points back: {word}"),
        message("a band between two places"),
        message("a border"),
        message("one side of a region"),
        message("beside a place"),
        message("the only place of that name"),
        message("likeliest of the places of that name"),
        message("the most populous of that name"),
        message("more people than its namesakes"),
        message("the words ask for such a place"),
        message("a place of the article lies close by"),
        message("other places of the article lie in its division"),
        message("other places of the article lie within {number} km"),
        message("the article names its country"),
        message("the article names its division"),
        message("the article names its people"),
        message("{number} places bear the name and none is likely enough"),
        message("no place of that name in the gazetteer"),
        message("a street or road, which the gazetteer does not place"),
        message("no day can be told from it"),
        message("the report gives no date"),
        message("the report does not say who counted"),
        message("told once"),
        message("told as a part of it"),
        message("told as different people in one sentence"),
        message("adds up to the total with its fellows"),
        message("falls into the days of the total"),
        message("the text calls it a part"),
        message("a newer toll"),
        message("a newer toll: those told before and those since"),
        message("an older toll"),
        message("the same figure again"),
        message("the words point back to it"),
        message("called the same"),
        message("the words name it again"),
        message("the words point at those harmed in it"),
        message("counts on behind it"),
        message("another speaker says who was harmed"),
        message("that of the account before"),
        message("another count of the same"),
        message("another speaker's count"),
        message("denied by somebody else"),
        message("several figures, not known to be different people"),
    }
)
_OPEN = {"word": re.compile(r"(?<=“)[^”]+(?=”)|(?<=^points back: ).+"), "number": re.compile(r"\b\d+\b")}
_EDGE = re.compile(r"(since|until) (.+)")


def rule_words(rule: str, tongue: Tongue) -> str:
    """Tell a rule, or several with semicolons between them."""
    return "; ".join(_part_words(part, tongue) for part in rule.split("; "))


def _part_words(rule: str, tongue: Tongue) -> str:
    """Tell one rule; the report's words and the numbers in it stay."""
    if rule in RULES:
        return tongue.tell(rule)
    edge = _EDGE.fullmatch(rule)
    if edge:
        return tongue.tell(f"{edge[1]} {{rule}}", rule=_part_words(edge[2], tongue))
    for name, pattern in _OPEN.items():
        found = pattern.search(rule)
        pattern_rule = pattern.sub(f"{{{name}}}", rule, count=1)
        if found and pattern_rule in RULES:
            return tongue.tell(pattern_rule, **{name: found[0]})
    return rule
