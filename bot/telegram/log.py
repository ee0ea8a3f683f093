"""Logging to standard error that never shows a secret."""

from __future__ import annotations

import logging

from bot.settings import Secret

_NOISY = ("httpx", "httpcore")  # their messages hold request addresses, and those the token


class ScrubbingFormatter(logging.Formatter):
    """Formats a record, traceback included, with the secret and its parts replaced."""

    def __init__(self, secret: Secret) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        whole = secret.reveal()
        self._hidden = [whole, whole.replace(":", "%3A"), whole.partition(":")[2]]

    def format(self, record: logging.LogRecord) -> str:
        """The formatted record without the secret."""
        line = super().format(record)
        for hidden in filter(None, self._hidden):
            line = line.replace(hidden, "***")
        return line


def quiet_requests() -> None:
    """Keep the libraries that log request addresses at warnings."""
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def configure(level: str, secret: Secret) -> None:
    """Send all logging to standard error at `level`, without `secret`."""
    handler = logging.StreamHandler()
    handler.setFormatter(ScrubbingFormatter(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quiet_requests()
