"""The page that shows the pictures."""

from tests.pictures import story
from tests.pictures.scenes import CHAPTERS

HEAD = """# Pictures

Every screen of the game, drawn by the game itself: `make pictures` makes this page and all of its
pictures anew, byte for byte the same as long as the screens are. They are of 120×36 characters.
"""


def page() -> str:
    """As Markdown."""
    parts = [HEAD, f"![{story.CAPTION}]({story.NAME}.svg)\n\n{story.CAPTION}.\n"]
    for chapter in CHAPTERS:
        parts.append(f"## {chapter.title}\n")
        for scene in chapter.scenes:
            caption = scene.caption + ("" if scene.colour else ", without colours")
            parts.append(f"{caption}:\n\n![{caption}]({scene.name}.svg)\n")
    return "\n".join(parts)
