"""What a server allows: safe without a word, one sentence for what cannot be understood."""

import re
from pathlib import Path

import pytest

from dashboard.settings import NAMES, Addresses, Settings, SettingsError, is_own_machine, read_settings

ROOT = Path(__file__).parents[1]


def test_defaults_are_safe():
    """Without a word nothing is kept, and strangers have no address read."""
    assert read_settings({}) == Settings()
    assert (Settings().store, Settings().addresses) == (None, Addresses.OWN)


def test_every_setting_is_read():
    """Each name changes what it says."""
    asked = dict(zip(NAMES, ("false", "ALL", "3", "1000", "/var/lib/dateline", "7", "50"), strict=True))
    assert read_settings(asked) == Settings(
        uploads=False,
        addresses=Addresses.ALL,
        most_reports=3,
        most_chars=1000,
        store=Path("/var/lib/dateline"),
        store_days=7,
        store_reports=50,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATELINE_UPLOADS", "maybe"),
        ("DATELINE_ADDRESSES", "some"),
        ("DATELINE_CHARS", "0"),
        ("DATELINE_REPORTS", "-1"),
    ],
)
def test_what_cannot_be_understood_is_one_sentence(name, text):
    """It names the setting, what stands there and what to write."""
    with pytest.raises(SettingsError, match=rf"The setting {name} is '{text}'. Write "):
        read_settings({name: text})


@pytest.mark.parametrize(
    ("expected", "headers", "ip"),
    [
        (True, {"Host": "localhost:8501"}, None),
        (True, {"Host": "127.0.0.1:8501"}, None),
        (True, {"Host": "[::1]:8501"}, None),
        (False, {"Host": "localhost:8501"}, "172.17.0.1"),
        (False, {"Host": "maps.example"}, None),
        (False, {"Host": "127.0.0.1:8501", "X-Forwarded-For": "203.0.113.7"}, None),
        (False, {"Host": "127.0.0.1:8501", "Forwarded": "for=203.0.113.7"}, None),
        (False, {"Host": "["}, None),
        (False, {}, None),
    ],
)
def test_own_machine_is_told_from_visitors(expected, headers, ip):
    """A request from elsewhere, for another name, or passed on by a proxy is a visitor's."""
    assert is_own_machine(headers, ip) is expected


def test_every_setting_is_documented():
    """The guide's table names each setting, and no other."""
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(DATELINE_\w+)` \|", guide, re.MULTILINE)) == {*NAMES, "DATELINE_CACHE"}
