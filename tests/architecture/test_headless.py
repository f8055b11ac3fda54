"""The engine, the levels and the command line run where no Textual is."""

import json
import subprocess
import sys
from pathlib import Path

from tests.architecture import repo

_SCREENS = ("textual", "rich")


def loaded_after(program: str, folder: Path) -> list[str]:
    """The top-level modules that a fresh interpreter has loaded after running ``program``."""
    report = (
        "import json, sys\n"
        "print('\\n' + json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{report}"],
        cwd=folder,
        env={"PYTHONPATH": str(repo.ROOT), "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return modules


def _modules_below_the_screens() -> list[str]:
    names = []
    for path in repo.python_files("dcgame"):
        parts = path.relative_to(repo.ROOT).with_suffix("").parts
        dotted = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if parts[1] not in ("tui", "__main__"):
            names.append(dotted)
    return names


def test_nothing_below_the_screens_loads_textual(tmp_path: Path) -> None:
    names = _modules_below_the_screens()
    assert "dcgame.kernel.digest" in names
    program = f"import importlib\nfor name in {names}:\n    importlib.import_module(name)"
    loaded = loaded_after(program, tmp_path)
    assert not [name for name in _SCREENS if name in loaded]


def test_the_probe_would_see_textual(tmp_path: Path) -> None:
    assert "textual" in loaded_after("import textual.app", tmp_path)


def test_asking_for_the_version_loads_neither_textual_nor_numpy(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "sys.argv = ['dcgame', '--version']\n"
        "from dcgame.cli import main\n"
        "try:\n"
        "    status = main()\n"
        "except SystemExit as end:\n"
        "    status = end.code\n"
        "assert not status, status"
    )
    loaded = loaded_after(program, tmp_path)
    assert not [name for name in (*_SCREENS, "numpy") if name in loaded]


def test_the_package_itself_imports_nothing(tmp_path: Path) -> None:
    bare = loaded_after("pass", tmp_path)
    assert set(loaded_after("import dcgame", tmp_path)) - set(bare) == {"dcgame"}
