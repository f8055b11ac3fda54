"""What the pictures show, in the order of the page. A new screen is a scene here."""

from collections.abc import Awaitable, Callable

from attrs import frozen

from tests.pictures import floor, places, signs
from tests.pictures.acting import Hands

Doing = Callable[[Hands], Awaitable[None]]


@frozen
class Scene:
    """``docs/name.svg`` is what is to be seen after ``doing``."""

    name: str
    caption: str
    doing: Doing
    lang: str = "en"
    colour: bool = True
    theme: str = ""


@frozen
class Chapter:
    """Scenes that belong together."""

    title: str
    scenes: tuple[Scene, ...]


CHAPTERS = (
    Chapter(
        "Outside the room",
        (
            Scene("title", "The title; under a second from the shell", places.title),
            Scene("map", "The campaign: chapters, levels, stars, what each teaches", places.map_),
            Scene("brief", "The brief: the situation, the goals", places.brief),
            Scene("codex", "The codex: verbs, failures, concepts, with sources", places.codex),
            Scene("saves", "Saved games, each with a small picture of its room", places.saves),
            Scene(
                "settings",
                "Settings: speed, alarms, theme, language",
                places.settings,
            ),
            Scene("pagehelp", "F1 on any of these: what it is for, its keys", places.page_help),
            Scene("keys", "Every key, and how to change it", places.keys),
            Scene("sandbox", "The sandbox: year, size, luck", places.sandbox),
            Scene("daily", "The daily room: the date is the seed", places.daily),
            Scene("review", "Levels passed some days ago, with new luck", places.review),
            Scene("check", "For authors: every fault of a level, as it is written", places.check),
        ),
    ),
    Chapter(
        "The floor",
        (
            Scene("floor", "Twelve to three, on its third day", floor.calm),
            Scene("floor.es", "The same in Spanish", floor.calm, "es"),
            Scene("room", "A room with one of everything, on a quiet morning", floor.room),
            Scene("crisis", "The same room in its worst minute", floor.crisis),
            Scene("crisis.es", "The same in Spanish", floor.crisis, "es"),
            Scene("guide", "First steps: the guide teaches the keys by doing", floor.guide),
            Scene("placing", "Placing a guest: what would follow on each host", floor.placing),
            Scene("menu", "The menu: every verb, and why some cannot be had", floor.menu),
            Scene("palette", "The palette: the same verbs by a few letters", floor.palette),
            Scene("form", "An order, and what would follow from it", floor.form),
            Scene("console", "The console, with completion", floor.console),
            Scene("ssh", "On a host's own prompt, over the management network", floor.ssh),
            Scene("why", "Why? The chain of causes, and the decision that allowed it", floor.why),
            Scene("jump", "Jump: a label on everything in sight", floor.jump),
            Scene("help", "F1: about what has the keys", floor.help_),
            Scene("goals", "The goals as things stand", floor.goals),
            Scene("prediction", "What do you expect? Asked before it happens", floor.prediction),
            Scene("log", "The log cut down to trouble", floor.log),
            Scene("fire", "The lab: what can be broken here", floor.fire),
        ),
    ),
    Chapter(
        "Nearer",
        (
            Scene("rack", "One rack", floor.rack),
            Scene("server", "One server: parts, cords, what lives in it", floor.server),
            Scene("layers", "Layers: plain, hosted, on the metal, each with its tax", floor.layers),
            Scene("folder", "A guest is a folder", floor.folder),
            Scene("array", "An array: controllers, groups, disks", floor.array),
            Scene("day", "The day's load under every server", floor.day),
        ),
    ),
    Chapter(
        "Overlays",
        (
            Scene("load", "Load and memory", floor.overlay("load")),
            Scene("power", "Power and heat", floor.overlay("power")),
            Scene("blast", "What would be lost with each thing", floor.overlay("blast")),
            Scene("replicas", "Where the copies of this guest lie", floor.overlay("replicas")),
            Scene("age", "Age and risk", floor.overlay("age")),
            Scene("depends", "Who depends on this", floor.overlay("depends")),
        ),
    ),
    Chapter(
        "Afterwards",
        (
            Scene("plots", "Load, uptime, cost and power over time", places.plots),
            Scene("past", "Any moment of the past, with marks for orders and faults", places.past),
            Scene("debrief", "The debrief: stars, and what was lost", places.debrief),
            Scene(
                "debrief.why",
                "Further down: why, and what if",
                places.debrief_more,
            ),
            Scene(
                "debrief.end",
                "Its end: questions, and your runs",
                places.debrief_end,
            ),
            Scene("futures", "Two futures beside each other, from where they part", places.futures),
        ),
    ),
    Chapter(
        "Six things at a glance, with colours and without",
        tuple(
            Scene(name + ("" if colour else ".plain"), caption, doing, colour=colour)
            for name, caption, doing in (
                ("misplaced", "A guest in the wrong place (≠)", signs.misplaced),
                ("lost", "A host that is lost (✖)", signs.lost),
                ("rebuilding", "A pool that rebuilds", signs.rebuilding),
                ("migration", "A migration under way (⇢ and »)", signs.migration),
                ("breaker", "A breaker about to trip", signs.breaker),
                ("votes", "A cluster cut apart: whose votes count", signs.votes),
            )
            for colour in (True, False)
        ),
    ),
    Chapter(
        "Themes",
        (
            Scene("daylight", "Daylight", floor.crisis, theme="daylight"),
            Scene("contrast", "High contrast", floor.crisis, theme="contrast"),
            Scene("colour-blind", "Safe for the colour-blind", floor.crisis, theme="colour-safe"),
        ),
    ),
)
SCENES = tuple(scene for chapter in CHAPTERS for scene in chapter.scenes)
