"""Pages from public addresses, against a real server; only the edge to the network is replaced."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geodata.errors import AddressRefused
from geodata.fetch import FetchLimits, Network, fetch

PUBLIC = "93.184.215.14"
PRIVATE = "10.0.0.7"
HOSTS = {"news.example": (PUBLIC,), "inside.example": (PRIVATE,), "mixed.example": (PUBLIC, "127.0.0.1")}
DROPS = 40
DROPPED: list[str] = []
"""Path of each drop that a slow answer has sent."""
QUICK = FetchLimits(max_bytes=100_000, max_seconds=1.5)


HTML = {"Content-Type": "text/html"}
PAGES = {
    "/plain": (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Обстріл".encode("cp1251")),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"<p>Rain.</p>")),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
    "/broken": (200, {**HTML, "Content-Length": "500"}, b"short"),
    "/huge": (200, HTML, b"x" * 300_000),
    "/picture": (200, {"Content-Type": "image/png"}, b"x"),
    "/untyped": (200, {}, b"x"),
    "/gone": (404, HTML, b""),
    "/moved": (302, {"Location": "/plain"}, b""),
    "/loop": (301, {"Location": "/loop"}, b""),
    "/inside": (302, {"Location": "http://inside.example/plain"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
}
DRIPS = {
    "/slow-head": (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "/slow-body": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
    "/not-http": (b"220 mail.example\r\n", b""),
}


class Pages(BaseHTTPRequestHandler):
    """A small news site with bad habits."""

    def do_GET(self):
        """Answer by the path."""
        if self.path in DRIPS:
            self.drip(*DRIPS[self.path])
            return
        host = self.headers["Host"].encode()
        status, headers, body = PAGES.get(self.path, (200, {"Content-Type": "text/plain"}, host))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, first, drop):
        """Send a drop now and then, for longer than anyone should wait."""
        with suppress(OSError):
            self.wfile.write(first)
            for _ in range(DROPS if drop else 0):
                time.sleep(0.1)
                self.wfile.write(drop)
                DROPPED.append(self.path)

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="module")
def network():
    """The edge to the network: invented names, one public address that leads to the local server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def connect(ip, port, seconds):
        assert (ip, port) in {(PUBLIC, 80), (PUBLIC, 443)}, "a connection went past the check"
        return socket.create_connection(server.server_address, timeout=seconds)

    yield Network(resolve=lambda host, _port: HOSTS[host], connect=connect)
    server.shutdown()
    server.server_close()


@contextmanager
def expect_refusal(words):
    """Expect a refusal in the page's own tone."""
    with pytest.raises(AddressRefused) as caught:
        yield
    assert words in str(caught.value)
    assert str(caught.value).startswith("This address could not be read: ")
    assert str(caught.value).endswith(". Paste the text instead.")


def test_a_page_comes_with_its_type_and_charset(network):
    """The bytes stay as sent; the header's encoding goes with them."""
    page = fetch("http://news.example/plain", network=network, limits=QUICK)
    assert page.content.decode(page.charset) == "Обстріл"
    assert (page.address, page.content_type) == ("http://news.example/plain", "text/plain")


def test_a_packed_page_is_unpacked(network):
    """A gzip answer comes out as its content."""
    assert fetch("http://news.example/packed", network=network, limits=QUICK).content == b"<p>Rain.</p>"


def test_a_redirect_is_followed_and_named(network):
    """The address is the one that answered."""
    assert fetch("http://news.example/moved", network=network, limits=QUICK).address == "http://news.example/plain"


def test_the_server_is_asked_by_its_name(network):
    """The connection goes to the checked number, the request still names the host."""
    assert fetch("http://NEWS.example/host", network=network, limits=QUICK).content == b"news.example"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("it answered 404", "gone"),
        ("it is larger than 0.0953674 MB", "huge"),
        ("it is larger than 0.0953674 MB", "bomb"),
        ("it is image/png, not a page of text", "picture"),
        ("it is of an unknown kind", "untyped"),
        ("packed in a way that is not read here", "brotli"),
        ("its answer broke off", "broken"),
        ("it sent us on more than 5 times", "loop"),
        ("it is not on the public internet", "inside"),
        ("only http and https addresses are read", "file"),
        ("it did not answer as a web server does", "not-http"),
    ],
)
def test_a_bad_answer_is_refused_in_one_sentence(network, words, path):
    """Errors, large, packed, mistyped and misleading answers are refused."""
    with expect_refusal(words):
        fetch(f"http://news.example/{path}", network=network, limits=QUICK)


@pytest.mark.parametrize("path", ["slow-body", "slow-head"])
def test_a_slow_answer_is_cut_at_the_deadline(network, path):
    """An answer that comes drop by drop is not waited for to its end."""
    with expect_refusal("it did not answer within 1.5 seconds"):
        fetch(f"http://news.example/{path}", network=network, limits=QUICK)
    assert DROPPED.count(f"/{path}") < DROPS


def test_a_slow_look_up_is_cut_at_the_deadline(network):
    """A resolver that hangs costs no more than the limit."""
    slow = Network(resolve=lambda _host, _port: time.sleep(3) or (PUBLIC,), connect=network.connect)
    with expect_refusal("it did not answer within 0.3 seconds"):
        fetch("http://news.example/plain", network=slow, limits=FetchLimits(max_seconds=0.3))


@pytest.mark.parametrize(
    ("words", "host"),
    [("not on the public internet", "inside.example"), ("not on the public internet", "mixed.example")],
)
def test_one_private_address_is_enough_to_refuse_a_host(network, words, host):
    """A host that also points inside is not asked at all."""
    with expect_refusal(words):
        fetch(f"http://{host}/plain", network=network, limits=QUICK)


def test_a_name_that_turns_private_after_the_check_gains_nothing(network):
    """The name is resolved once for a request; the second answer is never asked for."""
    answers = iter([(PUBLIC,), (PRIVATE,)])
    turning = Network(resolve=lambda _host, _port: next(answers), connect=network.connect)
    assert fetch("http://news.example/packed", network=turning, limits=QUICK).content == b"<p>Rain.</p>"


def test_a_server_without_a_valid_certificate_is_refused(network):
    """TLS is spoken, and this server does not speak it."""
    with expect_refusal("it did not answer"):
        fetch("https://news.example/plain", network=network, limits=QUICK)


def test_this_machine_is_not_asked_by_default():
    """Without an own network, the loopback address is refused before any connection."""
    for address in ("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/"):
        with expect_refusal("it is not on the public internet"):
            fetch(address)
