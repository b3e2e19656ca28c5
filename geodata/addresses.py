"""Which addresses may be read, http and https on the public internet without user names, and which may become a link."""

import ipaddress
from collections.abc import Container
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import SplitResult, quote, urlsplit

from geodata.errors import AddressRefused
from geodata.tongue import Message, Saying, message

DEFAULT_PORTS = {"http": 80, "https": 443}
_V4_CLOSED = tuple(map(ipaddress.IPv4Network, ("100.64.0.0/10", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4")))
_V6_PUBLIC = ipaddress.IPv6Network("2000::/3")
_V6_CLOSED = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An address, taken apart once; `target` is what the request line asks for."""

    address: str
    scheme: str
    host: str
    port: int
    target: str


def web_address(url: str | None) -> str | None:
    """Give an address back when a page may link to it, http or https, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def parse_site(address: str, ports: Container[int]) -> Site:
    """Take an address apart.

    Args:
        address: As a person typed it or a redirect gave it.
        ports: The ports that may be asked.

    Raises:
        AddressRefused: It is not plain http(s), or on another port.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
        host = parts.hostname or ""
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:  # also a name that IDNA cannot write, and a port that is no number
        refuse_address(message("it is not written as an address"))
    if parts.scheme.lower() not in DEFAULT_PORTS or not host:
        refuse_address(message("only http and https addresses are read"))
    if parts.username is not None or parts.password is not None:
        refuse_address(message("it holds a user name"))
    port = port or DEFAULT_PORTS[parts.scheme.lower()]
    if port not in ports:
        refuse_address(message("port {port} is not one that pages are read from"), port=str(port))
    return Site(address=address, scheme=parts.scheme.lower(), host=host, port=port, target=_request_target(parts))


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Source:
        IANA special-purpose registries, as Python's `ipaddress` has them, and beyond them everything that embeds an
        IPv4 address (mapped, 6to4, Teredo, NAT64): what stands inside could be private.
    """
    try:
        number = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if number.is_multicast or number.is_reserved or not number.is_global:
        return False
    if isinstance(number, ipaddress.IPv4Address):
        return not any(number in closed for closed in _V4_CLOSED)
    return number in _V6_PUBLIC and not any(number in closed for closed in _V6_CLOSED)


def refuse_address(reason: Message, **values: object) -> NoReturn:
    """Refuse an address in the words that a reader sees.

    Args:
        reason: What happened, marked for the catalogues, as the middle of a sentence.
        values: For the names in braces.

    Raises:
        AddressRefused: Always.
    """
    raise AddressRefused(
        message("This address could not be read: {reason}. Paste the text instead."), reason=Saying(reason, values)
    )


def _request_target(parts: SplitResult) -> str:
    """Write path and query as the request line wants them."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{path}?{query}" if query else path
