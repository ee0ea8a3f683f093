"""The layouts in which tables were seen once a page or file had become text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from tests.corpus.factory import WIDTH, Cell, Made, Row, Style

Layout = Callable[[Sequence[Row], Style], str]


def _lines_of(rows: Sequence[Row], style: Style) -> Iterator[list[Cell]]:
    for place, row in enumerate(rows):
        yield row
        if style.page_numbers and place % 9 == 8:
            yield [(f"- {place} -", 0)]


def _broken(text: str, style: Style) -> str:
    for start in ("本年新", "商业", "科研", "社会公益", "法律服务") if style.broken_headers else ():
        if text.startswith(start) and 4 <= len(text) <= 7 and text != start:
            return f"{start}\n{text.removeprefix(start)}"
    return text


def piped(rows: Sequence[Row], style: Style, *, padding: bool = True, border: str = "") -> str:
    """A row a line, a bar after every cell and one more for every further column that it covers."""
    lines = (
        border + " ".join(f"{text} |" + "|" * ((span - 1) * padding) for text, span in row)
        if row[0][1]
        else row[0][0]
        for row in _lines_of(rows, style)
    )
    return "\n".join(lines)


def filled_up(rows: Sequence[Row], style: Style, *, blanks: bool = True) -> str:
    """A row a line, a bar after every cell and at its end as many more as the widest row has columns."""
    return "\n".join(" | ".join(row) for row in _filled_up(rows, blanks=blanks))


def filled_up_lines(rows: Sequence[Row], style: Style, *, opened: bool = False, more: int = 0) -> str:
    """A cell a line with its bar, those that fill up a row (`more` than it needs) behind it or on a line."""
    start, joint = ("|\n", "\n") if opened else ("", " ")
    found = []
    for *cells, bars in _filled_up(rows, blanks=True, more=more):
        found.append(start + "\n".join(f"{text} |" for text in cells) + (joint + bars if bars else ""))
    return "\n".join(found)


def bars_below(rows: Sequence[Row], style: Style) -> str:
    """A bar in front of every row and below every cell, alone for a blank one; those that fill up a row."""
    found: list[str] = []
    for first, *cells, bars in _filled_up(rows, blanks=True):
        found += [f"| {first}\n|" if first else "|", *(f"{text}\n|" if text else "|" for text in cells)]
        found += filter(None, [bars])
    return "\n".join(found)


def _filled_up(rows: Sequence[Row], *, blanks: bool, more: int = 0) -> Iterator[list[str]]:
    """The texts of each row, and the bars that fill it up."""
    width = max(sum(span for _, span in row) for row in rows) + more
    for row in rows:
        texts = [text for text, _ in row if text or blanks]
        yield [*texts, "|" * (width - len(texts))]


def markdown(rows: Sequence[Row], style: Style) -> str:
    """A Markdown table with its rule below the first row."""
    first, *others = (f"|{'|'.join(text for text, _ in row)}|" for row in rows)
    return "\n".join((first, "|---" * WIDTH + "|", *others))


def markdown_parts(rows: Sequence[Row], style: Style) -> str:
    """Below every row of one cell, a heading here, a Markdown table of its own."""
    found = []
    for alone, part in groupby(rows, key=lambda row: len(row) == 1):
        same = list(part)
        found += [f"### {row[0][0]}" for row in same] if alone else [markdown(same, style)]
    return "\n\n".join(found)


def cell_a_line(rows: Sequence[Row], style: Style, *, gap: str = "\n") -> str:
    """A cell a line and nothing between rows; blank cells leave nothing behind."""
    texts = (_broken(text, style) for row in _lines_of(rows, style) for text, _ in row)
    return gap.join(text for text in texts if text)


def cell_a_line_barred(
    rows: Sequence[Row], style: Style, *, alone: bool = False, padding: bool = True
) -> str:
    """A cell a line with its bar behind it or on the next line."""
    bar = "\n|" if alone else " |"
    found = []
    for row in _lines_of(rows, style):
        for text, span in row:
            more = (" " + "|" * (span - 1)) if span > 1 and padding else ""
            found.append(_broken(text, style) + bar + more if span else text)
    return "\n".join(found)


def bars_anywhere(rows: Sequence[Row], style: Style) -> str:
    """Bars before lines, behind cells or on lines of their own, as they come; blanks may be a `&nbsp;`."""
    found = []
    for number, row in enumerate(rows):
        line = "| "
        for place, (text, span) in enumerate(row):
            turn = (number * 3 + place) % 4
            blank = "\u00a0" if turn % 2 else ""
            line += (
                (text or blank) + ("\n|" if turn == 1 else " |") + (" " if turn else "\n") + "|" * (span - 1)
            )
        found.append(line)
    return "\n".join(found)


def spaced(rows: Sequence[Row], style: Style) -> str:
    """A row a line with spaces between its cells; of a long label only the beginning stands before them."""
    found = []
    for row in _lines_of(rows, style):
        words = [text for text, _ in row if text]
        label = words[0] if words else ""
        if len(label) > 14 and len(words) > 2:
            found += [label[:14], "  ".join(words[1:]), label[14:]]
        else:
            found.append("  ".join(words))
    return "\n".join(found)


def upright(rows: Sequence[Row], style: Style) -> str:
    """A row a line; pieces of the groups' names in front, long labels above and below their figures."""
    found: list[str] = []
    name = ""
    for row in _lines_of(rows, style):
        words = [text for text, _ in row if text]
        *labels, own = words[:-7] or [""]
        if not own or own.isdecimal() or not words[-1].isdecimal():
            found.append("  ".join(words))
            continue
        name = "".join(labels) or name
        piece, name = name[:3], name[3:]
        figures = "  ".join(words[-7:])
        if len(own) > 12 and not own.startswith(("一", "二", "四")):  # those are as wide as three columns
            found += [f"        {own[:12]}", f"{piece:　<4}    {figures}", f"        {own[12:]}"]
        else:
            found.append(f"{piece:　<4}{own}  {figures}")
    return "\n".join(found)


