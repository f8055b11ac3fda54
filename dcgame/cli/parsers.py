"""The parsers, built anew for the language in use."""

import argparse
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from dcgame import __version__
from dcgame.cli import check, codes, codex, new_level, play, replay, verify
from dcgame.cli.asked import first_word
from dcgame.cli.output import clean, did_you_mean, prose
from dcgame.cli.wording import translate_argparse
from dcgame.words import LANGUAGES, N_, say

SUBCOMMANDS = {
    "play": play,
    "check": check,
    "replay": replay,
    "verify": verify,
    "new-level": new_level,
    "codex": codex,
}


class Parser(ArgumentParser):
    """A parser whose complaints are prose, cleaned like all prose."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave."""
        prose(self.format_usage().rstrip())
        prose(say(N_("{program}: {problem}"), program=self.prog, problem=clean(message)))
        raise SystemExit(codes.USAGE)


def build() -> Parser:
    """The parser of the whole command line."""
    translate_argparse()
    parser = Parser(
        prog="dcgame",
        description=say(N_("A flight simulator for the machine room, in your terminal.")),
        epilog=_examples(("dcgame", "dcgame play --seed 7", "dcgame replay saves/game.jsonl")),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"dcgame {__version__}")
    _common(parser, default=None)
    kinds = parser.add_subparsers(
        title=say(N_("subcommands")), metavar=say(N_("SUBCOMMAND")), parser_class=Parser
    )
    for name, module in SUBCOMMANDS.items():
        sub = kinds.add_parser(
            name,
            help=say(module.SUMMARY),
            description=say(module.SUMMARY),
            epilog=_examples(module.EXAMPLES),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        # Absent there, an option keeps the value that it had before the subcommand.
        _common(sub, default=SUPPRESS)
        module.declare(sub)
        sub.set_defaults(run=module.run)
    return parser


def with_subcommand(arguments: Sequence[str]) -> list[str]:
    """The arguments with ``play`` where no subcommand is named.

    Raises:
        SystemExit: when the word in its place is no subcommand.
    """
    word = first_word(arguments)
    if word in SUBCOMMANDS or {"-h", "--help", "--version"} & set(arguments):
        return list(arguments)
    if word is None or {"--load", "--seed", "--plain"} & set(arguments):
        return ["play", *arguments]
    prose(say(N_("there is no subcommand {word}"), word=word))
    prose(did_you_mean(word, SUBCOMMANDS))
    raise SystemExit(codes.USAGE)


def _common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default, help=say(N_("the language to speak"))
    )
    parser.add_argument(
        "--saves",
        metavar=say(N_("FOLDER")),
        default=default,
        help=say(N_("where games are saved (else the variable {name})"), name="DCGAME_SAVES"),
    )


def _examples(lines: Sequence[str]) -> str:
    return "\n".join((say(N_("examples:")), *(f"  {line}" for line in lines)))
