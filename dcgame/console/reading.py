"""Looking things up by words: the pages of the codex, and what can be fired in a laboratory."""

from dcgame.campaign.codex import find, nearest, topics
from dcgame.console.answer import Answer, tell, tell_of
from dcgame.console.pages import told
from dcgame.play.session import Session
from dcgame.sim.failures.fitting import shots
from dcgame.words import N_, say

WIDE = 88
NAMED = 8
"""Targets named of each kind; of the others their number is told."""
_KINDS = {"concepts": N_("Concepts"), "verbs": N_("Verbs"), "failures": N_("Failures")}


def codex(session: Session, words: list[str]) -> Answer:
    """``codex``, ``codex snapshot``"""
    if not words:
        lines = []
        for kind, name in _KINDS.items():
            ids = ", ".join(topic for each, topic in topics() if each == kind)
            lines.append(f"{say(name)}: {ids}.")
        return Answer((*lines, say(N_("Say codex and one of them."))))
    found = find("-".join(words).lower())
    if found:
        lines = "\n\n".join(told(page, WIDE) for page in found).splitlines()
        # The line under a title is for eyes alone.
        return Answer(tuple(line for line in lines if line.strip("=") or not line))
    near = nearest(words[0])
    if near:
        text = N_("The codex has no page {topic}; did you mean {nearest}?")
        return tell_of(text, topic=words[0], nearest=", ".join(near))
    return tell_of(N_("The codex has no page {topic}; codex alone names all."), topic=words[0])


def fire(session: Session, words: list[str]) -> Answer:
    """``fire``, ``fire esx-1``: what can befall the room, or one thing in it."""
    world = session.world
    if not world.setting.misfortunes:
        return tell_of(N_("This is no laboratory: here things break by themselves."))
    lines = []
    for failure, names in shots(world):
        mine = [name for name in names if not words or words[0] in (name, *name.split("/"))]
        if words and not mine:
            continue
        shown = ", ".join(mine[:NAMED]) if mine else say(N_("fits nothing yet"))
        more = len(mine) - NAMED
        if more > 0:
            shown += " " + say(N_("and {count} more"), count=more)
        lines.append(f"{failure.id} ({say(failure.name)}): {shown}.")
    if not lines:
        return tell_of(N_("Nothing can befall {name} now."), name=words[0])
    return tell(*lines, say(N_("Say strike KIND on TARGET.")))
