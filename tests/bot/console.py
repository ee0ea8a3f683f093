"""The command line as another program runs it: a process, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
SAMPLE = next(SAMPLES.glob("乌鲁木齐县2023*.txt"))
REPORTS = ROOT.parent / "shared" / "reports"


class Done(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        """The output as JSON objects, one a line, figures as printed."""
        return [json.loads(line, parse_float=Decimal) for line in self.out.splitlines()]


def environment(db: Path | None = None, **more: str) -> dict[str, str]:
    """The environment of a command: nothing of ours but the index."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WENBAO_")}
    return kept | {"PYTHONPATH": str(ROOT)} | ({"WENBAO_DB": str(db)} if db else {}) | more


def wenbao(
    *words: str | Path,
    db: Path | None = None,
    stdin: str | bytes = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Done:
    """Runs a command to its end."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "bot", *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(db, **(env or {})),
        cwd=cwd,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
