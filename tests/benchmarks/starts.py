"""How long until something is seen: the title beside an empty Textual app, the command line
beside a bare interpreter."""

from pathlib import Path

from tests.benchmarks.processes import compare_processes
from tests.benchmarks.ratio import Show

NAME = "starts"

_EMPTY_APP = """
from textual.app import App
class Empty(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)
Empty().run(headless=True, size=(120, 36))
"""
_TITLE = """
import tempfile
from pathlib import Path
from dcgame.tui.app import DcgameApp
class Title(DcgameApp):
    def on_mount(self):
        super().on_mount()
        self.call_after_refresh(self.exit)
with tempfile.TemporaryDirectory() as folder:
    Title(Path(folder), Path(folder) / "settings.toml").run(headless=True, size=(120, 36))
"""
LEVEL = Path("levels/03-consolidation/twelve-to-three")


def run(show: Show) -> None:
    """The first paint, then the command line."""
    paint = compare_processes(
        {"an empty Textual app": ("-c", _EMPTY_APP), "the title": ("-c", _TITLE)},
        title="First paint, from the shell",
    )
    show(paint)
    times = 1 / paint.times_as_fast("the title", "an empty Textual app")
    show(f"  goal 5: {times:.2f}x an empty app (floor 1.5, aim 1.2)\n")
    bare = "python -c pass"
    commands = {
        bare: ("-c", "pass"),
        "dcgame --version": ("-m", "dcgame", "--version"),
        "dcgame check LEVEL": ("-m", "dcgame", "check", str(LEVEL)),
        "dcgame replay RUN": ("-m", "dcgame", "replay", str(LEVEL / "runs/reference.jsonl")),
    }
    table = compare_processes(commands, title="The command line")
    show(table)
    goals = dict(zip(list(commands)[1:], ("8x", "12x", "15x and the game itself"), strict=True))
    for name, floor in goals.items():
        show(f"  goal 6: {name}: {1 / table.times_as_fast(name, bare):.1f}x (floor {floor})")
    show("")
