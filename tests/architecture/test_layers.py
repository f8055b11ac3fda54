"""Imports go down only. The contracts are in pyproject.toml; import-linter checks them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import repo

_LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(**{}))"


def _lint(folder: Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _LINT.format({"no_logo": True, "no_cache": True, **options})]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_down_only() -> None:
    done = _lint(repo.ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


_HOUSE = {
    "dcgame/__init__.py": "",
    "dcgame/words.py": "",
    "dcgame/cli.py": "def play():\n    import dcgame.tui\n",
    "dcgame/tui/__init__.py": "import textual\n",
    "dcgame/campaign.py": "",
    "dcgame/world/__init__.py": "import dcgame.kernel\n",
    "dcgame/kernel/__init__.py": "",
    "dcgame/sim/__init__.py": "",
    "dcgame/sim/engine.py": "from dcgame.sim import commands, facts, rules, wakes\n",
    "dcgame/sim/commands.py": "import dcgame.sim.facts\n",
    "dcgame/sim/rules.py": "import dcgame.sim.wakes\n",
    "dcgame/sim/wakes.py": "import dcgame.sim.facts\nimport dcgame.words\n",
    "dcgame/sim/facts.py": "import dcgame.world\n",
}


def _build(folder: Path, changed: dict[str, str]) -> Path:
    pyproject = repo.read(repo.ROOT / "pyproject.toml")
    for file, text in {**_HOUSE, **changed, "pyproject.toml": pyproject}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_sound_house_passes(tmp_path: Path) -> None:
    done = _lint(_build(tmp_path, {}))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "text", "contract"),
    [
        ("dcgame/kernel/__init__.py", "import dcgame.world\n", "rooms"),
        ("dcgame/world/__init__.py", "import dcgame.sim.facts\n", "rooms"),
        ("dcgame/campaign.py", "def late():\n    import dcgame.cli\n", "rooms"),
        ("dcgame/words.py", "import dcgame.kernel\n", "rooms"),
        ("dcgame/cellar.py", "", "rooms"),
        ("dcgame/sim/commands.py", "import dcgame.sim.rules\n", "sim"),
        ("dcgame/sim/rules.py", "import dcgame.sim.engine\n", "sim"),
        ("dcgame/sim/facts.py", "import dcgame.sim.wakes\n", "sim"),
        ("dcgame/cli.py", "def play():\n    import textual.app\n", "headless"),
        ("dcgame/campaign.py", "from rich.text import Text\n", "headless"),
        ("dcgame/sim/facts.py", "import random\n", "determinism"),
        ("dcgame/sim/rules.py", "def now():\n    from datetime import datetime\n", "determinism"),
        ("dcgame/world/__init__.py", "from pathlib import Path\n", "determinism"),
    ],
)
def test_a_crooked_house_does_not(tmp_path: Path, file: str, text: str, contract: str) -> None:
    done = _lint(_build(tmp_path, {file: text}), limit_to_contracts=(contract,))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 broken" in done.stdout
