"""PDF files written by hand for the tests: texts at places and ruled tables, in a font that readers know."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 10.0  # every character is as wide and high

_UNEMBEDDED = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 90/ItalicAngle 0/FontBBox[0 -120 1000 880]>>>>]>>"
)
_CODES = range(0x21, 0x7F)


@dataclass
class Sheet:
    """One page; places count from its top left corner in points. A turned one reads from bottom to top."""

    turned: bool = False
    lines: list[str] = field(default_factory=list)
    texts: list[tuple[float, float, str, float]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> Sheet:
        """Writes the text with its upper left corner at the place."""
        self.texts.append((x, y + 0.88 * size, text, size))
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Rules a line."""
        ends = (y0, x0, y1, x1) if self.turned else (x0, HEIGHT - y0, x1, HEIGHT - y1)
        self.lines.append("{:g} {:g} m {:g} {:g} l S".format(*ends))
        return self

    def picture(self) -> Sheet:
        """Covers the page with a grey picture."""
        self.lines.append(f"q {WIDTH:g} 0 0 {HEIGHT:g} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x60 EI Q")
        return self

    def invisible(self) -> Sheet:
        """Writes everything as text recognition does over a scan."""
        self.lines.append("3 Tr")
        return self

    def table(self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> float:
        """Rules and fills a table of rows 40 points high and returns its bottom.

        A cell is its lines divided by newlines; `<` belongs to the cell on its left, `^` to the one above,
        which in the first row is on another page.
        """
        lefts = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                if cell != "<":
                    self.line(lefts[index], y, lefts[index], y + 40)
                first = next(text for text in reversed(row[: index + 1]) if text != "<")
                if first != "^" or number == 0:
                    self.line(lefts[index], y, lefts[index + 1], y)
                for place, line in enumerate(cell.split("\n") if cell not in ("<", "^", "") else ()):
                    self.text(lefts[index] + 2, y + 2 + 12 * place, line)
            self.line(lefts[-1], y, lefts[-1], y + 40)
            y += 40
        self.line(x, y, lefts[-1], y)
        return y

    def content(self, characters: str, embedded: bool) -> str:
        """The page's drawing operators; fonts hold the characters in order, so many each."""
        parts = list(self.lines)
        for x, baseline, text, size in self.texts:
            matrix = f"0 1 -1 0 {baseline:g} {x:g}" if self.turned else f"1 0 0 1 {x:g} {HEIGHT - baseline:g}"
            parts.append(f"BT {matrix} Tm")
            if embedded:
                for character in text:
                    font, code = divmod(characters.index(character), len(_CODES))
                    parts.append(f"/F{font} {size:g} Tf <{_CODES[code]:02x}> Tj")
            else:
                parts.append(f"/F {size:g} Tf <{text.encode('utf-16-be').hex()}> Tj")
            parts.append("ET")
        return "\n".join(parts)


def _fonts(characters: str) -> list[bytes]:
    """Pairs of a font and the map from its codes to characters."""
    objects = []
    for start in range(0, len(characters), len(_CODES)):
        pairs = zip(_CODES, characters[start : start + len(_CODES)], strict=False)
        mapping = "\n".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs)
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(mapping.splitlines())} beginbfchar\n"
            f"{mapping}\nendbfchar endcmap end end"
        ).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap))
        objects.append(
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 33"
            b"/LastChar 126/Widths[%s]/ToUnicode %%d 0 R>>" % (b"1000 " * len(_CODES))
        )
    return objects


def pdf_file(*sheets: Sheet, title: str = "", trailer: str = "", embedded: bool = True) -> bytes:
    """The file of the pages; without embedded fonts a reader needs a Chinese font of its own."""
    characters = "".join(
        sorted({character for sheet in sheets for each in sheet.texts for character in each[2]})
    )
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _UNEMBEDDED.encode()]
    names = "/F 3 0 R"
    for number, body in enumerate(_fonts(characters)):
        objects.append(body % (len(objects)) if number % 2 else body)
        names += f"/F{number // 2} {len(objects)} 0 R" if number % 2 else ""
    kids = ""
    for sheet in sheets:
        content = zlib.compress(sheet.content(characters, embedded).encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content))
        rotation = "/Rotate 90" if sheet.turned else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH:g} {HEIGHT:g}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<<{names}>>>>{rotation}>>".encode()
        )
        kids += f"{len(objects)} 0 R "
    objects[1] = f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>".encode()
    objects.append(b"<</Title<FEFF%s>>>" % title.encode("utf-16-be").hex().encode())
    return _file(objects, f"/Root 1 0 R/Info {len(objects)} 0 R{trailer}")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    file = b"%PDF-1.7\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += f"{len(file):010} 00000 n \n"
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = f"trailer\n<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(file)}\n%%EOF\n"
    return file + (table + end).encode()
