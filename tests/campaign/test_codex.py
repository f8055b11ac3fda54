"""The codex is complete, in both languages, every number with its source, no link dead.

Mutations that these tests were seen to catch: a page removed; a page of one language only; a tag
that is in no list; a link to nothing; a verb's example that gives another verb; a section left
out; a number without its source; Spanish numbers with other sources than the English ones.
"""

import re
import tomllib

import pytest

from dcgame.campaign.codex import (
    CONSTANT,
    HEADINGS,
    CodexError,
    Page,
    find,
    folder,
    nearest,
    page,
    pages,
    read_page,
    source_of,
    sources,
    topics,
)
from dcgame.campaign.library import level_folders, levels_folder
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.grammar import parse
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.failures.registry import FAILURES
from dcgame.words import LANGUAGES
from tests.architecture import repo

LONGEST = 45

IDEAS = {
    1: ("eras",),
    2: ("load-to-memory", "ready"),
    3: ("one-app-one-server",),
    4: ("guest", "array"),
    5: ("array",),
    6: ("hci", "replication-factor"),
    7: ("emulation",),
    8: ("isolation", "full-virtualisation"),
    9: ("paravirtualisation",),
    10: ("remote-access", "bmc"),
    11: ("consolidation", "p2v"),
    12: ("blast-radius", "high-availability"),
    13: ("vendor-support",),
    14: ("ecc", "spof"),
    15: ("contention", "right-sizing", "memory-ladder"),
    16: ("latency", "thin-provisioning", "snapshot", "rebuild"),
    17: ("guest-folder", "duplicate-identity"),
    18: ("type-1", "type-2"),
}
"""The eighteen ideas of the course, each with the concepts that explain it."""


def _ids(kind: str) -> set[str]:
    return {topic for each, topic in topics() if each == kind}


def _recipe(kind: str, topic: str) -> str:
    return (
        f"write dcgame/codex/{kind}/{topic}.en.md and .es.md (CONTRIBUTING, 'A page of the codex')"
    )


def test_every_verb_has_a_page_and_every_page_of_a_verb_its_verb() -> None:
    verbs = {command.verb for command in COMMANDS}
    missing = [_recipe("verbs", verb) for verb in sorted(verbs - _ids("verbs"))]
    assert not missing, "\n".join(missing)
    assert _ids("verbs") == verbs


def test_every_failure_has_a_page_and_every_page_of_a_failure_its_failure() -> None:
    kinds = {failure.id for failure in FAILURES}
    missing = [_recipe("failures", kind) for kind in sorted(kinds - _ids("failures"))]
    assert not missing, "\n".join(missing)
    assert _ids("failures") == kinds


def test_every_idea_of_the_course_has_its_concepts() -> None:
    assert sorted(IDEAS) == list(range(1, 19))
    wanted = {concept for concepts in IDEAS.values() for concept in concepts}
    assert wanted <= _ids("concepts")
    assert len(_ids("concepts")) >= 40


