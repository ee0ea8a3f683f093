"""The published reports beside the repository and what was published in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
URUMQI = REPORTS / "urumqi-county-2023.txt"


@dataclass(frozen=True, slots=True)
class Published:
    """A report file and its table cells as published."""

    file: Path
    format: str
    cells: list[dict[str, Any]]


def published() -> list[Published]:
    """Every report in dev/ with the truth beside it; empty when the folder is absent."""
    found = []
    for path in sorted(REPORTS.glob("dev/*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        cells = [cell for cell in truth["facts"] if cell["table"] != "text"]
        found.append(Published(path.with_name(truth["file"]), truth["format"], cells))
    return found


def need(path: Path) -> Path:
    """The path, or the test is skipped because the published reports are not here."""
    if not path.exists():
        pytest.skip(f"published reports are not beside the repository: {path.name}")
    return path
