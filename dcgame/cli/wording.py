"""The words of argparse itself, so that they are translated with ours."""

import argparse

from dcgame.words import N_, say, say_plural

ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)
"""Texts that argparse says and our catalogues hold (the same in Python 3.11 to 3.13)."""


def translate_argparse() -> None:
    """Make argparse speak the language in use.

    It looks each of its texts up through these two names of its own module; there is no other
    way to reach them than replacing both.
    """
    setattr(argparse, "_", _translated)  # noqa: B010  (not a name that its types declare)
    setattr(argparse, "ngettext", _translated_plural)  # noqa: B010  (the same)


def _translated(text: str | None) -> str | None:
    return None if text is None else say(text)


def _translated_plural(one: str, many: str, count: int) -> str:
    return say_plural(one, many, count)
