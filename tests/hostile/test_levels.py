"""Every hostile level is refused at once, cheaply, with a sentence that names the line."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dcgame.campaign.build import world_of
from dcgame.campaign.clean import is_clean
from dcgame.campaign.level import LevelErrors
from dcgame.campaign.library import examine, load_level
from dcgame.campaign.reader import FILE
from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance, begin
from tests.campaign.samples import contents, errors_of, read
from tests.hostile.corpus import Hostile, harmless, levels

CORPUS = levels()
MEMORY = 200 * 1024 * 1024


def _name(hostile: Hostile) -> str:
    return hostile.name


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 40
    assert len({hostile.name for hostile in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("hostile", CORPUS, ids=_name)
def test_it_is_refused_with_its_place(hostile: Hostile) -> None:
    errors = errors_of(hostile.data)
    sentences = [error.sentence() for error in errors]
    assert sentences
    assert all(is_clean(text) and "\n" not in text for text in sentences)
    assert all(len(text) < 1000 for text in sentences)
    assert all(error.line >= 1 and error.column >= 1 for error in errors)
    assert all(f"example/level.toml:{e.line}:{e.column}" in e.sentence() for e in errors)
    telling = [error for error in errors if hostile.says in error.sentence()]
    assert telling, sentences
    if hostile.line:
        assert hostile.line in {error.line for error in telling}, sentences


@pytest.mark.parametrize("name", sorted(harmless()))
def test_what_only_looks_strange_is_read(name: str) -> None:
    level = read(harmless()[name])
    assert is_clean(level.title.en)


_CHILD = """
import resource, sys, time
from tests.campaign.samples import errors_of
from tests.hostile.corpus import levels
corpus = levels()
errors_of(corpus[-1].data)
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
limit = used + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for hostile in corpus:
    start = time.process_time()
    assert errors_of(hostile.data), hostile.name
    print(f"{time.process_time() - start:.3f} {hostile.name}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as Linux knows them")
def test_none_takes_much_memory_or_time() -> None:
    command = [sys.executable, "-c", _CHILD, str(MEMORY)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    slow = [line for line in done.stdout.splitlines() if float(line.split()[0]) > 1]
    assert len(done.stdout.splitlines()) == len(CORPUS)
    assert not slow, slow


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as Linux knows them")
def test_the_limit_of_memory_is_one() -> None:
    """A control: without the guard, the deep key breaks it."""
    careless = _CHILD.replace(
        "for hostile",
        "from dcgame.campaign import reader\nreader.guard = lambda file, text: None\nfor hostile",
    )
    command = [sys.executable, "-c", careless, str(MEMORY)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "MemoryError" in done.stderr


def _folder(root: Path, **other: bytes) -> Path:
    folder = root / "example"
    folder.mkdir()
    for name, data in {**contents(), **other}.items():
        (folder / name).write_bytes(data)
    return folder


def _refused(path: Path) -> str:
    with pytest.raises(LevelErrors) as refused:
        load_level(path)
    assert refused.value.errors == examine(path).errors
    return str(refused.value)


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    assert "example/level.toml:1:1" in _refused(folder)


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "example").write_bytes(contents()[FILE])
    assert "example:1:1" in _refused(tmp_path / "example")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
def test_links_in_circles_and_pipes(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "brief.en.md").unlink()
    (folder / "brief.en.md").symlink_to(folder / "brief.en.md")
    (folder / "brief.es.md").unlink()
    os.mkfifo(folder / "brief.es.md")
    told = _refused(folder)
    assert "example/brief.en.md:1:1" in told
    assert "example/brief.es.md:1:1" in told
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "loop:1:1" in _refused(loop)
    assert "loop:1:1" in _refused(loop / FILE)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / FILE).chmod(0)
    assert "example/level.toml:1:1" in _refused(folder)


def test_a_name_that_a_terminal_would_obey(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;x\x07\nb"
    folder.mkdir()
    told = _refused(folder)
    assert is_clean(told)
    assert len(told.split("\n")) == 5


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    with (folder / FILE).open("r+b") as file:
        file.truncate(10**12)
    start = time.process_time()
    assert "262144 bytes" in _refused(folder)
    assert time.process_time() - start < 1


@st.composite
def _mutants(draw: st.DrawFn) -> bytes:
    """The example with some pieces of it cut out, doubled, or put elsewhere."""
    data = bytearray(contents()[FILE])
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.integers(0, 80)))
        piece = bytes(data[start:stop])
        match draw(st.integers(0, 3)):
            case 0:
                del data[start:stop]
            case 1:
                place = draw(st.integers(0, len(data)))
                data[place:place] = piece
            case 2:
                data[start:stop] = draw(st.binary(max_size=6))
            case _:
                marks = (b'"', b"[", b"]", b"{", b"}", b"=", b"\n", b".", b"#", b"-1", b"[[", b"'")
                data[start:start] = draw(st.sampled_from(marks))
    return bytes(data)


@given(_mutants())
@settings(max_examples=300, deadline=None)
def test_whatever_is_read_is_a_level_or_refused(data: bytes) -> None:
    errors = errors_of(data)
    assert all(is_clean(error.sentence()) for error in errors)
    if not errors:
        level = read(data)
        advance(begin(world_of(level, 1)).world, HOUR)
