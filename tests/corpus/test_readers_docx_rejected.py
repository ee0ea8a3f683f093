"""DOCX files that cannot be read, or must not be, are rejected with a code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx as python_docx
import pytest

from corpus.errors import CorpusError
from corpus.readers import docx
from tests.corpus.docx_files import SOURCE, paragraph, saved, with_body


def bomb() -> bytes:
    return with_body("<w:p/>" * 4_000_000)


def wide_table() -> bytes:
    return with_body(f"<w:tbl><w:tr>{'<w:tc/>' * 9_999}<w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>")


def renamed(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


def spreadsheet() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<R><R Type="http://x/relationships/officeDocument" Target="/xl/workbook.xml"/></R>',
        )
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def entities() -> bytes:
    expansion = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return with_body(paragraph("&e9;"), f'<!DOCTYPE w:document [<!ENTITY e0 "x">{expansion}]>')


def external_entity() -> bytes:
    return with_body(paragraph("&x;"), '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def encrypted_package() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "file-empty"),
        (lambda: saved(python_docx.Document()), "file-empty"),
        (bomb, "file-too-large"),
        (wide_table, "file-too-large"),
        (entities, "file-damaged"),
        (external_entity, "file-damaged"),
        (lambda: saved(python_docx.Document())[:-100], "file-damaged"),
        (lambda: renamed("a.txt"), "file-damaged"),
        (spreadsheet, "file-type"),
        (encrypted_package, "file-encrypted"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file-type"),
        (lambda: with_body("<w:p>" * 100_000), "file-damaged"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_rejected(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(CorpusError) as caught:
        docx.read(make(), SOURCE)
    assert caught.value.code == code
