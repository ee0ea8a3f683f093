"""DOCX files made for a test: saved by python-docx, or with a body of raw XML."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
from docx.document import Document as WordDocument

from corpus.types import Source

SOURCE = Source("报告.docx", "0" * 64, "application/docx")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(body: str, prolog: str = "", **parts: str) -> bytes:
    """A file whose document body is the given XML; `parts` replace other parts of the word folder."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(python_docx.Document()))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            xml = f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            part = parts.get(name.removeprefix("word/").removesuffix(".xml"))
            new.writestr(name, xml if name == "word/document.xml" else part or old.read(name))
    return file.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"
