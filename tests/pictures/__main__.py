"""Draw all pictures into ``docs/``, or those that are named, and the page that shows them."""

import asyncio
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from tests.pictures import story
from tests.pictures.acting import at_work
from tests.pictures.film import film
from tests.pictures.page import page
from tests.pictures.scenes import SCENES, Scene
from tests.pictures.svg import picture

DOCS = Path(__file__).resolve().parents[2] / "docs"
SIZE = (120, 36)


async def drawn(scene: Scene) -> str:
    """The SVG of a scene; it asks nothing of the network."""
    with tempfile.TemporaryDirectory() as folder:
        async with at_work(
            Path(folder), SIZE, lang=scene.lang, colour=scene.colour, theme=scene.theme
        ) as hands:
            await scene.doing(hands)
            return picture(await hands.frame(), scene.caption)


async def filmed() -> str:
    """The recording."""
    with tempfile.TemporaryDirectory() as folder:
        async with at_work(Path(folder), story.SIZE) as hands:
            made = await story.told(hands)
    return film(made.shots, made.still, story.CAPTION)


def files(names: list[str]) -> Iterator[tuple[str, str]]:
    """Each file's name and what is in it; all of them, or those of these names."""
    for scene in SCENES:
        if not names or scene.name in names:
            yield f"{scene.name}.svg", asyncio.run(drawn(scene))
    if not names or story.NAME in names:
        yield f"{story.NAME}.svg", asyncio.run(filmed())
    if not names:
        yield "README.md", page()


def main() -> None:
    """Draw."""
    parser = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--into", type=Path, default=DOCS)
    asked = parser.parse_args()
    asked.into.mkdir(exist_ok=True)
    for name, content in files(asked.names):
        (asked.into / name).write_text(content, encoding="utf-8")
        print(f"{name}  {len(content.encode()) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
