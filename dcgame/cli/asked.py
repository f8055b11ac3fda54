"""What has to be known of the arguments before they are parsed."""

from collections.abc import Iterator, Sequence

WITH_VALUE = ("--lang", "--saves")
"""Options of the program itself that take a value; they may stand before the subcommand."""


def asked_language(arguments: Sequence[str]) -> str | None:
    """The value of ``--lang``, if it was given: help is told in that language too."""
    for index, word in enumerate(arguments):
        if word == "--":
            return None
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is no option and no option's value."""
    return next(_plain_words(arguments), None)


def _plain_words(arguments: Sequence[str]) -> Iterator[str]:
    value_follows = False
    for word in arguments:
        if value_follows:
            value_follows = False
        elif word in WITH_VALUE:
            value_follows = True
        elif not word.startswith("-"):
            yield word
