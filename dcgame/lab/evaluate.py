"""``python -m dcgame.lab.evaluate [--seeds N] [LEVEL…]``: is a level won under any luck?

Plays the reference policy over seeds 1 to N and prints a line a level. Exit code 1 if a game is
lost.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from dcgame.campaign.library import level_folders, levels_folder, load_level
from dcgame.lab.playing import script_of
from dcgame.lab.policy import play

REFERENCE = Path("runs") / "reference.jsonl"


@frozen
class Evaluation:
    """The games of one level: how many with each number of stars, and why the others lost."""

    level: str
    games: int
    stars: tuple[int, int, int]
    reasons: tuple[tuple[str, int], ...]

    @property
    def won(self) -> int:
        """Games that were won."""
        return sum(self.stars)


def evaluate(folder: Path, seeds: int) -> Evaluation:
    """The reference policy on one level, under seeds 1 to ``seeds``."""
    level = load_level(folder)
    steps = script_of(folder / REFERENCE).steps
    results = [play(level, seed, steps) for seed in range(1, seeds + 1)]
    stars = Counter(result.stars for result in results if result.won)
    reasons = Counter(result.reason for result in results if not result.won)
    ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return Evaluation(level.id, seeds, (stars[1], stars[2], stars[3]), tuple(ranked))


def main(argv: Sequence[str] | None = None) -> int:
    """Evaluate levels; 0 when every game is won."""
    parser = ArgumentParser(prog="python -m dcgame.lab.evaluate")
    parser.add_argument("levels", nargs="*", help="folders or ids; without any, all")
    parser.add_argument("--seeds", type=int, default=100)
    options = parser.parse_args(argv)
    lost = 0
    print(f"{'level':24} {'won':>9}   *   **  ***  most frequent reason of a loss")
    for folder in _folders(options.levels):
        if not (folder / REFERENCE).is_file():
            print(f"{folder.name:24} has no reference run", file=sys.stderr)
            lost += 1
            continue
        found = evaluate(folder, options.seeds)
        lost += found.games - found.won
        print(_row(found), flush=True)
    return 1 if lost else 0


def _row(found: Evaluation) -> str:
    won = f"{found.won}/{found.games}"
    one, two, three = found.stars
    worst = f"{found.reasons[0][0]} ({found.reasons[0][1]})" if found.reasons else ""
    return f"{found.level:24} {won:>9} {one:3} {two:4} {three:4}  {worst}".rstrip()


def _folders(names: Sequence[str]) -> list[Path]:
    root = levels_folder()
    shipped = level_folders(root) if root else ()
    if not names:
        return list(shipped)
    known = {folder.name: folder for folder in shipped}
    return [known.get(name, Path(name)) for name in names]


if __name__ == "__main__":
    sys.exit(main())
