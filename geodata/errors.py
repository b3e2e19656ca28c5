"""Every error that geodata raises on purpose.

    DatelineError
    ├── InputError            an input could not be read: file, page, row, address or corrections
    │   └── AddressRefused    the address is not public, too large, too slow or not text
    ├── GazetteerError        the place data are missing, damaged or of another version
    ├── ContractError         a frame of events breaks the written column contract
    └── OutputError           the result could not be written

Each message is one sentence that says what, where and what to do.
"""


class DatelineError(Exception):
    """Base of every error that geodata raises on purpose."""


class InputError(DatelineError):
    """An input could not be turned into an article."""


class AddressRefused(InputError):  # noqa: N818 - reads as a sentence: "address refused"
    """An http(s) address was not fetched, or its answer was not accepted."""


class GazetteerError(DatelineError):
    """The bundled place data are missing, damaged or of another version."""


class ContractError(DatelineError):
    """A frame of events does not keep the column contract."""


class OutputError(DatelineError):
    """A result could not be written."""
