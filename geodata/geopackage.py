"""Events as a GeoPackage 1.x: one layer `events` with the columns of the contract, days as dates."""

import io
from collections.abc import Iterable

import pyarrow as pa
import pyogrio
from pyogrio.raw import write_arrow

from geodata.frame import COLUMNS, CRS, DAY, events_frame, validate_frame
from geodata.model import Reading

LAYER = "events"
_WRITTEN_AT = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}
"""The file's own note of when it was written: always the same, so that the same readings are the same bytes."""


def to_gpkg(readings: Iterable[Reading]) -> bytes:
    """Convert all events to a GeoPackage, one row an event; an event without a place has no geometry.

    Raises:
        ContractError: An event breaks the column contract.
    """
    frame, file = validate_frame(events_frame(readings)), io.BytesIO()
    table = pa.table(frame.to_arrow(geometry_encoding="WKB", index=False))
    for number, column in enumerate(COLUMNS):
        if column.dtype == DAY:
            table = table.set_column(number, column.name, table.column(number).cast(pa.date32()))
    pyogrio.set_gdal_config_options(_WRITTEN_AT)
    write_arrow(table, file, driver="GPKG", layer=LAYER, geometry_name="geometry", geometry_type="Unknown", crs=CRS)
    return file.getvalue()
