"""Every text exists in every language, whole, and with the same values in it."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from dcgame.words import ENGLISH, LANGUAGES
from tests.architecture import repo
from tests.architecture.messages import Text, Unreadable, catalogue, flaws, texts

OTHERS = [lang for lang in LANGUAGES if lang != ENGLISH]


def _po(lang: str) -> Path:
    return repo.PACKAGE / "locale" / lang / "LC_MESSAGES" / "dcgame.po"


def _said() -> dict[tuple[str, ...], str]:
    return {
        text.forms: f"{repo.name(path)}:{text.line}"
        for path in repo.python_files("dcgame")
        for text in texts(repo.read(path))
        if isinstance(text, Text) and text.forms[0]
    }


def _forms(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(map(str, message.id))


def test_every_catalogue_is_of_a_language_that_can_be_chosen() -> None:
    found = sorted(path.parent.parent.name for path in repo.PACKAGE.glob("locale/*/*/*.po"))
    assert found == sorted(OTHERS)


def test_no_text_is_put_together_on_the_spot() -> None:
    found = [
        f"{repo.name(path)}:{text.line}: {text.source}"
        for path in repo.python_files("dcgame")
        for text in texts(repo.read(path))
        if isinstance(text, Unreadable)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_is_translated(lang: str) -> None:
    read = catalogue(_po(lang))
    held = {_forms(message) for message in read}
    missing = [f"{place}: {forms[0]!r}" for forms, place in _said().items() if forms not in held]
    assert not missing, "\n".join(("`make messages`, then translate:", *missing))
    wrong = [flaw for message in read for flaw in flaws(message)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_is_translated_that_is_no_longer_said(lang: str) -> None:
    read, said = catalogue(_po(lang)), _said()
    assert not read.obsolete, "obsolete messages: `make messages` removes them"
    left = [forms[0] for message in read if (forms := _forms(message))[0] and forms not in said]
    assert not left, "\n".join(("`make messages` removes:", *left))


# The texts of the levels.


def _level_folders() -> list[Path]:
    return [path.parent for path in repo.files() if path.name == "level.toml" and _is_level(path)]


def _is_level(path: Path) -> bool:
    return path.is_relative_to(repo.LEVELS) and len(path.relative_to(repo.LEVELS).parts) == 3


def _lacking(names: set[str]) -> list[str]:
    """The files that should be beside those of that name, one for each language."""
    stems = {name.rsplit(".", 2)[0] for name in names if name.endswith(".md")} | {"brief"}
    wanted = {f"{stem}.{lang}.md" for stem in stems for lang in LANGUAGES}
    return sorted(wanted - names)


def test_every_level_has_its_texts_in_every_language() -> None:
    lacking = [
        repo.name(folder / name)
        for folder in _level_folders()
        for name in _lacking({path.name for path in folder.iterdir()})
    ]
    assert not lacking, "\n".join(["missing:", *lacking])


def test_no_text_of_a_level_is_empty() -> None:
    texts_of_levels = [path for path in repo.files() if path.is_relative_to(repo.LEVELS)]
    empty = [
        repo.name(path)
        for path in texts_of_levels
        if path.suffix == ".md" and not repo.read(path).strip()
    ]
    assert not empty, "\n".join(["empty:", *empty])


# Controls: what the checks above see.


@pytest.mark.parametrize(
    "source",
    [
        "say(f'{host} is down')",
        "say('a ' + host)",
        "say('{} is down'.format(host) + '')",
        "N_(label)",
        "words.say_plural('one', f'{n}', n)",
    ],
)
def test_a_text_put_together_is_seen(source: str) -> None:
    assert [type(text) for text in texts(source)] == [Unreadable]


def test_texts_are_gathered() -> None:
    source = "say('one')\nwords.say(label)\nN_('two ' 'parts')\nsay_plural('a', 'b', 3)\n"
    assert list(texts(source)) == [Text(("one",), 1), Text(("two parts",), 3), Text(("a", "b"), 4)]


@pytest.mark.parametrize(
    ("entry", "flaw"),
    [
        ('msgid "a"\nmsgstr ""', "not translated"),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"', "fuzzy"),
        ('msgid "{host} a"\nmsgstr "b"', "placeholders"),
        ('msgid "{host} a"\nmsgstr "{guest} b"', "placeholders"),
        ('msgid "{w:>4} a"\nmsgstr "{w} b"', "placeholders"),
        ('msgid "{a} a"\nmsgstr "{a b"', "expected '}'"),
        ('msgid "a"\nmsgid_plural "{n} a"\nmsgstr[0] "b"\nmsgstr[1] ""', "not translated"),
        ('msgid "a"\nmsgid_plural "{n} a"\nmsgstr[0] "b"\nmsgstr[1] "b"', "placeholders"),
    ],
)
def test_a_flaw_is_seen(entry: str, flaw: str) -> None:
    (message,) = [each for each in read_po(io.StringIO(entry), locale="es") if each.id]
    assert flaw in " ".join(flaws(message))


def test_a_sound_message_has_no_flaw() -> None:
    entry = (
        'msgid "{a} of {b}"\nmsgid_plural "{n} of {b}"\nmsgstr[0] "{b}: {a}"\nmsgstr[1] "{n} {b}"'
    )
    (message,) = [each for each in read_po(io.StringIO(entry), locale="es") if each.id]
    assert flaws(message) == []


def test_a_level_without_a_translation_is_seen() -> None:
    assert _lacking({"brief.en.md", "brief.es.md", "hints.en.md"}) == ["hints.es.md"]
    assert _lacking({"level.toml"}) == ["brief.en.md", "brief.es.md"]
