"""Asking a suite through the command line, in one process for its reports and one for its questions."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from index.store import Store
from tests.eval.judge import Verdict, judge
from tests.eval.questions import ROOT, Question, Suite


class Judged(NamedTuple):
    """A question with the answer it got and the verdict on it."""

    question: Question
    answer: Mapping[str, Any]
    verdict: Verdict


def missing() -> str:
    """Why nothing can be asked yet, or ''."""
    return "" if importlib.util.find_spec("bot.cli") else "the command line is not there yet"


def ask(suite: Suite) -> list[Judged]:
    """Every question with its answer and verdict; where the sample stands in, those it can answer."""
    with TemporaryDirectory() as folder:
        index = Path(folder) / "index.db"
        _command(index, "ingest", *map(str, suite.sources))
        lines = [
            {"id": one.id, "question": one.question, "session": one.session or one.id, "today": suite.today}
            for one in suite.questions
        ]
        stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        printed = _command(index, "ask", "--jsonl", stdin=stdin)
        texts = _texts(index)
    answers = [json.loads(line, parse_float=Decimal) for line in printed.splitlines()]
    return [
        Judged(question, answer, judge(question, answer, texts))
        for question, answer in zip(suite.questions, answers, strict=True)
        if not (suite.sampled and question.needs_prose)
    ]


def _command(index: Path, *words: str, stdin: str = "") -> str:
    environment = os.environ | {"WENBAO_DB": str(index), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"wenbao {words[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _texts(index: Path) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    with Store.open(index, read_only=True) as store:
        for report in store.reports():
            texts[report.title or ""].append(store.text(report.id))
    return texts
