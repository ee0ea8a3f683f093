"""A web server on loopback that behaves as each path says."""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What the server answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: Counter[str] = Counter()
        self.stopping = threading.Event()
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def file(self, path: str, body: bytes, kind: str = "text/html", **headers: str) -> None:
        """The path gives this body."""
        self.replies[path] = lambda handler: send(handler, 200, body, {"Content-Type": kind, **headers})

    def status(self, path: str, code: int, **headers: str) -> None:
        """The path gives this status; `Retry_After` is the header Retry-After."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = lambda handler: send(handler, code, b"", named)

    def later(self, path: str, time: int, body: bytes) -> None:
        """The path gives this page when asked so many times, until then what it gave before."""
        before = self.replies[path]

        def reply(handler: BaseHTTPRequestHandler) -> None:
            if self.asked[path] < time:
                before(handler)
            else:
                send(handler, 200, body, {"Content-Type": "text/html"})

        self.replies[path] = reply

    def zipped(self, path: str, size: int) -> None:
        """The path gives a small compressed body that is large when unpacked."""
        body = gzip.compress(b" " * size)
        self.replies[path] = lambda handler: send(
            handler, 200, body, {"Content-Type": "text/html", "Content-Encoding": "gzip"}
        )

    def endless(self, path: str, every: float) -> None:
        """The path gives a kilobyte every so many seconds, without end."""

        def drip(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            while not self.stopping.wait(every):
                handler.wfile.write(b"x" * 1024)

        self.replies[path] = drip

    def silent(self, path: str) -> None:
        """The path never answers."""
        self.replies[path] = lambda _: (self.stopping.wait(), None)[1]


def send(handler: BaseHTTPRequestHandler, code: int, body: bytes, headers: dict[str, str]) -> None:
    """A whole response."""
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of loopback; what it does not know is 404."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            reply = site.replies.get(self.path)
            try:
                if reply:
                    reply(self)
                else:
                    send(self, 404, b"", {})
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
