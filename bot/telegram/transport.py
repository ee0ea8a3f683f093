"""Requests to the Bot API that outlive its bad moments without saying anything twice."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from typing import Any, NoReturn

import httpx
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.telegram.incoming import sound_ones

logger = logging.getLogger(__name__)

PAUSES = (0.3, 1.0, 2.0, 4.0, 8.0, 15.0, *(30.0,) * 8)  # seconds before each further try
_UNREADABLE = "the answer cannot be read"
_REFUSED = (401, 404)


class _Payload(dict[str, Any]):
    """The JSON of an answer; asking for a result that it lacks raises TimedOut: it may have been done."""

    def __missing__(self, key: str) -> NoReturn:
        raise TimedOut(_UNREADABLE)


class _Refusal(_Payload):
    """The JSON of an answer that carries no updates; asking for them raises TelegramError."""

    def __missing__(self, key: str) -> NoReturn:
        raise TelegramError(_UNREADABLE)


def _payload(raw: bytes) -> _Payload:
    try:
        given = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise TimedOut(_UNREADABLE)
    return _Payload(given)


class PatientRequest(HTTPXRequest):
    """Tries again after a server error or a lost connection.

    A request that was delivered and not answered in time is not repeated: it was probably carried out.
    """

    def __init__(self, *args: Any, pauses: Sequence[float] = PAUSES, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pauses = pauses

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status code and body of the first answer that is no server error, else of the last try."""
        for pause in self._pauses:
            try:
                code, payload = await super().do_request(*args, **kwargs)
            except NetworkError as error:
                if isinstance(error.__cause__, httpx.ReadTimeout):
                    raise
                trouble = type(error.__cause__).__name__
            else:
                if code < 500:
                    return code, payload
                trouble = str(code)
            logger.warning("Bot API: %s, trying again in %s s", trouble, pause)
            await asyncio.sleep(pause)
        return await super().do_request(*args, **kwargs)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of an answer; TimedOut when it cannot be read: what was asked for was probably done."""
        return _payload(payload)


class PollingRequest(HTTPXRequest):
    """Fetches updates: those that cannot be read do not stand in the way of the others."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Status code and body; a refused token is one more reason to try again later."""
        code, payload = await super().do_request(*args, **kwargs)
        if code in _REFUSED:
            return 502, b'{"description": "Telegram does not take the token (%d)"}' % code
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of an answer with its updates made sound and put in order; TelegramError for garbage."""
        try:
            given = _payload(payload)
        except TimedOut as error:
            raise TelegramError(_UNREADABLE) from error
        if given.get("ok") is False:
            return _Refusal(given)
        updates = given.get("result")
        sound = sound_ones(updates)
        if not isinstance(updates, list) or (updates and not sound):
            raise TelegramError(_UNREADABLE)
        return {"ok": True, "result": sound}
