"""``dcgame codex``: any page of the codex, in the shell."""

import shutil
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from dcgame.cli import codes
from dcgame.cli.output import data, data_json, prose
from dcgame.words import LANGUAGES, N_, say

if TYPE_CHECKING:
    from dcgame.campaign.codex import Page

SUMMARY = N_("Look something up: every verb, every failure, every concept.")
EXAMPLES = (
    "dcgame codex",
    "dcgame codex disk-dead",
    "dcgame codex --json",
)
WIDEST = 88
KIND_NAMES = {"verbs": N_("Verbs"), "failures": N_("Failures"), "concepts": N_("Concepts")}


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``codex``."""
    parser.add_argument(
        "topic",
        nargs="?",
        metavar=say(N_("TOPIC")),
        help=say(N_("the id of a page; without any, all of them are listed")),
    )
    parser.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))


def run(options: Namespace) -> int:
    """Print the page of a topic, or the list of topics."""
    from dcgame.campaign.codex import find, pages

    if options.topic is None:
        found = pages()
        if options.json:
            data_json(_by_kind(found))
        else:
            _list(found)
        return codes.OK
    found = find(options.topic)
    if not found:
        _unknown(options.topic)
        return codes.USAGE
    if options.json:
        data_json(_by_kind(found))
    else:
        from dcgame.console.pages import told

        data("\n\n".join(told(page, _width()) for page in found))
    return codes.OK


def _by_kind(found: "tuple[Page, ...]") -> dict[str, list[dict[str, Any]]]:
    from dcgame.campaign.codex import KINDS

    return {kind: [_as_json(page) for page in found if page.kind == kind] for kind in KINDS}


def _as_json(found: "Page") -> dict[str, Any]:
    from dcgame.campaign.codex import page, source_of

    texts = {lang: page(found.kind, found.id, lang).text for lang in LANGUAGES}
    source = "; ".join(dict.fromkeys(source_of(tag) for tag in found.tags))
    return {"id": found.id, **texts, "source": source}


def _list(found: "tuple[Page, ...]") -> None:
    widest = max(len(page.id) for page in found)
    for kind, name in KIND_NAMES.items():
        data(f"{say(name)}:")
        for page in found:
            if page.kind == kind:
                data(f"  {page.id:{widest}}  {page.title}")


def _unknown(topic: str) -> None:
    from dcgame.campaign.codex import nearest

    prose(say(N_("the codex has no page {topic}"), topic=topic))
    near = nearest(topic)
    if near:
        prose(say(N_("did you mean {nearest}?"), nearest=", ".join(near)))
    else:
        prose(say(N_("all pages: dcgame codex")))


def _width() -> int:
    return min(WIDEST, max(20, shutil.get_terminal_size().columns))
