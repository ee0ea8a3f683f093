"""Telegram's HTML parse mode, as strict as the real one where it matters."""

from __future__ import annotations

from html.parser import HTMLParser

TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "a",
        "code",
        "pre",
        "blockquote",
        "tg-spoiler",
        "tg-emoji",
        "span",
    ]
)


class BadEntitiesError(Exception):
    """The markup would be refused; the message is Telegram's description."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise BadEntitiesError(f'Unsupported start tag "{tag}"')
        if tag == "blockquote" and tag in self.open:
            raise BadEntitiesError("blockquotes cannot be nested")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            raise BadEntitiesError(f'Unexpected end tag "{tag}"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise BadEntitiesError("Unsupported start tag")

    def handle_decl(self, decl: str) -> None:
        raise BadEntitiesError("Unsupported start tag")

    handle_pi = handle_comment
    unknown_decl = handle_comment


def visible(markup: str) -> str:
    """The text a person sees; BadEntitiesError where Telegram would answer 400."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    if parser.open:
        raise BadEntitiesError(f'Can\'t find end tag corresponding to start tag "{parser.open[-1]}"')
    return "".join(parser.text).strip()


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
