"""The recording of the README: a guest is placed, a node dies, why, and what it came to."""

from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.debrief import DebriefScreen
from tests.pictures.acting import Hands, level
from tests.pictures.film import Shot
from tests.tui.floor.games import Hand

NAME = "recording"
CAPTION = "Half a minute: a guest is placed, a node dies, why it did harm, the debrief"
SIZE = (100, 28)
LEVEL = "lose-one"
LONGEST = 60


class Story:
    """Shots of a game, with a clock that is moved by hand."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.shots: list[Shot] = []
        self.still = 0
        self._hand = Hand()

    async def shoot(self, time: int) -> None:
        """What is to be seen now, for so many hundredths of a second."""
        self.shots.append(Shot(await self.hands.frame(), time))

    async def press(self, key: str, time: int) -> None:
        """A key, and what it brings."""
        await self.hands.press(key)
        await self.shoot(time)

    def take_the_clock(self) -> None:
        """Time passes when we say so."""
        self.hands.floor.pace.clock = self._hand

    async def let_pass(self, key: str, beats: int, time: int) -> None:
        """At that speed for so many beats, or until something stops the clock."""
        await self.hands.press(key)
        floor = self.hands.floor
        for _ in range(beats):
            if floor.pace.paused or self.hands.app.screen is not floor:
                return
            self._hand.pass_(0.25)
            floor.tick()
            await self.shoot(time)


async def told(hands: Hands) -> Story:
    """The whole story."""
    story = Story(hands)
    await story.shoot(160)
    hands.app.open_campaign()
    await story.shoot(120)
    hands.app.open_brief(level(LEVEL))
    await story.shoot(260)
    hands.app.play(level(LEVEL), 1)
    await hands.until(lambda: isinstance(hands.app.screen, FloorScreen))
    story.take_the_clock()
    await story.shoot(160)
    await _place(story)
    await _lose(story)
    await _end(story)
    return story


async def _place(story: Story) -> None:
    """A guest goes to another node."""
    hands = story.hands
    await hands.at("crm-vm")
    await story.shoot(120)
    await hands.press("m")
    await hands.places()
    await story.shoot(150)
    for _ in range(2):
        await hands.press("down")
        await hands.places()
        await story.shoot(100)
    await story.press("enter", 130)
    await story.let_pass("1", 6, 25)
    await story.press("space", 60)


async def _lose(story: Story) -> None:
    """Days pass; the level asks what is expected; a node is lost, and then another."""
    hands = story.hands
    await hands.at("pool-1")
    await story.let_pass("4", LONGEST, 12)
    await story.shoot(180)
    await hands.press("down")
    await story.press("enter", 60)
    await story.let_pass("4", LONGEST, 20)
    await story.shoot(220)
    story.still = len(story.shots) - 1
    await story.press("question_mark", 360)
    await story.press("escape", 60)
    await story.let_pass("3", LONGEST, 20)
    await story.shoot(220)


async def _end(story: Story) -> None:
    """What nobody did anything about."""
    hands = story.hands
    session = hands.floor.session
    session.advance(session.horizon)
    hands.app.open_debrief(session)
    await hands.until(
        lambda: isinstance(hands.app.screen, DebriefScreen) and hands.app.screen.complete
    )
    await story.shoot(320)
    await story.press("pagedown", 260)
    await story.press("pagedown", 300)
