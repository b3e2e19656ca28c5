"""Events as a GeoDataFrame, with a written column contract that is checked.

The same table stands in docs/columns.md; a test compares the two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.errors import ContractError
from geodata.model import Reading
from geodata.records import FLAT_FIGURES, event_row
from geodata.tongue import message
from geodata.vocab import DatePrec, EventType, Modality, PlaceKind, TimeOfDay, WherePrec

CRS = "EPSG:4326"
TEXT, WHOLE, NUMBER, FLAG, DAY, SHAPE = "string", "Int64", "float64", "bool", "datetime64[us]", "geometry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the contract; `vocabulary` closes its values, `low` and `high` are inclusive bounds."""

    name: str
    dtype: str
    meaning: str
    nullable: bool = True
    vocabulary: type[Enum] | None = None
    low: float | None = None
    high: float | None = None


def _figure_columns() -> Iterator[Column]:
    """Name the two bounds of each flat figure."""
    for name in FLAT_FIGURES:
        counted = name.replace("displaced_households", "displaced, counted in households")
        yield Column(name=f"{name}_low", dtype=WHOLE, low=0, meaning=f"At least so many {counted}; empty: not said")
        yield Column(name=f"{name}_high", dtype=WHOLE, low=0, meaning=f"At most so many {counted}; empty: open")


COLUMNS: tuple[Column, ...] = (
    Column(name="id", dtype=TEXT, nullable=False, meaning="Stable hash of article, span, type and place; unique"),
    Column(name="event_type", dtype=TEXT, nullable=False, vocabulary=EventType, meaning="What kind of occurrence"),
    Column(name="acled_event_type", dtype=TEXT, meaning="Event type in ACLED's vocabulary; not ACLED data"),
    Column(name="acled_sub_event_type", dtype=TEXT, meaning="Sub-event type in ACLED's vocabulary; not ACLED data"),
    Column(name="modality", dtype=TEXT, nullable=False, vocabulary=Modality, meaning="How the occurrence is put"),
    Column(name="place_name", dtype=TEXT, meaning="Place as the gazetteer names it"),
    Column(name="mention", dtype=TEXT, meaning="Place as the text names it"),
    Column(name="geonameid", dtype=WHOLE, low=1, meaning="GeoNames id; empty for a band or a region of our own table"),
    Column(name="place_kind", dtype=TEXT, vocabulary=PlaceKind, meaning="What kind of place the name stands for"),
    Column(name="country_code", dtype=TEXT, meaning="ISO 3166-1 alpha-2"),
    Column(name="admin1", dtype=TEXT, meaning="First-order division"),
    Column(name="lat", dtype=NUMBER, low=-90, high=90, meaning="Label point, degrees north; empty without a place"),
    Column(name="lon", dtype=NUMBER, low=-180, high=180, meaning="Label point, degrees east; empty without a place"),
    Column(name="uncertainty_km", dtype=NUMBER, low=0, meaning="Radius around the label point that holds the place"),
    Column(name="where_prec", dtype=WHOLE, vocabulary=WherePrec, meaning="UCDP code, 1 exact to 7 international"),
    Column(name="place_inherited", dtype=FLAG, nullable=False, meaning="The sentence itself does not name the place"),
    Column(name="date_start", dtype=DAY, meaning="First day, inclusive"),
    Column(name="date_end", dtype=DAY, meaning="Last day, inclusive"),
    Column(name="date_prec", dtype=WHOLE, vocabulary=DatePrec, meaning="UCDP code, 1 day to 5 year"),
    Column(name="time_of_day", dtype=TEXT, vocabulary=TimeOfDay, meaning="Part of the day, as the text says it"),
    *_figure_columns(),
    Column(name="actor", dtype=TEXT, meaning="Who does it, as named in the text"),
    Column(name="target", dtype=TEXT, meaning="Who suffers it, as named in the text"),
    Column(name="claimed_by", dtype=TEXT, meaning="Who says so, as named in the text"),
    Column(name="part_of", dtype=TEXT, meaning="Id of the event whose figure includes this one's"),
    Column(name="same_as", dtype=TEXT, meaning="Id of another account of the same occurrence: never add the two"),
    Column(name="quote", dtype=TEXT, nullable=False, meaning="The sentences that say it, as they stand in the text"),
    Column(name="start", dtype="int64", nullable=False, low=0, meaning="First code point of the quote in the text"),
    Column(name="end", dtype="int64", nullable=False, low=1, meaning="Code point after the quote"),
    Column(name="confidence", dtype=NUMBER, nullable=False, low=0, high=1, meaning="How sure the reading is"),
    Column(name="reason", dtype=TEXT, nullable=False, meaning="Names of the rules that decided, joined by '; '"),
    Column(name="reasons", dtype=TEXT, nullable=False, meaning="JSON list: the rule and the words of each field"),
    Column(name="article_id", dtype=TEXT, nullable=False, meaning="Article the event was read in"),
    Column(name="url", dtype=TEXT, meaning="Address of the article"),
    Column(name="publisher", dtype=TEXT, meaning="Who published the article"),
    Column(name="published", dtype=DAY, meaning="Day of publication"),
    Column(name="corrected", dtype=TEXT, meaning="What a person corrected, joined by '; '; empty: as it was read"),
    Column(name="original_event_type", dtype=TEXT, vocabulary=EventType, meaning="What was read; empty: not corrected"),
    Column(name="original_place_name", dtype=TEXT, meaning="Place that was read; empty: none, or not corrected"),
    Column(name="original_lat", dtype=NUMBER, low=-90, high=90, meaning="Label point that was read, degrees north"),
    Column(name="original_lon", dtype=NUMBER, low=-180, high=180, meaning="Label point that was read, degrees east"),
    Column(name="geometry", dtype=SHAPE, meaning="Point, line or area, lon/lat; empty without a place"),
)
"""Every column of a frame of events, in order. Nothing else may stand in it."""


