"""The commands as processes: what they print, how they end."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bot.console import REPORTS, ROOT, SAMPLE, SAMPLES, environment, wenbao
from tests.bot.test_contract import OUTCOME

BODY = "乌鲁木齐县人民政府"
EXPORTED = [
    *("report", "agency", "year", "metric", "applicant", "value", "raw"),
    *("unit", "status", "section", "locator", "span", "quote"),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with the bundled sample, only read by the tests."""
    path = tmp_path_factory.mktemp("cli") / "var" / "wenbao.db"
    done = wenbao("ingest", SAMPLES, db=path)
    assert done.code == 0, done.err
    return path


def test_a_file_is_added_then_unchanged_then_updated(tmp_path: Path) -> None:
    db, file = tmp_path / "x.db", tmp_path / SAMPLE.name
    file.write_bytes(SAMPLE.read_bytes())
    (first,) = wenbao("ingest", file, "--json", "--db", db).lines()
    assert list(first) == OUTCOME
    assert (first["path"], first["status"], first["error"]) == (str(file), "added", None)
    assert (first["agency"], first["year"], first["format"]) == (BODY, 2023, "F2021")
    assert first["published"] == "2024-02-19"
    assert first["facts"] >= 200
    assert first["passages"] > 0
    for again in ((), ("--again",)):
        (second,) = wenbao("--db", db, "ingest", file, "--json", *again).lines()
        assert second == first | {"status": "unchanged"}
    file.write_text(SAMPLE.read_text("utf-8").replace("748", "749"), "utf-8")
    (third,) = wenbao("ingest", file, "--json", db=db).lines()
    assert (third["status"], third["report"]) == ("updated", first["report"])
    assert [finding["rule"] for finding in third["findings"]] == ["editions-differ"]


