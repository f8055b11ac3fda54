"""Where one can go from the title: what each place is called, and what it is for."""

from typing import NamedTuple

from dcgame.words import N_


class Place(NamedTuple):
    """A line of the title; ``id`` names the application's method ``open_<id>``."""

    id: str
    label: str
    what: str


PLACES = (
    Place("first_steps", N_("First steps"), N_("the controls, in five minutes")),
    Place("campaign", N_("Campaign"), N_("from one box to a whole room")),
    Place("lab", N_("Lab"), N_("break what you like: nobody minds")),
    Place("sandbox", N_("Sandbox"), N_("any year, any size, any luck")),
    Place("daily", N_("Daily room"), N_("today's date is the seed")),
    Place("review", N_("Review"), N_("levels you passed, with new luck")),
    Place("saves", N_("Load a game"), N_("go on, or look back")),
    Place("codex", N_("Codex"), N_("every verb, failure and concept")),
    Place("settings", N_("Settings"), N_("speed, alarms, colours, keys")),
    Place("check", N_("Check levels"), N_("for authors: every fault, as you write")),
    Place("quit", N_("Quit"), ""),
)
