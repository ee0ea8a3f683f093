"""The commands of `wenbao`, one module each with a `run(args) -> exit code`."""

from __future__ import annotations

READ, SOME_REJECTED, NOT_DONE = 0, 1, 2


class WrongCall(Exception):
    """The command cannot be carried out as it was called: `code` is stable, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
