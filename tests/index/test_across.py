"""Findings across years and files: at ingest, in the export, and of an edition that comes too late."""

from __future__ import annotations

from pathlib import Path

from index import export
from index.ingest import ingest
from index.ingest_reading import Job
from index.store import Store

REPORT = """清河县{year}年政府信息公开工作年度报告
发布日期：{published}
一、总体情况
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | {made} | 1 | {valid}
"""


def write(folder: Path, year: int, made: int, valid: int, published: str = "2024-01-20") -> str:
    path = folder / f"{year}-{made}-{valid}.txt"
    path.write_text(REPORT.format(year=year, made=made, valid=valid, published=published), "utf-8")
    return str(path)


def rules(store: Store) -> list[tuple[object, object]]:
    rows = [row for row in export.findings(store) if row["rule"] in ("stock-balance", "editions-differ")]
    return [(row["year"], row["rule"]) for row in rows]


def test_the_export_tells_once_what_two_years_contradict(tmp_path: Path) -> None:
    files = [write(tmp_path, 2022, 2, 10), write(tmp_path, 2023, 3, 50), write(tmp_path, 2024, 2, 51)]
    with Store.open(tmp_path / "x.db") as store:
        list(ingest(store, [Job(file) for file in files]))
        assert rules(store) == [(2023, "stock-balance")]
        [row] = [row for row in export.findings(store) if row["rule"] == "stock-balance"]
        assert row["severity"] == "warning"
        assert (row["left"], row["right"]) == (12, 50)


def test_the_export_tells_of_two_files_that_disagree_until_one_is_withdrawn(tmp_path: Path) -> None:
    files = [write(tmp_path, 2023, 2, 10), write(tmp_path, 2023, 2, 11)]
    with Store.open(tmp_path / "x.db") as store:
        outcomes = list(ingest(store, [Job(file) for file in files]))
        assert rules(store) == [(2023, "editions-differ")]
        store.withdraw(str(outcomes[1].report))
        assert rules(store) == []


def test_an_older_edition_that_comes_later_is_added_to_the_history_and_told(tmp_path: Path) -> None:
    new = write(tmp_path, 2023, 2, 11, "2024-03-20")
    old = write(tmp_path, 2023, 2, 10, "2024-01-20")
    with Store.open(tmp_path / "x.db") as store:
        (first,) = ingest(store, [Job(new)])
        (second,) = ingest(store, [Job(old)])
        assert (first.status, second.status, second.report) == ("added", "added", first.report)
        assert {each.rule for each in second.findings} >= {"edition-older", "editions-differ"}
        fact = store.fact(str(first.report), "行政规范性文件/现行有效件数")
        assert fact
        assert fact.value == 11
        (again,) = ingest(store, [Job(old)])
        assert again.status == "unchanged"
