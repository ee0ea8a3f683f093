"""Requests to the Bot API that outlive its bad moments without saying anything twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

logger = logging.getLogger(__name__)

PAUSES = (0.3, 1.0, 2.0, 4.0, 8.0, 15.0, *(30.0,) * 8)  # seconds before each further try


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
