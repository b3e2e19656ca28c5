"""Every error that geodata raises on purpose.

    DatelineError
    ├── InputError            an input could not be read: file, page, row, address or corrections
    │   └── AddressRefused    the address is not public, too large, too slow or not text
    ├── GazetteerError        the place data are missing, damaged or of another version
    ├── ContractError         a frame of events breaks the written column contract
    └── OutputError           the result could not be written

Each message is one sentence that says what, where and what to do: in English, and in every language of the interface where
it is marked for the catalogues (`geodata.tongue`).
"""

from typing import Self

from geodata.tongue import IN_ENGLISH, Message, Saying, Tongue, message


class DatelineError(Exception):
    """Base of every error that geodata raises on purpose; as a string it is its English sentence."""

    def __init__(self, text: Message, /, **values: object) -> None:
        """Keep what is to be said.

        Args:
            text: As it is marked in the code, with names in braces.
            values: For the names in braces, as `Tongue.tell` takes them.
        """
        super().__init__(text)
        self.saying = Saying(text, values)

    def __str__(self) -> str:
        """Say it in English."""
        return self.told(IN_ENGLISH)

    def told(self, tongue: Tongue) -> str:
        """Say it in a language."""
        return tongue.tell(self.saying.text, **self.saying.values)

    def at(self, where: str | Saying) -> Self:
        """Give the same error with the place where it was: a file, a line of it, an article."""
        return type(self)(message("{where}: {problem}"), where=where, problem=self.saying)


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
