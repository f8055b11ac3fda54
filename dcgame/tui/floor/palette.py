"""The command palette: every verb, with what is selected filled in."""

from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from dcgame.tui.floor.orders import Offer, general, offers
from dcgame.words import say

if TYPE_CHECKING:
    from dcgame.tui.floor.screen import FloorScreen


class VerbProvider(Provider):
    """Verbs for the selected thing first, then all of them."""

    @property
    def floor(self) -> "FloorScreen":
        """The screen that it provides for."""
        return cast("FloorScreen", self.screen)

    def known(self) -> tuple[Offer, ...]:
        """Offers, those for the selection first."""
        world, target = self.floor.session.world, self.floor.selection
        mine = [each for each in offers(world, target) if not each.refused] if target else []
        verbs = {each.command for each in mine}
        return (*mine, *(each for each in general(world) if each.command not in verbs))

    async def discover(self) -> Hits:
        """All verbs, when nothing is typed."""
        for offer in self.known():
            yield DiscoveryHit(
                Content(f"{offer.line}  "),
                lambda offer=offer: self.floor.offer(offer),
                text=offer.line,
                help=say(offer.command.does),
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
                    Content(text),
                    lambda offer=offer: self.floor.offer(offer),
                    text=text,
                )
