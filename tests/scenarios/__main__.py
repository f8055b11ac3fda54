"""Play all scenarios; with ``--write`` keep their journals, else say which differ."""

import sys

from tests.scenarios.script import cases, play
from tests.scenarios.telling import journal_of


def main(arguments: list[str]) -> int:
    """0 unless a journal differs from the one that is kept."""
    differing = 0
    for case in cases():
        told = journal_of(play(case.read_text(encoding="utf-8")))
        kept = case.with_suffix(".journal")
        if kept.exists() and kept.read_text(encoding="utf-8") == told:
            continue
        differing += 1
        print(f"{'written' if '--write' in arguments else 'differs'}: {kept.name}")
        if "--write" in arguments:
            kept.write_text(told, encoding="utf-8")
    return 1 if differing and "--write" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
