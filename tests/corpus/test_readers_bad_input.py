"""Whatever a file holds, a reader returns a sound document or the project's own error, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.types import Block, Format
from tests.corpus.factory import Style, make
from tests.corpus.layouts import piped, report_text
from tests.corpus.made_files import docx_file, html_file, pdf_report

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
CODES = {
    *("file-damaged", "file-empty", "file-encrypted", "file-scanned"),
    *("file-too-large", "file-type", "file-unreadable"),
}
NAMES = ("a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a")
MADE = make(Format.F2021, Style(), 7, blanks=True, largest=999)
FILES = {
    "made.txt": report_text(MADE, piped).encode(),
    "made.html": html_file(MADE),
    "made.docx": docx_file(MADE),
    "made.pdf": pdf_report(MADE),
}


MARKUP = (
    "<table>", "<tr>", "<td>", "<td rowspan=3>", "<td colspan=2>", "</td>", "</tr>", "</table>", "<caption>",
    "<p>", "<br>", "<div hidden>", "</div>", "<math>", "<svg>", "<template>", "<pre>", "一、", "规章", "0",
)  # fmt: skip
PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels", "docProps/core.xml")


def survives(data: bytes, name: str) -> None:
    rejected = None
    try:
        document = read_document(data, name)
    except CorpusError as error:
        rejected = error
    if rejected:
        assert rejected.code in CODES
        assert re.search("请|只能", rejected.message)
        return
    document.text.encode()
    for block in document.blocks:
        for part in (block,) if isinstance(block, Block) else block.cells:
            assert document.text[slice(*part.span)] == part.text
    read_tables(document)


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes cut, shuffled or overwritten in one of the ways that files get damaged."""
    chance = Random(seed)
    at, other = chance.randrange(len(data)), chance.randrange(len(data))
    length = chance.randrange(1, 2000)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return chance.choice(
        (
            bytes(changed),
            data[:at],
            data[:at] + data[at + length :],
            data[:at] + data[other : other + length] + data[at:],
        )
    )


def rezipped(data: bytes, seed: int) -> bytes:
    """The DOCX file with its parts damaged but its zip sound."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, seed) if name in PARTS else part)
    return file.getvalue()


@given(
    st.binary(max_size=3000),
    st.sampled_from(NAMES),
    st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>")),
)
def test_random_bytes(data: bytes, name: str, start: bytes) -> None:
    survives(start + data, name)


@given(st.text(max_size=2000), st.sampled_from(("a.txt", "a.md", "a.html")))
def test_random_text(text: str, name: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"), name)


@given(st.lists(st.sampled_from(MARKUP), max_size=60))
def test_random_markup(tags: list[str]) -> None:
    survives(f"<html>正文{''.join(tags)}".encode(), "a.html")


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40)
@example(seed=1258, other="a.txt")
@given(seed=st.integers(0, 2**32), other=st.sampled_from(NAMES))
def test_damaged_and_renamed_files(name: str, seed: int, other: str) -> None:
    survives(mutated(FILES[name], seed), name if seed % 3 else other)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_parts_of_a_docx(seed: int) -> None:
    survives(rezipped(FILES["made.docx"], seed), "a.docx")


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_damaged_published_reports(seed: int) -> None:
    paths = [path for path in sorted(REPORTS.glob("dev/*")) if path.suffix != ".json"]
    if not paths:
        pytest.skip("published reports are not beside the repository")
    path = paths[seed % len(paths)]
    survives(mutated(path.read_bytes(), seed), path.name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 1000, bytes(range(256)) * 40, b"\xff\xd8\xff\xe0JFIF" * 50, b"MZ\x90\0" * 99]
)
def test_files_of_other_kinds_are_rejected(data: bytes, name: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_document(data, name)
    assert caught.value.code in CODES


@pytest.mark.parametrize("name", NAMES[:-1])
def test_a_file_of_a_hundred_megabytes_is_rejected(name: str) -> None:
    start = {"a.docx": b"PK\x03\x04", "a.pdf": b"%PDF-1.7\n", "a.html": b"<html>"}.get(name, b"")
    with pytest.raises(CorpusError) as caught:
        read_document(start + b"a" * 100_000_000, name)
    assert caught.value.code == "file-too-large"
