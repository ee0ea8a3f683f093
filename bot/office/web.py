"""The one small web server: updates that Telegram brings, and the state of health for who runs it."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

logger = logging.getLogger(__name__)

MAX_BODY = 1_000_000  # bytes of one update; Telegram's are far smaller
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
_METRICS = "text/plain; version=0.0.4; charset=utf-8"


class BadUpdate(Exception):
    """The body is no update."""


class Busy(Exception):
    """So many updates wait that this one had better be brought again later."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What the server leads to. `ready` says what is not; `receive` raises BadUpdate or Busy."""

    ready: Callable[[], str]
    metrics: Callable[[], bytes]
    receive: Callable[[dict[str, Any]], Awaitable[None]] | None = None


class Server(uvicorn.Server):
    """A server whose process decides by itself what a signal means."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals alone."""
        yield


def server(host: str, port: int, app: Starlette) -> Server:
    """A server that is not running yet."""
    return Server(
        uvicorn.Config(
            app, host=host, port=port, log_config=None, access_log=False, lifespan="off",
            server_header=False, proxy_headers=False, timeout_graceful_shutdown=5, ws="none",
        )
    )  # fmt: skip


def site(doors: Doors, webhook: str | None, secret: str) -> Starlette:
    """The pages: health, readiness, measures, and the path of the webhook's address; all else is 404."""

    async def health(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(_request: Request) -> Response:
        missing = doors.ready()
        return PlainTextResponse(f"{missing or 'ready'}\n", 503 if missing else 200)

    async def metrics(_request: Request) -> Response:
        return Response(doors.metrics(), media_type=_METRICS)

    async def update(request: Request) -> Response:
        return PlainTextResponse("", await _received(request, doors, secret))

    routes = [
        Route("/healthz", health, methods=["GET"]),
        Route("/readyz", ready, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
    ]
    if webhook:
        routes.append(Route(urlsplit(webhook).path, update, methods=["POST"]))
    return Starlette(routes=routes)


async def _received(request: Request, doors: Doors, secret: str) -> int:
    """The status code for one delivery."""
    shown = request.headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(shown.encode("utf-8", "replace"), secret.encode()):
        logger.warning("a delivery without the right secret was refused")
        return 403
    body = await _body(request)
    if body is None:
        return 413
    try:
        given = json.loads(body)
        if not isinstance(given, dict) or not isinstance(given.get("update_id"), int):
            raise BadUpdate
        assert doors.receive
        await doors.receive(given)
    except (ValueError, RecursionError, BadUpdate):
        logger.warning("a delivery that is no update was refused")
        return 400
    except Busy:
        return 503
    return 200


async def _body(request: Request) -> bytes | None:
    """The body, None when it is longer than any update."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return None
    parts = bytearray()
    try:
        async for part in request.stream():
            parts += part
            if len(parts) > MAX_BODY:
                return None
    except ClientDisconnect:
        return b""
    return bytes(parts)
