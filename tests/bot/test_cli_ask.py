"""`wenbao ask` as a process: one question, a conversation, lines of JSON."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bot.console import ROOT, SAMPLE, environment, wenbao
from tests.bot.test_contract import ANSWER, CITATION, FACT

FEE = "乌鲁木齐县2023年行政事业性收费是多少？"
PUNISHED, FORCED = 42, 1  # 行政处罚, 行政强制 of the bundled report


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with the bundled sample, only read by the tests."""
    path = tmp_path_factory.mktemp("ask") / "wenbao.db"
    done = wenbao("ingest", SAMPLE, db=path)
    assert done.code == 0, done.err
    return path


def lines(*given: dict[str, Any] | str) -> str:
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in given)


def values(answer: dict[str, Any]) -> set[Any]:
    return {fact["value"] for fact in answer["facts"]}


def test_a_question_is_answered_with_its_source(db: Path) -> None:
    done = wenbao("ask", FEE, db=db)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("748")
    assert "第二十条第（八）项" in done.out
    assert wenbao("ask", "--today", "2024-05-01", "--", FEE, db=db).out == done.out


def test_an_answer_as_json_is_one_line_with_every_key(db: Path) -> None:
    (answer,) = wenbao("ask", FEE, "--json", db=db).lines()
    assert list(answer) == ANSWER
    assert {tuple(fact) for fact in answer["facts"]} == {tuple(FACT)}
    assert {tuple(citation) for citation in answer["citations"]} == {tuple(CITATION)}
    assert (answer["id"], answer["question"], answer["kind"]) == (None, FEE, "figure")
    assert values(answer) == {748}


def test_quotes_stand_in_the_stored_text(db: Path) -> None:
    from index.store import Store

    (answer,) = wenbao("ask", "存在哪些问题", "--json", db=db).lines()
    with Store.open(db, read_only=True) as store:
        text = store.text(store.reports()[0].id)
    assert answer["citations"]
    for citation in answer["citations"]:
        assert text[slice(*citation["span"])] == citation["quote"]


def test_a_figure_needs_no_library_that_is_slow_to_start(db: Path) -> None:
    slow = (
        "jieba",
        "sqlite_utils",
        "telegram",
        "httpx",
        "pdfplumber",
        "lxml",
        "opencc",
        "pypinyin",
        "xlsxwriter",
    )
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "ask", FEE],
        capture_output=True,
        env=environment(db),
        cwd=ROOT,
        check=True,
    )
    imported = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.decode().splitlines()
    }
    assert "bot" in imported
    assert imported.isdisjoint(slow)


def test_sessions_are_conversations_in_order(db: Path) -> None:
    given = lines(
        {"id": "1", "question": "行政处罚多少件", "session": "a"},
        {"id": "2", "question": "行政事业性收费是多少", "session": "b", "today": "2024-06-01"},
        {"id": 3, "question": "那行政强制呢", "session": "a"},
        {"id": None, "question": "去年行政处罚多少件", "today": "2024-06-01"},
    )
    done = wenbao("ask", "--jsonl", db=db, stdin=given)
    answers = done.lines()
    assert (done.code, done.err) == (0, "")
    assert [answer["id"] for answer in answers] == ["1", "2", 3, None]
    assert [values(answer) for answer in answers] == [{PUNISHED}, {748}, {FORCED}, {PUNISHED}]


def test_bad_lines_are_told_and_the_run_goes_on(db: Path) -> None:
    bad = [
        "nothing",
        "[1]",
        '{"id": "a"}',
        '{"id": "b", "question": 3}',
        '{"id": "c", "question": "收费", "session": {}}',
        '{"id": "d", "question": "收费", "today": "soon"}',
        '{"id": "e", "question": "收费", "today": 3}',
        "[" * 100_000,
    ]
    good = json.dumps({"id": "good", "question": FEE})
    stdin = b"\xef\xbb\xbf" + "\n".join((good, *bad, "", good)).encode() + b"\n\xff\xfe\n" + good.encode()
    done = wenbao("ask", "--jsonl", db=db, stdin=stdin)
    answers = done.lines()
    assert done.code == 1
    assert [answer["id"] for answer in answers] == ["good", None, None, *"abcde", None, "good", None, "good"]
    for answer in answers:
        failed = answer["id"] != "good"
        assert list(answer) == ([*ANSWER, "error"] if failed else ANSWER)
        assert not failed or (answer["error"]["code"], answer["facts"]) == ("line-bad", [])


@pytest.mark.parametrize(
    "question", ["", " ", "\ud800", "a\u2028b\x85c", "\0", "收费" * 5000, "<b>&\"'", "😀"]
)
def test_any_text_gets_one_line(db: Path, question: str) -> None:
    done = wenbao("ask", "--jsonl", db=db, stdin=lines({"id": "x", "question": question}))
    (answer,) = done.lines()
    assert (done.code, answer["question"], answer["id"]) == (0, question, "x")


def test_lines_of_a_pipe_are_one_conversation(db: Path) -> None:
    done = wenbao("ask", "--json", db=db, stdin="行政处罚多少件\n\n那行政强制呢\n")
    assert [values(answer) for answer in done.lines()] == [{PUNISHED}, {FORCED}]
    chinese = wenbao("ask", "--json", db=db, stdin="行政处罚多少件".encode("gb18030"))
    assert [values(answer) for answer in chinese.lines()] == [{PUNISHED}]


def test_each_answer_is_written_before_the_next_question_is_read(db: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(db),
        cwd=ROOT,
    ) as running:
        assert running.stdin
        assert running.stdout
        for number in range(3):
            running.stdin.write(lines({"id": number, "question": FEE}).encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
    assert running.returncode == 0


@pytest.mark.parametrize("ending", ["再见\n", "\x04"])
def test_a_terminal_gets_a_conversation(db: Path, ending: str) -> None:
    screen = _typed(db, ["行政处罚多少件\n", "那行政强制呢\n", ending])
    assert f"{PUNISHED} 件" in screen
    assert f"{FORCED} 件" in screen
    assert screen.rstrip().endswith("再见。")


def _typed(db: Path, typed: list[str]) -> str:
    """What the screen shows when this is typed, each part at a prompt."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(db, TERM="dumb"),
        cwd=ROOT,
    )
    os.close(theirs)
    screen, prompts = b"", 0
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not read:
            break
        screen += read
        if typed and screen.count("问：".encode()) > prompts:
            prompts = screen.count("问：".encode())
            os.write(ours, typed.pop(0).encode())
    os.close(ours)
    assert running.wait() == 0
    return screen.decode("utf-8", "replace")
