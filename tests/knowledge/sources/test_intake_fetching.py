"""Downloads end in the bytes of a file or in one line; no server can make them last or grow."""

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources.intake.fetching import fetch
from knowledge.sources.intake.limits import LIMITS, MB, Limits

DATA = b'{"models": []}'
Answers = dict[str, Callable[["Handler"], None]]


class Handler(BaseHTTPRequestHandler):
    """A server that does as it is told, by path."""

    protocol_version = "HTTP/1.1"
    answers: Answers

    def do_GET(self) -> None:
        self.answers[self.path.partition("?")[0]](self)
        self.close_connection = True

    def log_message(self, *words: object) -> None:
        """Nothing is logged."""

    def send(self, body: bytes = b"", code: int = 200, **headers: str) -> None:
        self.begin(code, Content_Length=str(len(body)), **headers)
        self.wfile.write(body)

    def begin(self, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


class Server(ThreadingHTTPServer):
    """Its clients hang up on it, as they should."""

    daemon_threads = True

    def handle_error(self, *where: object) -> None:
        """Nothing is said of a connection that broke off."""


def half(handler: Handler) -> None:
    handler.begin(Content_Length="99")
    handler.wfile.write(b"[")


def endless(handler: Handler) -> None:
    handler.begin()
    while True:
        handler.wfile.write(bytes(MB))


def endless_and_packed(handler: Handler) -> None:
    handler.begin(Content_Encoding="gzip")
    packer = zlib.compressobj(wbits=31)
    while True:
        handler.wfile.write(packer.compress(bytes(MB)))


def dripping(handler: Handler) -> None:
    handler.begin()
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


ANSWERS: Answers = {
    "/plain": lambda server: server.send(DATA),
    "/gzip": lambda server: server.send(gzip.compress(DATA), Content_Encoding="gzip"),
    "/deflate": lambda server: server.send(zlib.compress(DATA), Content_Encoding="deflate"),
    "/moved": lambda server: server.send(code=302, Location="/plain"),
    "/asked": lambda server: server.send(str(server.headers).encode()),
    "/loop": lambda server: server.send(code=302, Location="/loop"),
    "/nowhere": lambda server: server.send(code=301),
    "/to-a-file": lambda server: server.send(code=302, Location="file:///etc/hosts"),
    "/to-a-password": lambda server: server.send(code=307, Location="http://me:secret@127.0.0.1/"),
    "/missing": lambda server: server.send(b"not here", code=404),
    "/broken": lambda server: server.send(code=500),
    "/brotli": lambda server: server.send(b"?", Content_Encoding="br"),
    "/no-gzip": lambda server: server.send(DATA, Content_Encoding="gzip"),
    "/half-gzip": lambda server: server.send(gzip.compress(DATA)[:-9], Content_Encoding="gzip"),
    "/two-gzips": lambda server: server.send(gzip.compress(bytes(MB)) * 3, Content_Encoding="gzip"),
    "/half": half,
    "/endless": endless,
    "/endless-and-packed": endless_and_packed,
    "/dripping": dripping,
}

# What is asked for, and what the line says of it.
REFUSED = {
    "/loop": "more than 3 redirects",
    "/nowhere": "more than 3 redirects",
    "/to-a-file": "only http and https",
    "/to-a-password": "no name or password",
    "/missing": "the server answered 404",
    "/broken": "the server answered 500",
    "/brotli": "packed in a way that was not asked for",
    "/no-gzip": "damaged on the way",
    "/half-gzip": "the download broke off",
    "/half": "the download broke off",
    "/endless": "larger than 64 MB",
    "/endless-and-packed": "larger than 64 MB",
}

ADDRESSES = {
    "ftp://127.0.0.1/models.json": "only http and https",
    "file:///etc/hosts": "only http and https",
    "http://": "names no host",
    "http://[::1": "cannot be read",
    "http://127.0.0.1:99999/": "cannot be read",
    "http://\ud800/": "cannot be read",
    "http://me:secret@127.0.0.1/": "no name or password",
    "http://127.0.0.1:1/": "cannot be reached",
    f"http://{'a' * 300}/": "cannot be used",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), type("Told", (Handler,), {"answers": ANSWERS}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/plain", "/gzip", "/deflate", "/moved"])
def test_a_file_arrives_as_it_was_sent(address: str, path: str) -> None:
    assert fetch(address + path, LIMITS) == (address + path, DATA)


def test_what_may_be_secret_in_an_address_is_not_shown(address: str) -> None:
    assert fetch(f"{address}/plain?key=secret#part", LIMITS)[0] == f"{address}/plain"
    with pytest.raises(BrokenSource) as fault:
        fetch(f"{address}/missing?key=secret", LIMITS)
    assert "secret" not in str(fault.value)


def test_no_credentials_are_sent(address: str) -> None:
    asked = fetch(f"{address}/asked", LIMITS)[1].decode().lower()
    assert "authorization" not in asked
    assert "cookie" not in asked


@pytest.mark.parametrize(("path", "said"), REFUSED.items())
def test_what_goes_wrong_is_said_in_a_line(address: str, path: str, said: str) -> None:
    with pytest.raises(BrokenSource, match=said) as fault:
        fetch(address + path, LIMITS)
    assert "\n" not in str(fault.value)
    assert "secret" not in str(fault.value)


def test_more_than_one_packed_stream_is_not_unpacked(address: str) -> None:
    with pytest.raises(BrokenSource, match="damaged on the way"):
        fetch(f"{address}/two-gzips", LIMITS)


def test_a_server_that_takes_its_time_is_left(address: str) -> None:
    before = time.monotonic()
    with pytest.raises(BrokenSource, match="no complete answer in time"):
        fetch(f"{address}/dripping", Limits(seconds=0.5))
    assert time.monotonic() - before < 10


@pytest.mark.parametrize(("place", "said"), ADDRESSES.items())
def test_an_address_that_cannot_be_used_is_said(place: str, said: str) -> None:
    with pytest.raises(BrokenSource, match=said) as fault:
        fetch(place, LIMITS)
    assert "secret" not in str(fault.value)


def test_a_connection_that_is_not_secure_after_all_is_said(address: str) -> None:
    with pytest.raises(BrokenSource, match="no secure connection"):
        fetch(f"{address.replace('http', 'https')}/plain", LIMITS)
