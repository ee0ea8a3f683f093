"""The errors a person may see when a file cannot be read.

CorpusError
├── UnreadableFile      file-unreadable, file-empty, file-encrypted, file-scanned, file-too-large,
│                       file-damaged
├── UnsupportedFile     file-type
└── NotAReport          not-a-report
"""

from __future__ import annotations


class CorpusError(Exception):
    """A file is rejected: `code` is stable, the message says in Chinese what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[CorpusError], tuple[str, str]]:
        """What another process makes the error of again."""
        return type(self), (self.code, self.message)


class UnreadableFile(CorpusError):
    """The bytes cannot be turned into text."""


class UnsupportedFile(CorpusError):
    """A kind of file that no reader takes."""


class NotAReport(CorpusError):
    """Readable, but not an annual report on open government information."""


class FetchError(CorpusError):
    """An address whose file is not fetched."""
