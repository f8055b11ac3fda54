"""A page of the codex as lines of text: wrapped, its sources spelled out at the end."""

from textwrap import fill

from dcgame.campaign.codex import (
    ADVICE,
    CONSOLE,
    HEADINGS,
    MECHANISM,
    NUMBERS,
    RELATED,
    Page,
    source_of,
)
from dcgame.words import N_, say


def told(page: Page, width: int) -> str:
    """A page, wrapped to a width."""
    headings = HEADINGS[page.lang]
    parts = [f"{page.title}\n{'=' * len(page.title)}", *_wrapped(page.what, width)]
    if page.console:
        parts.append(_section(headings[CONSOLE], *(f"    {line}" for line in page.console)))
    parts.append(_section(headings[MECHANISM], "\n\n".join(_wrapped(page.mechanism, width))))
    figures = [_item(f"{each.text} [{', '.join(each.tags)}]", width) for each in page.figures]
    parts.append(_section(headings[NUMBERS], *figures))
    parts.append(_section(headings[ADVICE], "\n\n".join(_wrapped(page.advice, width))))
    parts.append(_section(headings[RELATED], fill(", ".join(page.related), width)))
    parts.append(_section(say(N_("Sources")), *_sources(page, width)))
    return "\n\n".join(parts)


def _wrapped(paragraphs: tuple[str, ...], width: int) -> list[str]:
    return [fill(paragraph, width) for paragraph in paragraphs]


def _item(text: str, width: int) -> str:
    return fill(text, width, initial_indent="- ", subsequent_indent="  ")


def _section(heading: str, *lines: str) -> str:
    return "\n".join((f"{heading}:", *lines))


def _sources(page: Page, width: int) -> list[str]:
    return [_item(f"[{tag}] {source_of(tag)}", width) for tag in page.tags]
