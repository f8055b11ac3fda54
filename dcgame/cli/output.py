"""Data goes to standard output, prose to standard error, and neither commands the terminal."""

import json
import os
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from dcgame.words import N_, say

UNSHOWABLE = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    """``text`` without what a terminal would obey instead of show."""
    return "".join(char if char.isprintable() or char == "\n" else UNSHOWABLE for char in str(text))


def prose(text: str) -> None:
    """A sentence for the person at the terminal."""
    print(clean(text), file=sys.stderr)


def data(text: str) -> None:
    """A line of what was asked for."""
    print(clean(text))


def data_json(value: Any) -> None:
    """What was asked for, for programs. Pure ASCII: what is inside stays inside."""
    print(json.dumps(value, indent=2))


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """A sentence with the nearest valid words, or with all of them when none is near."""
    known = list(options)
    near = get_close_matches(word, known, 3) or known[:12]
    return say(N_("did you mean {nearest}?"), nearest=", ".join(near)) if near else ""


def silence() -> None:
    """Send what is left of the output nowhere: its reader has closed the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