def events_frame(readings: Iterable[Reading]) -> gpd.GeoDataFrame:
    """Build the frame of all events, one row an event, in the order of the text.

    Returns:
        The columns of `COLUMNS`, EPSG:4326; a frame without events keeps columns and types.
    """
    rows, shapes = [], []
    for reading in readings:
        for event in reading.events:
            rows.append(event_row(event, reading.article))
            shapes.append(event.area.geometry if event.area else None)
    names = [column.name for column in COLUMNS if column.dtype != SHAPE]
    table = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=object) for name in names})
    types = {column.name: column.dtype for column in COLUMNS if column.dtype != SHAPE}
    return gpd.GeoDataFrame(table.astype(types), geometry=np.array(shapes, dtype=object), crs=CRS)


def validate_frame(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Check a frame of events against the contract.

    Returns:
        The same frame.

    Raises:
        ContractError: It names every breach, not only the first.
    """
    breaches = [*_check_header(frame)]
    if not breaches:
        for column in COLUMNS:
            breaches += _check_column(column, frame[column.name])
        breaches += _check_rows(frame)
    if breaches:
        raise ContractError(
            message("The table of events breaks its contract (docs/columns.md): {breaches}."),
            breaches="; ".join(breaches),
        )
    return frame


def _check_header(frame: gpd.GeoDataFrame) -> Iterator[str]:
    """Check names, order, types and CRS."""
    names, wanted = list(frame.columns), [column.name for column in COLUMNS]
    missing, extra = [name for name in wanted if name not in names], [name for name in names if name not in wanted]
    if missing:
        yield f"columns are missing: {', '.join(missing)}"
    if extra:
        yield f"columns are unknown: {', '.join(map(str, extra))}"
    if not missing and not extra and names != wanted:
        yield "columns are not in order"
    for column in COLUMNS:
        if column.name in names and str(frame[column.name].dtype) != column.dtype:
            yield f"{column.name} is {frame[column.name].dtype}, not {column.dtype}"
    if "geometry" in names and frame.crs != CRS:
        yield f"the CRS is {frame.crs}, not {CRS}"


def _check_column(column: Column, cells: pd.Series) -> Iterator[str]:
    """Check one column's empty cells, vocabulary and bounds."""
    filled = cells[cells.notna()]
    if not column.nullable and len(filled) < len(cells):
        yield f"{column.name} is empty in {len(cells) - len(filled)} rows"
    if column.vocabulary:
        allowed = [member.value for member in column.vocabulary]
        strangers = sorted({str(cell) for cell in filled if cell not in allowed})
        if strangers:
            yield f"{column.name} has unknown values: {', '.join(strangers)}"
    if column.low is not None and (filled < column.low).any():
        yield f"{column.name} is below {column.low}"
    if column.high is not None and (filled > column.high).any():
        yield f"{column.name} is above {column.high}"


def _check_rows(frame: gpd.GeoDataFrame) -> Iterator[str]:
    """Check what holds between the columns of a row."""
    if frame["id"].duplicated().any():
        yield "id is not unique"
    pairs = [("date_start", "date_end"), *((f"{name}_low", f"{name}_high") for name in FLAT_FIGURES)]
    for low, high in pairs:
        if (frame[low] > frame[high]).fillna(value=False).any():
            yield f"{low} is above {high}"
    if (frame["start"] >= frame["end"]).any():
        yield "start is not before end"
    for name in ("lat", "lon", "uncertainty_km", "where_prec"):
        if (frame[name].isna() != frame.geometry.isna()).any():
            yield f"{name} and geometry are not empty together"
    if not shapely.is_valid(np.asarray(frame.geometry.dropna())).all():
        yield "a geometry is not valid"