def test_rejected_files_are_told_and_the_others_are_in(tmp_path: Path) -> None:
    folder, db = tmp_path / "in", tmp_path / "x.db"
    (folder / "deeper").mkdir(parents=True)
    (folder / "deeper" / "a.TXT").write_bytes(SAMPLE.read_bytes())
    (folder / "empty.md").write_bytes(b"")
    (folder / "other.html").write_text("<p>今日天气晴。</p>", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    done = wenbao("ingest", folder, tmp_path / "missing.txt", "--json", db=db)
    assert done.code == 1
    outcomes = {Path(line["path"]).name: line for line in done.lines()}
    assert set(outcomes) == {"a.TXT", "empty.md", "other.html", "broken.pdf", "missing.txt"}
    assert outcomes.pop("a.TXT")["status"] == "added"
    for line in outcomes.values():
        assert list(line) == OUTCOME
        assert (line["status"], line["report"], line["facts"], line["findings"]) == ("rejected", None, 0, [])
        assert line["error"]["message"]
    assert outcomes["empty.md"]["error"]["code"] == "file-empty"
    assert outcomes["other.html"]["error"]["code"] == "not-a-report"
    assert outcomes["missing.txt"]["error"]["code"] == "file-unreadable"
    assert len(wenbao("reports", db=db).out.splitlines()) == 1


def test_many_files_in_several_processes_are_as_in_one(tmp_path: Path) -> None:
    if not REPORTS.is_dir():
        pytest.skip("the shared reports are not here")
    one, two = (
        wenbao("ingest", REPORTS, "--json", "--jobs", jobs, db=tmp_path / f"{jobs}.db") for jobs in ("1", "2")
    )
    assert one.out == two.out
    assert one.code == two.code == 1  # its README is no report
    rows = [wenbao("export", "facts", db=tmp_path / f"{jobs}.db").out for jobs in ("1", "2")]
    assert rows[0] == rows[1]


def test_check_tells_and_stores_nothing(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    clean = wenbao("check", SAMPLE, db=db)
    assert clean.code == 0
    assert BODY in clean.out
    draft = tmp_path / "draft.txt"
    draft.write_text(_unbalanced(), "utf-8")
    done = wenbao("check", draft, "--json", db=db)
    assert done.code == 1
    (line,) = done.lines()
    assert list(line) == OUTCOME
    assert (line["status"], line["report"]) == ("checked", None)
    assert any(finding["severity"] == "error" and finding["cells"] for finding in line["findings"])
    sheet = wenbao("check", draft, db=db)
    assert sheet.code == 1
    assert "［错误］1. " in sheet.out
    assert "勾稽关系：成立 40 条，不成立 2 条" in sheet.out
    both = wenbao("check", SAMPLE, draft, db=db)
    assert "共检查 2 份：1 份有错误，0 份需要核实，1 份没有发现问题" in both.out
    assert not db.exists()


def _unbalanced() -> str:
    """The sample with one application more carried over than its other rows leave."""
    lines = SAMPLE.read_text("utf-8").splitlines(keepends=True)
    row = next(n for n, line in enumerate(lines) if "结转下年度继续办理" in line)
    cell = next(n for n in range(row + 1, len(lines)) if lines[n].strip().isdecimal())
    lines[cell] = lines[cell].replace(lines[cell].strip(), "7")
    return "".join(lines)


def test_exports_have_the_contract_s_columns_and_quotes(db: Path, tmp_path: Path) -> None:
    rows = wenbao("export", "facts", db=db).lines()
    assert len(rows) >= 200
    assert {tuple(row) for row in rows} == {tuple(EXPORTED)}
    for table in ("passages", "findings"):
        assert wenbao("export", table, db=db).code == 0
    sheet = wenbao("export", "facts", "--format", "csv", db=db).out
    assert sheet.startswith("\ufeff")
    assert next(csv.reader(io.StringIO(sheet[1:], newline=""))) == EXPORTED
    out = tmp_path / "facts.xlsx"
    assert wenbao("export", "facts", "--out", out, db=db) == (0, "", "")
    assert zipfile.is_zipfile(out)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.xlsx"]


def test_a_withdrawn_report_is_gone_and_may_come_back(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    (added,) = wenbao("ingest", SAMPLE, "--json", db=db).lines()
    assert [line["report"] for line in wenbao("reports", "--json", db=db).lines()] == [added["report"]]
    assert wenbao("withdraw", added["report"], db=db).code == 0
    again = wenbao("withdraw", added["report"], db=db)
    assert (again.code, again.err.split(":")[0]) == (2, "report-unknown")
    assert wenbao("export", "facts", db=db).out == ""
    (back,) = wenbao("ingest", SAMPLE, "--json", db=db).lines()
    assert (back["status"], back["report"]) == ("added", added["report"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "call-wrong"),
        (["ingest"], "call-wrong"),
        (["sing"], "call-wrong"),
        (["ask", "问", "--today", "yesterday"], "call-wrong"),
        (["ask", "--json", "--jsonl"], "call-wrong"),
        (["export", "facts", "--format", "doc"], "call-wrong"),
        (["ingest", "x.txt", "--year", "abc"], "call-wrong"),
        (["ingest", "--watch", "no-such-folder"], "watch-folder"),
        (["ingest", "--urls", "no-such-file"], "urls-unreadable"),
        (["export", "facts"], "index-missing"),
        (["ask", "问"], "index-missing"),
        (["reports"], "index-missing"),
        (["withdraw", "x"], "index-missing"),
    ],
)
def test_a_wrong_call_is_one_sentence(tmp_path: Path, words: list[str], code: str) -> None:
    done = wenbao(*words, db=tmp_path / "none.db", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{code}: ")
    assert len(done.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_spreadsheet_needs_a_file(db: Path, tmp_path: Path) -> None:
    assert wenbao("export", "facts", "--format", "xlsx", db=db).err.startswith("out-missing: ")
    lost = wenbao("export", "facts", "--out", tmp_path / "no" / "f.csv", db=db)
    assert (lost.code, lost.err.split(":")[0]) == (2, "out-unwritable")


def test_the_index_may_be_named_before_or_after_or_in_the_environment(db: Path, tmp_path: Path) -> None:
    told = [
        wenbao("--db", db, "reports"),
        wenbao("reports", "--db", db, db=tmp_path / "other.db"),
        wenbao("reports", db=db),
    ]
    assert {done.code for done in told} == {0}
    assert len({done.out for done in told}) == 1
    assert "var/wenbao.db" in wenbao("reports", cwd=tmp_path).err


def test_a_file_that_is_no_index_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"not a database at all" * 100)
    for words in (("reports",), ("ingest", SAMPLE), ("ask", "问")):
        done = wenbao(*words, db=bad)
        assert (done.code, done.err.split(":")[0], len(done.err.splitlines())) == (2, "index-damaged", 1)


def test_output_is_utf8_in_any_locale(db: Path) -> None:
    plain = wenbao("reports", db=db).out
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        legacy = {
            "LC_ALL": locale,
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "ascii",
        }
        assert wenbao("reports", db=db, env=legacy).out == plain


def test_a_reader_that_goes_away_is_no_error(db: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "export", "facts"],
            stdout=out,
            stderr=subprocess.PIPE,
            env=environment(db),
            cwd=ROOT,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == 141
