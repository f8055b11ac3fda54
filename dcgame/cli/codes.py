"""Exit codes, the same for every subcommand."""

OK = 0
NOT_VERIFIED = 1
USAGE = 2
CORRUPT = 3
VERSION = 4
INVALID_LEVEL = 5
CRASHED = 70
INTERRUPTED = 130
CLOSED_PIPE = 141
"""Whoever read our output has gone: what a shell reports of any other command then."""
