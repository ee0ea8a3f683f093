"""The tests' Bot API over real sockets on loopback, and as an offline request."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from telegram.request import BaseRequest, RequestData

from tests.telegram.api import BotApi, Fault


def _decoded(value: str) -> Any:
    """A form field: JSON for objects and lists, else the text as it is."""
    if value[:1] in "[{":
        with suppress(ValueError):
            return json.loads(value)
    return value


def _fields(raw: bytes, sort: str) -> dict[str, str]:
    """The fields of a form; of a file in it, its first bytes."""
    if not sort.startswith("multipart/"):
        return dict(parse_qsl(raw.decode(), keep_blank_values=True))
    form = message_from_bytes(f"Content-Type: {sort}\r\n\r\n".encode() + raw)
    fields = {}
    for part in form.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            name = str(part.get_param("name", header="content-disposition"))
            fields[name] = content.decode("utf-8", "replace")
    return fields


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    api: BotApi

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fields = _fields(raw, self.headers.get("Content-Type", ""))
        params = {k: v if k == "text" else _decoded(v) for k, v in fields.items()}
        _, place, method = self.path.split("/", 2)
        fault = self.api.fault(method)
        if fault and fault.late:
            outcome = self.api.answer(place.removeprefix("bot"), method, params)
            time.sleep(fault.late)
        elif fault and fault.code is None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        elif fault:
            outcome = _faulty(fault)
        else:
            outcome = self.api.answer(place.removeprefix("bot"), method, params)
        code, payload = outcome
        with suppress(ConnectionError):
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

    def do_GET(self) -> None:
        self.api.downloads.append(self.path)
        data = self.api.files.get(self.path.rpartition("/")[2])
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def _faulty(fault: Fault) -> tuple[int, bytes]:
    return fault.code or 0, fault.payload()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 512

    def handle_error(self, *_args: object) -> None:
        """A client that went away is no error here."""


@contextmanager
def serving(api: BotApi, port: int = 0) -> Iterator[str]:
    """Serve `api` on loopback; gives its address."""
    handler = type("Handler", (_Handler,), {"api": api})
    server = _Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        with api.changed:
            api.closed = True
            api.changed.notify_all()
        server.shutdown()
        thread.join()
        server.server_close()


class OfflineRequest(BaseRequest):
    """Hands requests straight to the Bot API, without a socket."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        """No timeout."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_args: Any, **_kwargs: Any
    ) -> tuple[int, bytes]:
        """Status code and body for the call in `url`."""
        *_, place, name = url.split("/")
        if "/file/bot" in url:
            return 200, self._api.files[name]
        fault = self._api.fault(name)
        if fault:
            return _faulty(fault)
        params = dict(request_data.parameters) if request_data else {}
        for field, (title, content, _kind) in (request_data.multipart_data if request_data else {}).items():
            params[f"{field}_name"] = title
            params[field] = str(content, "utf-8", "replace") if isinstance(content, bytes) else ""
        return self._api.answer(place.removeprefix("bot"), name, params)