def test_every_concept_of_a_level_can_be_looked_up() -> None:
    root = levels_folder()
    assert root is not None
    missing = []
    for level in level_folders(root):
        text = (level / "level.toml").read_text(encoding="utf-8")
        for concept in tomllib.loads(text).get("concepts", []):
            if not find(concept):
                missing.append(f"{level.name}: {_recipe('concepts', concept)}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_can_be_read_and_no_link_is_dead(lang: str) -> None:
    known = {topic for _, topic in topics()}
    dead = [
        f"{each.id}: {link}" for each in pages(lang) for link in each.related if link not in known
    ]
    assert not dead, "\n".join(dead)
    for each in pages(lang):
        assert each.tags, each.id
        assert all(source_of(tag).strip() for tag in each.tags), each.id
        assert each.text.count("\n") <= LONGEST, each.id
        assert each.id not in each.related, each.id


def test_every_file_of_the_folder_is_a_page_in_use() -> None:
    used = {f"{kind}/{topic}.{lang}.md" for kind, topic in topics() for lang in LANGUAGES}
    there = {
        str(path.relative_to(folder()))
        for path in repo.files()
        if folder() in path.parents and path.suffix != ".toml"
    }
    assert there <= used, sorted(there - used)
    assert used == {str(path.relative_to(folder())) for path in folder().glob("*/*")}


def test_both_languages_say_the_same_of_the_same_sources() -> None:
    for english, spanish in zip(pages("en"), pages("es"), strict=True):
        assert english.id == spanish.id
        assert [each.tags for each in english.figures] == [each.tags for each in spanish.figures]
        assert english.related == spanish.related
        assert english.console == spanish.console
        assert english.what != spanish.what


def test_the_examples_of_a_verb_give_that_verb() -> None:
    for each in pages("en"):
        for line in each.console:
            command = parse(line)
            assert isinstance(command, Command), (each.id, line, command)
            assert command.verb == each.id


def test_every_tag_leads_to_something_that_can_be_found() -> None:
    assert CONSTANT not in sources()
    assert all(re.fullmatch(r"[A-Z0-9-]+", tag) for tag in sources())
    assert all(len(where) > 8 for where in sources().values())


def test_a_topic_is_found_by_its_id_or_with_its_kind() -> None:
    assert [each.kind for each in find("support")] == ["verbs"]
    assert find("verbs/support") == find("support")
    assert find("failures/support") == ()
    assert find("nothing-of-the-kind") == ()
    assert "disk-dead" in nearest("disk-ded")
    assert "psu" in nearest("supply", "en")
    assert nearest("fuente", "es")[0] == "psu"
    assert nearest("qqqqqqq") == nearest("") == ()


def test_a_page_is_told_in_the_language_asked_for() -> None:
    assert page("failures", "psu", "en").title == "A power supply dies"
    assert page("failures", "psu", "es").title == "Muere una fuente de alimentación"
    with pytest.raises(CodexError, match=r"failures/nothing\.en\.md"):
        page("failures", "nothing", "en")


# A page is read strictly.

SOUND = """# A title

What it is.

## How the game does it

So.

## Numbers

- 15 minutes [game]
- 1.5 % a year, 2 at last [BB25, BB23]

## What to do

This.

That.

## See also

psu,
fan
"""


def _read(text: str) -> Page:
    return read_page("concepts", "sample", "en", text)


def test_a_sound_page_is_taken_apart() -> None:
    sample = _read(SOUND)
    assert sample.title == "A title"
    assert sample.what == ("What it is.",)
    assert sample.mechanism == ("So.",)
    assert [each.text for each in sample.figures] == ["15 minutes", "1.5 % a year, 2 at last"]
    assert sample.tags == ("game", "BB25", "BB23")
    assert sample.advice == ("This.", "That.")
    assert sample.related == ("psu", "fan")
    assert sample.console == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("# A title", "A title", 1, "title"),
        ("What it is.\n", "", 1, "nothing is said"),
        ("## How the game does it", "## How it works", 5, "sections should be"),
        ("## What to do\n", "", 5, "sections should be"),
        ("- 15 minutes [game]", "- 15 minutes", 11, "TAG"),
        ("- 15 minutes [game]", "15 minutes [game]", 11, "TAG"),
        ("[BB25, BB23]", "[BB25, WIKI]", 12, "does not know WIKI"),
        ("This.\n\nThat.\n", "", 14, "nothing is said"),
        ("psu,\nfan", "PSU", 20, "ids with commas"),
        ("psu,\nfan\n", "", 20, "ids with commas"),
    ],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, line: int, problem: str) -> None:
    assert old in SOUND
    with pytest.raises(CodexError) as caught:
        _read(SOUND.replace(old, new))
    assert str(caught.value).startswith(f"concepts/sample.en.md:{line}:")
    assert problem in str(caught.value)


def test_only_verbs_have_a_console() -> None:
    heading = HEADINGS["en"][0]
    section = f"## {heading}\n\n    stop web-1\n\n## How the game does it"
    text = SOUND.replace("## How the game does it", section)
    assert read_page("verbs", "stop", "en", text).console == ("stop web-1",)
    with pytest.raises(CodexError, match="sections"):
        _read(text)
    with pytest.raises(CodexError, match="sections"):
        read_page("verbs", "stop", "en", SOUND)
    with pytest.raises(CodexError, match="indented"):
        read_page("verbs", "stop", "en", text.replace("    stop", "stop"))


def test_a_number_section_without_a_number_is_refused() -> None:
    with pytest.raises(CodexError, match="a number and its source"):
        _read(re.sub(r"(?m)^- .*\n", "", SOUND))


@pytest.mark.parametrize("topic", ["../secret", "A", "", "a--b"])
def test_ids_are_plain(topic: str) -> None:
    with pytest.raises(CodexError, match="kind, id and language"):
        read_page("concepts", topic, "en", SOUND)
