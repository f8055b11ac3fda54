"""Texts of levels: paragraphs, bullets, headings, bold and code. They are data, never markup.

The little that is understood: a blank line ends a paragraph, ``#`` begins a heading, ``-`` or
``*`` or ``1.`` a bullet, ``**bold**``, ``*emphasis*`` and backticks. Nothing else means anything,
so that a text can neither run an action nor hide a link.
"""

import re
from collections.abc import Iterator

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

_HEADING = re.compile(r"#{1,4}\s+(.*)")
_BULLET = re.compile(r"(?:[-*•]|(\d{1,2}[.)]))\s+(.*)")
_SPAN = re.compile(r"\*\*(.+?)\*\*|`([^`]+)`|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")


@frozen
class Block:
    """A stretch of text: ``kind`` is "heading", "bullet" or "paragraph"."""

    kind: str
    text: str
    mark: str = ""


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs, headings and bullets of a text, in order."""
    kind, mark, words = "", "", list[str]()
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        heading, bullet = _HEADING.fullmatch(line), _BULLET.fullmatch(line)
        if words and (not line or heading or bullet):
            yield Block(kind, " ".join(words), mark)
            words = []
        if heading:
            yield Block("heading", heading[1])
        elif bullet:
            kind, mark, words = "bullet", bullet[1] or "•", [bullet[2]]
        elif line:
            if not words:
                kind, mark = "paragraph", ""
            words.append(line)


def inline(text: str) -> Content:
    """Bold, emphasis and code of one stretch of text."""
    parts: list[str | Content | tuple[str, str]] = []
    last = 0
    for found in _SPAN.finditer(text):
        parts.append(text[last : found.start()])
        bold, code, emphasis = found.groups()
        if code:
            parts.append((code, "$accent"))
        else:
            inner = inline(bold or emphasis)
            parts.append(inner.stylize_before("bold" if bold else "italic"))
        last = found.end()
    return Content.assemble(*parts, text[last:])


class Prose(Vertical):
    """A text of a level, laid out."""

    DEFAULT_CSS = """
    Prose {
        height: auto;
        & Static { height: auto; }
        & .paragraph { margin: 0 0 1 0; }
        & .heading { margin: 0 0 1 0; text-style: bold; color: $primary; }
        & Horizontal { height: auto; }
        & .mark { width: 4; padding: 0 1 0 1; color: $accent; }
        & .item { width: 1fr; }
        & .last { margin: 0 0 1 0; }
    }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks = tuple(blocks(text))

    def compose(self) -> ComposeResult:
        for index, block in enumerate(self._blocks):
            content = inline(block.text)
            if block.kind != "bullet":
                yield Static(content, classes=block.kind)
                continue
            following = self._blocks[index + 1 : index + 2]
            last = not following or following[0].kind != "bullet"
            with Horizontal(classes="last" if last else ""):
                yield Static(Content(block.mark), classes="mark")
                yield Static(content, classes="item")
