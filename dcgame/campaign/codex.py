"""The codex: a page a topic and language, files below ``dcgame/codex``.

``dcgame/codex/<kind>/<id>.<language>.md``: a title, what it is, then sections in a fixed order.
Each line under *Numbers* ends with where its number is from: tags of ``sources.toml`` in
brackets, or ``[game]`` for a game constant. Reading pages needs nothing of the simulation.
"""

import re
import tomllib
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from dcgame.words import ENGLISH, LANGUAGES, N_, language, say

KINDS = ("verbs", "failures", "concepts")
CONSTANT = "game"
"""The tag of what this game chose for itself."""

CONSOLE, MECHANISM, NUMBERS, ADVICE, RELATED = range(5)
HEADINGS = {
    "en": ("On the console", "How the game does it", "Numbers", "What to do", "See also"),
    "es": ("En la consola", "Cómo lo hace el juego", "Números", "Qué hacer", "Véase también"),
}
"""The sections of a page in order; only verbs have the first."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"- (?P<text>.+) \[(?P<tags>[^\[\]]+)\]")


class CodexError(ValueError):
    """A page that is not as pages are; the message names its file and line."""


@frozen
class Figure:
    """A line of numbers, and the tags of where they are from."""

    text: str
    tags: tuple[str, ...]


@frozen
class Page:
    """One topic in one language.

    ``what``, ``mechanism`` and ``advice`` are paragraphs; ``console`` are example lines, for
    verbs; ``related`` are ids of other topics; ``text`` is the file as it stands.
    """

    kind: str
    id: str
    lang: str
    title: str
    what: tuple[str, ...]
    console: tuple[str, ...]
    mechanism: tuple[str, ...]
    figures: tuple[Figure, ...]
    advice: tuple[str, ...]
    related: tuple[str, ...]
    text: str

    @property
    def tags(self) -> tuple[str, ...]:
        """Where its numbers are from, each tag once."""
        return tuple(dict.fromkeys(tag for figure in self.figures for tag in figure.tags))


def folder() -> Path:
    """Where the pages lie."""
    return Path(str(files("dcgame") / "codex"))


@lru_cache(maxsize=1)
def topics() -> tuple[tuple[str, str], ...]:
    """Every topic as (kind, id), in the order of kinds and then of ids."""
    found = [
        (kind, path.name.partition(".")[0])
        for kind in KINDS
        for path in (folder() / kind).glob(f"*.{ENGLISH}.md")
    ]
    return tuple(sorted(found, key=lambda topic: (KINDS.index(topic[0]), topic[1])))


def page(kind: str, topic: str, lang: str | None = None) -> Page:
    """The page of a topic, in the language in use if none is named.

    Raises:
        CodexError: when it is not as pages are, or not there.
    """
    return _page(kind, topic, lang or language())


@lru_cache(maxsize=1024)
def _page(kind: str, topic: str, lang: str) -> Page:
    path = folder() / kind / f"{topic}.{lang}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CodexError(f"{kind}/{path.name}: {error.strerror}") from error
    return read_page(kind, topic, lang, text)


def pages(lang: str | None = None) -> tuple[Page, ...]:
    """Every page, in one language."""
    return tuple(page(kind, topic, lang) for kind, topic in topics())


def find(topic: str, lang: str | None = None) -> tuple[Page, ...]:
    """The pages of that id, ``clone`` or ``verbs/clone``: a verb and a concept may share one."""
    kind, slash, name = topic.partition("/")
    wanted = [
        (each, id_)
        for each, id_ in topics()
        if ((each, id_) == (kind, name) if slash else id_ == topic)
    ]
    return tuple(page(each, id_, lang) for each, id_ in wanted)


def title_of(topic: str, lang: str | None = None) -> str:
    """The title of the page of that id; the id itself while nobody has written one."""
    found = find(topic, lang)
    return found[0].title if found else topic


def nearest(topic: str, lang: str | None = None) -> tuple[str, ...]:
    """Ids that were perhaps meant: by their spelling, or by a word of their title."""
    word = topic.rpartition("/")[2].lower()
    ids = sorted({id_ for _, id_ in topics()})
    close = get_close_matches(word, ids, 5)
    titled = [each.id for each in pages(lang) if word and word in each.title.lower()]
    return tuple(dict.fromkeys((*titled, *close)))[:5]


@lru_cache(maxsize=1)
def sources() -> dict[str, str]:
    """What each tag stands for."""
    with (folder() / "sources.toml").open("rb") as file:
        return dict(tomllib.load(file))


def source_of(tag: str) -> str:
    """Where to look for what a tag stands for."""
    return say(N_("game constant")) if tag == CONSTANT else sources()[tag]


def read_page(kind: str, topic: str, lang: str, text: str) -> Page:
    """A page from its text.

    Raises:
        CodexError: for anything that is not as pages are.
    """
    return _Reader(kind, topic, lang, text).page()


class _Reader:
    """One file being read; it knows where it is, to say where something is wrong."""

    def __init__(self, kind: str, topic: str, lang: str, text: str) -> None:
        self._kind, self._topic, self._lang = kind, topic, lang
        self._text = text
        if kind not in KINDS or not _ID.fullmatch(topic) or lang not in LANGUAGES:
            raise self._wrong(0, "no kind, id and language of a page")

    def page(self) -> Page:
        """The page."""
        lines = self._text.split("\n")
        if not lines[0].startswith("# ") or not lines[0][2:].strip():
            raise self._wrong(1, "a page begins with '# ' and its title")
        marks = [number for number, line in enumerate(lines) if line.startswith("## ")]
        expected = HEADINGS[self._lang][0 if self._kind == "verbs" else 1 :]
        found = tuple(lines[number][3:] for number in marks)
        if found != expected:
            raise self._wrong(marks[0] + 1 if marks else 1, f"sections should be {expected}")
        ends = (*marks[1:], len(lines))
        what = self._paragraphs(lines, 1, marks[0])
        parts = [(start + 1, end) for start, end in zip(marks, ends, strict=True)]
        console = self._console(lines, *parts.pop(0)) if self._kind == "verbs" else ()
        mechanism, numbers, advice, related = parts
        return Page(
            kind=self._kind,
            id=self._topic,
            lang=self._lang,
            title=lines[0][2:].strip(),
            what=what,
            console=console,
            mechanism=self._paragraphs(lines, *mechanism),
            figures=self._figures(lines, *numbers),
            advice=self._paragraphs(lines, *advice),
            related=self._related(lines, *related),
            text=self._text,
        )

    def _wrong(self, line: int, problem: str) -> CodexError:
        return CodexError(f"{self._kind}/{self._topic}.{self._lang}.md:{line}: {problem}")

    def _paragraphs(self, lines: list[str], start: int, end: int) -> tuple[str, ...]:
        blocks = "\n".join(lines[start:end]).strip().split("\n\n")
        found = tuple(" ".join(block.split()) for block in blocks if block.strip())
        if not found:
            raise self._wrong(start, "nothing is said here")
        return found

    def _console(self, lines: list[str], start: int, end: int) -> tuple[str, ...]:
        found = []
        for number in range(start, end):
            line = lines[number]
            if line.startswith("    "):
                found.append(line.strip())
            elif line.strip():
                raise self._wrong(number + 1, "lines of the console are indented by four")
        if not found:
            raise self._wrong(start, "an example is wanted")
        return tuple(found)

    def _figures(self, lines: list[str], start: int, end: int) -> tuple[Figure, ...]:
        found = []
        for number in range(start, end):
            if not lines[number].strip():
                continue
            match = _NUMBER.fullmatch(lines[number])
            if match is None:
                raise self._wrong(number + 1, "a number is '- text [TAG, TAG]' in one line")
            tags = tuple(tag.strip() for tag in match["tags"].split(","))
            unknown = [tag for tag in tags if tag != CONSTANT and tag not in sources()]
            if unknown:
                raise self._wrong(number + 1, f"sources.toml does not know {unknown[0]}")
            found.append(Figure(match["text"], tags))
        if not found:
            raise self._wrong(start, "a number and its source are wanted")
        return tuple(found)

    def _related(self, lines: list[str], start: int, end: int) -> tuple[str, ...]:
        names = [name.strip() for name in " ".join(lines[start:end]).split(",")]
        bad = [name for name in names if not _ID.fullmatch(name)]
        if bad:
            raise self._wrong(start, f"ids with commas between them are wanted, not {bad[0]!r}")
        return tuple(names)
