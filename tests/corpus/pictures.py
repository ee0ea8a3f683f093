"""Pages and tables drawn as pictures, as a scanner leaves them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.corpus.factory import Made
from tests.corpus.made_files import HEADINGS, TITLE, Matrix, spans, tables

FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"),
)
WIDTH, HEIGHT = 1654, 2339  # A4 at 200 dots an inch
SIZE = 22
_ROW = 64
_LEFT, _TOP = 80, 120
_WIDTHS = ([300] * 5, [80, 170, 420, *[116] * 7], [99] * 15)


def font() -> ImageFont.FreeTypeFont | None:
    """A Chinese font of this machine, None where there is none."""
    path = next((path for path in FONTS if path.exists()), None)
    return ImageFont.truetype(str(path), SIZE) if path else None


def draw_table(draw: ImageDraw.ImageDraw, table: Matrix, widths: Sequence[int], top: int) -> int:
    """Rules and fills the table below `top`; its bottom comes back."""
    face = font()
    lefts = [_LEFT + sum(widths[:column]) for column in range(len(widths) + 1)]
    for row, line in enumerate(table):
        for column, text in enumerate(line):
            if text in ("<", "^"):
                continue
            down, across = spans(table, row, column)
            box = (lefts[column], top + row * _ROW, lefts[column + across], top + (row + down) * _ROW)
            draw.rectangle(box, outline="black", width=2)
            size = max((box[2] - box[0] - 8) // SIZE, 1)
            lines = [text[start : start + size] for start in range(0, len(text), size)]
            y = (box[1] + box[3] - len(lines) * (SIZE + 4)) // 2
            for part in lines:
                x = (box[0] + box[2] - draw.textlength(part, font=face)) // 2
                draw.text((x, y), part, font=face, fill="black")
                y += SIZE + 4
    return top + len(table) * _ROW


def pages(report: Made, title: str = TITLE) -> list[Image.Image]:
    """A page for the title, and one for each of the three tables with its heading."""
    face = font()
    drawn = []
    for number, (heading, table, widths) in enumerate(zip(HEADINGS, tables(report), _WIDTHS, strict=True)):
        page = Image.new("L", (WIDTH, HEIGHT), "white")
        draw = ImageDraw.Draw(page)
        if number == 0:
            draw.text((_LEFT, 30), title, font=face, fill="black")
        draw.text((_LEFT, _TOP - 50), heading, font=face, fill="black")
        draw_table(draw, table, widths, _TOP)
        drawn.append(page)
    return drawn


def scanned_pdf(images: Sequence[Image.Image]) -> bytes:
    """A PDF of nothing but the pictures."""
    file = io.BytesIO()
    images[0].save(file, "PDF", save_all=True, append_images=list(images[1:]), resolution=200)
    return file.getvalue()
