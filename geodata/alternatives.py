"""Other places that an event's place may be: what else its name means in the gazetteer, for whoever corrects it."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.areas import place_area, place_name
from geodata.gazetteer import Gazetteer
from geodata.model import Alternative, Event, PlaceChoice


def add_alternatives(
    events: Sequence[Event], choices: Sequence[PlaceChoice], gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Give each event that stands at a plain name, not at a phrase around it, what else the name may mean.

    Args:
        events: Of one article.
        choices: Its resolved names of places.
        gazetteer: Gives the areas.

    Returns:
        The same events; `location.others` are likeliest first.
    """
    named = {(choice.mention.start, choice.mention.end): choice for choice in choices if choice.others}
    found: dict[tuple[int, int], tuple[Alternative, ...]] = {}
    completed = []
    for event in events:
        location = event.location
        choice = named.get((location.start, location.end)) if location else None
        if location and choice:
            span = location.start, location.end
            if span not in found:
                found[span] = _alternatives(choice, gazetteer)
            event = replace(event, location=replace(location, others=found[span]))  # noqa: PLW2901 - the same event
        completed.append(event)
    return tuple(completed)


def _alternatives(choice: PlaceChoice, gazetteer: Gazetteer) -> tuple[Alternative, ...]:
    """Give the other places of a name with their areas."""
    areas = [(place, place_area(place, gazetteer, asked_kind=choice.mention.asked_kind)) for place in choice.others]
    return tuple(
        Alternative(name=place_name(place, choice.mention.name), place=place, area=area)
        for place, area in areas
        if area is not None
    )
