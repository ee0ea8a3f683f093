"""The part of the tests' Bot API that has to do with files and webhooks."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

Params = dict[str, Any]


@dataclass
class Files:
    """What may be downloaded, what was, which documents were sent, which webhooks set."""

    downloads: list[str] = field(default_factory=list)
    documents: list[Params] = field(default_factory=list)
    webhooks: list[Params] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)  # what may be downloaded, by file id

    def number(self) -> int:
        """A new id."""
        raise NotImplementedError

    def _getFile(self, params: Params) -> Params:  # noqa: N802
        name = str(params["file_id"])
        return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}

    def _sendDocument(self, params: Params) -> Params:  # noqa: N802
        self.documents.append(params)
        chat = {"id": int(params["chat_id"]), "type": "private"}
        file = {"file_id": "d", "file_unique_id": "d"}
        return {"message_id": self.number(), "date": int(time.time()), "chat": chat, "document": file}

    def _setWebhook(self, params: Params) -> bool:  # noqa: N802
        self.webhooks.append(params)
        return True
