"""Which addresses may be read."""

import pytest

from geodata.addresses import is_public, parse_site
from geodata.errors import AddressRefused


@pytest.mark.parametrize(
    ("expected", "ip"),
    [
        (True, "93.184.215.14"),
        (True, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
        (False, "127.0.0.1"),
        (False, "0.0.0.0"),  # noqa: S104 - an address to refuse, nothing is bound
        (False, "10.1.2.3"),
        (False, "172.31.255.1"),
        (False, "192.168.1.1"),
        (False, "169.254.169.254"),
        (False, "100.64.0.1"),
        (False, "192.88.99.1"),
        (False, "198.18.0.1"),
        (False, "203.0.113.9"),
        (False, "224.0.0.1"),
        (False, "255.255.255.255"),
        (False, "::1"),
        (False, "::"),
        (False, "::ffff:93.184.215.14"),
        (False, "64:ff9b::5db8:d70e"),
        (False, "64:ff9b:1::1"),
        (False, "2002:5db8:d70e::1"),
        (False, "2001:0:4136:e378::1"),
        (False, "2001:db8::1"),
        (False, "fc00::1"),
        (False, "fe80::1%eth0"),
        (False, "fec0::1"),
        (False, "ff02::1"),
        (False, "not a number"),
    ],
)
def test_only_the_public_internet_is_public(expected, ip):
    """Private, local, reserved, multicast, shared and embedding addresses are closed."""
    assert is_public(ip) is expected


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("only http and https", "ftp://news.example/a"),
        ("only http and https", "http:///a"),
        ("only http and https", "news.example"),
        ("it holds a user name", "http://me@news.example/"),
        ("it holds a user name", "http://me:secret@news.example/"),
        ("port 22 is not one", "http://news.example:22/"),
        ("not written as an address", "http://news.example:99999/"),
        ("not written as an address", "http://[::1/"),
        ("not written as an address", f"http://{'a' * 70}.example/"),
    ],
)
def test_an_address_of_another_kind_is_refused(words, address):
    """The sentence says what is wrong with it."""
    with pytest.raises(AddressRefused, match=words):
        parse_site(address, {80, 443})


def test_names_and_paths_are_written_as_the_wire_wants_them():
    """A name in another script becomes IDNA, a path is quoted, a query stays."""
    site = parse_site("https://НОВИНИ.example/обстріл сьогодні?q=Курдюмівка", {80, 443})
    assert (site.host, site.port) == ("xn--b1amarcd.example", 443)
    assert site.target.isascii()
    assert " " not in site.target
