"""What whoever runs the server allows its visitors: read from the environment, with safe defaults; see docs/deploy.md."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import streamlit as st

UPLOADS, ADDRESSES, REPORTS, CHARS, STORE, STORE_DAYS, STORE_REPORTS = NAMES = (
    "DATELINE_UPLOADS",
    "DATELINE_ADDRESSES",
    "DATELINE_REPORTS",
    "DATELINE_CHARS",
    "DATELINE_STORE",
    "DATELINE_STORE_DAYS",
    "DATELINE_STORE_REPORTS",
)
OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


class Addresses(StrEnum):
    """Who may have the server fetch a page: a visitor on the server's own machine, everybody, nobody."""

    OWN = "own"
    ALL = "all"
    NONE = "none"


class SettingsError(ValueError):
    """A setting of the environment cannot be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What visitors may do.

    `store` is the folder in which reports are kept that visitors bring, so that their links open; None keeps none.
    """

    uploads: bool = True
    addresses: Addresses = Addresses.OWN
    most_reports: int = 20
    most_chars: int = 200_000
    store: Path | None = None
    store_days: int = 30
    store_reports: int = 1_000


DEFAULTS = Settings()


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; root-level secrets of Streamlit are in the environment too.

    Raises:
        SettingsError: A value cannot be understood.
    """
    asked = {name: environment.get(name, "").strip() for name in NAMES}
    words = {"true": True, "false": False, "": True}
    if asked[UPLOADS].lower() not in words:
        _refuse(UPLOADS, asked[UPLOADS], "true or false")
    known = [member.value for member in Addresses]
    if asked[ADDRESSES] and asked[ADDRESSES].lower() not in known:
        _refuse(ADDRESSES, asked[ADDRESSES], " or ".join(known))
    return Settings(
        uploads=words[asked[UPLOADS].lower()],
        addresses=Addresses(asked[ADDRESSES].lower() or Addresses.OWN),
        most_reports=_number(REPORTS, asked[REPORTS], DEFAULTS.most_reports),
        most_chars=_number(CHARS, asked[CHARS], DEFAULTS.most_chars),
        store=Path(asked[STORE]) if asked[STORE] else None,
        store_days=_number(STORE_DAYS, asked[STORE_DAYS], DEFAULTS.store_days),
        store_reports=_number(STORE_REPORTS, asked[STORE_REPORTS], DEFAULTS.store_reports),
    )


def may_fetch(settings: Settings) -> bool:
    """Whether this visitor may have an address read."""
    if settings.addresses is Addresses.OWN:
        return is_own_machine(st.context.headers, st.context.ip_address)
    return settings.addresses is Addresses.ALL


def is_own_machine(headers: Mapping[str, str], ip: str | None) -> bool:
    """Whether a visitor sits at the server's own machine: nothing forwarded the request, and it asks for a local name.

    Args:
        headers: Of the visitor's request.
        ip: Address that the request came from; None is the machine's own.
    """
    try:
        host = urlsplit(f"//{headers.get('Host') or ''}").hostname
    except ValueError:
        return False
    return ip is None and host in OWN_HOSTS and not any(headers.get(name) for name in FORWARDED)


def _number(name: str, text: str, default: int) -> int:
    """Read a whole number from 1 up."""
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        _refuse(name, text, "a whole number, 1 or more")
    return int(text)


def _refuse(name: str, text: str, wanted: str) -> NoReturn:
    """Refuse a setting."""
    msg = f"The setting {name} is {text!r}. Write {wanted}."
    raise SettingsError(msg)
