"""The command palette: every verb, with what is selected filled in."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from dcgame.tui.floor.logbook import FILTERS
from dcgame.tui.floor.orders import Offer, general, offers
from dcgame.tui.floor.overlays import OVERLAYS
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.tui.floor.screen import FloorScreen


class VerbProvider(Provider):
    """Verbs for the selected thing first, then all of them."""

    @property
    def floor(self) -> "FloorScreen":
        """The screen that it provides for."""
        return cast("FloorScreen", self.screen)

    def known(self) -> tuple[Offer, ...]:
        """Offers: those for the selection, then all verbs; what would be refused comes last."""
        world, target = self.floor.session.world, self.floor.selection
        mine = offers(world, target) if target else ()
        verbs = {each.command for each in mine}
        others = [each for each in general(world) if each.command not in verbs]
        return tuple(sorted((*mine, *others), key=lambda offer: bool(offer.refused)))

    async def discover(self) -> Hits:
        """All verbs, when nothing is typed."""
        for offer in self.known():
            yield DiscoveryHit(
                _shown(offer, f"{offer.line}  "),
                lambda offer=offer: self.floor.offer(offer),
                text=offer.line,
                help=_help(offer),
            )

    async def search(self, query: str) -> Hits:
        """Verbs whose line or sentence matches."""
        matcher = self.matcher(query)
        for offer in self.known():
            text = f"{offer.line} · {say(offer.command.does)}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(
                    score,
                    _shown(offer, text),
                    lambda offer=offer: self.floor.offer(offer),
                    text=offer.line,
                    help=_help(offer),
                )


def _shown(offer: Offer, text: str) -> Content:
    """Grey, with a cross, if it would be refused."""
    return Content.styled(f"✖ {text}", "$text-muted") if offer.refused else Content(text)


def _help(offer: Offer) -> str:
    """What it does, or why not now."""
    return offer.refused or say(offer.command.does)


class ViewProvider(Provider):
    """The overlays, and how near the racks are."""

    def known(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """What each is called, and what it does."""
        floor = cast("FloorScreen", self.screen)
        overlays = tuple(
            (
                say(N_("overlay: {name}"), name=say(overlay.name)),
                partial(floor.action_overlay, overlay.id),
            )
            for overlay in OVERLAYS
        )
        filters = tuple(
            (say(N_("log: {name}"), name=say(words)), partial(floor.filter_log, name))
            for name, (words, _) in FILTERS.items()
        )
        return (
            *overlays,
            *filters,
            (say(N_("nearer")), floor.action_zoom_in),
            (say(N_("back to the floor")), floor.action_zoom_out),
            (say(N_("folder of a guest")), floor.action_folder),
        )

    async def discover(self) -> Hits:
        """All of them."""
        for words, doing in self.known():
            yield DiscoveryHit(Content(words), doing, text=words)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for words, doing in self.known():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, Content(words), doing, text=words)