def blank_lines(rows: Sequence[Row], style: Style) -> str:
    """A cell a line with an empty line behind; of a blank cell an empty line is left."""
    return "\n\n".join(text for row in _lines_of(rows, style) for text, _ in row) + "\n"


def one_line(rows: Sequence[Row], style: Style) -> str:
    """The whole table on one line, a space between cells."""
    return " ".join(text for row in rows for text, _ in row if text)


def single_spaced(rows: Sequence[Row], style: Style) -> str:
    """A row a line with one space between its cells."""
    return "\n".join(" ".join(text for text, _ in row if text) for row in _lines_of(rows, style))


def boxed(rows: Sequence[Row], style: Style, *, width: int = 4) -> str:
    """Cells between drawn lines, a rule between rows."""
    rule = f"├{'┼'.join(['─' * width] * 4)}┤\n"
    return rule.join("│" + "".join(f" {text} │" for text, _ in row) + "\n" for row in rows)


def drawn(rows: Sequence[Row], style: Style, *, width: int = 9) -> str:
    """Rows between drawn lines, the text of a cell on as many lines as its columns make it need."""
    columns = max(sum(span for _, span in row) for row in rows)
    rule = "+" + ("-" * width + "+") * columns
    found = [rule]
    for row in rows:
        cells = [("", columns - sum(span for _, span in row)), *row]
        pieces = [_wrapped(text, width * span) for text, span in cells if span]
        for line in range(max(map(len, pieces))):
            found.append("|" + "|".join(each[line] if line < len(each) else " " for each in pieces) + "|")
        found.append(rule)
    return "\n".join(found)


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a label; a figure stays on one, however wide it is."""
    if text[:1].isnumeric() and "." not in text[:2]:
        return [text]
    return [text[at : at + width] for at in range(0, len(text), width)] or [" "]


def twice_barred(rows: Sequence[Row], style: Style) -> str:
    """A row a line between bars, every one of them printed twice."""
    return "\n".join("|| " + " || ".join(text for text, _ in row) + " ||" for row in rows)


def repeated(rows: Sequence[Row], style: Style) -> str:
    """A row a line between bars, the words of a merged cell in every column that it covers."""
    return "\n".join(
        "|"
        + "".join(
            f" {text} |" + f" {'' if text.strip().isdecimal() else text} |" * (span - 1) for text, span in row
        )
        for row in rows
    )


def indented(rows: Sequence[Row], style: Style) -> str:
    """A cell a line behind four spaces, empty lines between some of them."""
    lines = cell_a_line(rows, style).split("\n")
    return "\n".join("    " + line + "\n" * (place % 3 == 0) for place, line in enumerate(lines))


def tab_indented(rows: Sequence[Row], style: Style) -> str:
    """A cell a line behind a tab, an empty line after every row."""
    return "\n\n".join("\n".join(f"\t{text}" for text, _ in row) for row in _lines_of(rows, style))


def tab_separated(rows: Sequence[Row], style: Style) -> str:
    """A row a line, tabs between its cells."""
    return "\n".join("\t".join(text for text, _ in row) for row in rows)


def glued(rows: Sequence[Row], style: Style) -> str:
    """A row a line with nothing between its cells."""
    return "\n".join("".join(text for text, _ in row) for row in rows)


def deduplicated(rows: Sequence[Row], style: Style) -> str:
    """A cell a line, of equal lines only the first."""
    return "\n".join(dict.fromkeys(cell_a_line(rows, style).split("\n")))


def run_on(report: Made) -> str:
    """The whole page on one line, tables and all."""
    return " ".join(report_text(report, one_line).split())


def report_text(report: Made, layout: Layout) -> str:
    """The whole report: narrative with figures of its own around the tables."""
    two, three, four = (layout(table, report.style) for table in report.tables)
    return "\n".join((
        "某县2023年政府信息公开工作年度报告", "一、总体情况",
        "（一）主动公开情况。公开信息35条，行政处罚12件。",
        "二、主动公开政府信息情况", two, "三、收到和处理政府信息公开申请情况", three,
        "四、政府信息公开行政复议、行政诉讼情况", four, "五、存在的主要问题及改进情况", "（一）主要问题",
        "1.公开不够及时。", "六、其他需要报告的事项", "收费0项，本年度无增减",
        "某县人民政府", "2024年1月31日", "",
    ))  # fmt: skip
