"""The XML parts of a DOCX file, read without entities and within limits, and their elements by local name."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from corpus.errors import UnreadableFile, UnsupportedFile
from corpus.readers import limits, ocr
from corpus.readers.spanned import tidy


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that a reader needs; the optional ones are None when the file has none."""

    body: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None
    title: str | None
    media: dict[str, bytes]  # pictures by the name of their relation, only where they can be read


def read_package(archive: zipfile.ZipFile) -> Package:
    """The document's parts; CorpusError when it is no Word document, encrypted or beyond the limits."""
    name = _main_part(archive)
    body = _part(archive, name)
    if local_name(body) != "document":
        raise UnsupportedFile("file-type", "这不是 Word 文档，请提供 .docx 格式的报告。")
    folder = posixpath.dirname(name)
    core = _optional_part(archive, "docProps/core.xml")
    title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
    return Package(
        body=body,
        numbering=_optional_part(archive, posixpath.join(folder, "numbering.xml")),
        styles=_optional_part(archive, posixpath.join(folder, "styles.xml")),
        title=tidy(title or "") or None,
        media=_media(archive, folder, posixpath.basename(name)) if ocr.is_installed() else {},
    )


def _media(archive: zipfile.ZipFile, folder: str, main: str) -> dict[str, bytes]:
    """The pictures that the document shows."""
    relations = _optional_part(archive, posixpath.join(folder, "_rels", f"{main}.rels"))
    found: dict[str, bytes] = {}
    for relation in () if relations is None else relations:
        name = posixpath.normpath(posixpath.join(folder, relation.get("Target") or ""))
        info = archive.NameToInfo.get(name.lstrip("/"))
        if (
            (relation.get("Type") or "").endswith("/image")
            and info
            and info.file_size <= limits.MAX_XML_BYTES
        ):
            found[relation.get("Id") or ""] = archive.read(info)
        if len(found) == limits.MAX_PICTURES:
            break
    return found


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in _part(archive, "_rels/.rels"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((relation.get("Target") or "").lstrip("/"))
    raise limits.damaged("DOCX")


def _optional_part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _part(archive, name) if name in archive.NameToInfo else None


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise UnreadableFile("file-encrypted", "文件有密码保护，请去掉密码后再试。")
    if info.file_size > limits.MAX_XML_BYTES:
        raise limits.too_large("文件解压后过大")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(archive.read(info), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise limits.damaged("DOCX")
    return root


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, '' for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The children of that name."""
    return [] if element is None else [child for child in element if local_name(child) == name]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant down the path of names."""
    found = element
    for name in path:
        if found is not None:
            found = next((each for each in found if local_name(each) == name), None)
    return found


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """The attribute of that name in any namespace, the default when it has none."""
    if element is None:
        return default
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), default)


def number(element: etree._Element | None, default: int) -> int:
    """The `val` attribute as a number, no larger than any table is wide."""
    value = attribute(element, "val", str(default))
    return min(int(value[:6]), limits.MAX_COLUMNS + 1) if value.isdecimal() else default
