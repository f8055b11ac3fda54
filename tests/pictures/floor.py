"""On the floor."""

from collections.abc import Awaitable, Callable

from textual.widgets import Input

from dcgame.kernel.units import HOUR
from dcgame.play.alarms import attention
from dcgame.play.session import Session
from tests.pictures.acting import Hands, begun, everything, neglected, run_of, with_orders
from tests.tui.floor.stocked import TROUBLES


def _troubled() -> Session:
    return with_orders(*TROUBLES)


async def calm(hands: Hands) -> None:
    """A level on a quiet day."""
    await hands.enter(run_of("twelve-to-three", share=47))
    await hands.at("esx-2")


async def room(hands: Hands) -> None:
    """All is well."""
    session = everything(6)
    session.order("migrate web-1 to esx-2")
    session.advance(9 * HOUR)
    await hands.enter(session)
    await hands.at("esx-1")


async def crisis(hands: Hands) -> None:
    """Nothing is."""
    await hands.enter(_troubled())
    await hands.at("pool-1")


async def guide(hands: Hands) -> None:
    """The first step of the first room."""
    await hands.enter(begun("first-steps"))


async def placing(hands: Hands) -> None:
    """A guest looks for its host."""
    await hands.enter(everything())
    await hands.at("web-1")
    await hands.press("m")
    await hands.places()
    await hands.press("down")
    await hands.places()


async def menu(hands: Hands) -> None:
    """What can be done with a guest."""
    await hands.enter(everything())
    await hands.at("db-1")
    await hands.press("enter")


async def palette(hands: Hands) -> None:
    """A few letters."""
    await hands.enter(everything())
    await hands.at("db-1")
    await hands.press("ctrl+p")
    await hands.type("mig")


async def form(hands: Hands) -> None:
    """An order is made up, and its preview."""
    await hands.enter(everything())
    await hands.at("esx-2")
    await hands.press("enter")
    await hands.press("escape")
    await hands.press("x")


async def console(hands: Hands) -> None:
    """Half a line, and what it could become."""
    await hands.enter(everything())
    await hands.at("db-1")
    await hands.press("colon")
    await hands.type("migrate db-1 to ")
    await hands.press("tab")


async def ssh(hands: Hands) -> None:
    """A host's prompt."""
    await hands.enter(begun("lab"))
    hands.floor.session.advance(10 * HOUR)
    await hands.press("colon")
    hands.floor.console.value = "ssh esx-1"
    await hands.press("enter")
    for line in ("ls", "ls /datastore/web-1", "df", "esxtop"):
        hands.app.screen.query_one("#line", Input).value = line
        await hands.press("enter")


async def why(hands: Hands) -> None:
    """A guest is lost, and not by luck alone."""
    await hands.enter(run_of("lose-one", "lose-too-late", until=230_760))
    await hands.at("erp-vm")
    journal = hands.floor.session.journal
    lost = [entry for entry in journal if attention(entry) and entry.fact.alarm == "guest"]
    hands.floor.explain(lost[-1].seq)


async def jump(hands: Hands) -> None:
    """Labels."""
    await hands.enter(everything())
    await hands.press("j")


async def help_(hands: Hands) -> None:
    """About the pool."""
    await hands.enter(everything())
    await hands.at("pool-1")
    await hands.press("f1")


async def goals(hands: Hands) -> None:
    """Of a level in its middle."""
    await hands.enter(run_of("twelve-to-three", share=60))
    await hands.press("c")


async def prediction(hands: Hands) -> None:
    """At the first second of the first level."""
    await hands.enter(begun("sprawl"))
    await hands.press("full_stop")


async def log(hands: Hands) -> None:
    """What went wrong alone."""
    await hands.enter(neglected("feed-a-feed-b", ("service",)))
    await hands.press("e")


async def fire(hands: Hands) -> None:
    """Shots at a host."""
    await hands.enter(begun("lab"))
    await hands.press("f")


async def rack(hands: Hands) -> None:
    """The rack with the array."""
    await hands.enter(_troubled())
    await hands.at("box")
    await hands.press("plus")


async def server(hands: Hands) -> None:
    """A host with two guests."""
    await hands.enter(everything())
    await hands.at("esx-1")
    await hands.press("plus", "plus")


async def layers(hands: Hands) -> None:
    """A guest's layers beside the other ways to run it."""
    await hands.enter(everything())
    await hands.at("db-1")
    await hands.press("k")


async def folder(hands: Hands) -> None:
    """A guest's files."""
    await hands.enter(everything())
    await hands.at("db-1")
    await hands.press("y")


async def array(hands: Hands) -> None:
    """With a dead disk."""
    await hands.enter(_troubled())
    await hands.at("box")
    await hands.press("plus", "plus")


async def day(hands: Hands) -> None:
    """Under every server."""
    await hands.enter(run_of("twelve-to-three", share=47))
    await hands.press("l")


def overlay(name: str) -> Callable[[Hands], Awaitable[None]]:
    """That one, over the room in trouble."""

    async def shown(hands: Hands) -> None:
        await hands.enter(_troubled())
        await hands.at({"replicas": "mail", "depends": "box"}.get(name, "esx-1"))
        hands.floor.action_overlay(name)

    return shown
