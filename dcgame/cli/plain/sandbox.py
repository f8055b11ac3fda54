"""A sandbox by a few questions."""

from dcgame.cli.plain.lines import Lines
from dcgame.words import N_, say

OFTEN = (N_("never by themselves"), N_("rarely"), N_("as often as in life"), N_("all the time"))


def compose(lines: Lines) -> str | None:
    """The id of the sandbox that was asked for; ``None`` when nobody answers any more."""
    from dcgame.campaign.rooms.composing import YEARS
    from dcgame.campaign.rooms.sandbox import A_RACK, DAYS, MONEY, RACKS, STRESS, Sandbox

    usual = Sandbox()
    often = [f"{number}: {say(text)}" for number, text in enumerate(OFTEN)]
    asked = (
        (N_("Year of the catalogue"), YEARS, usual.year),
        (N_("Racks"), RACKS, usual.racks),
        (N_("Servers in each"), A_RACK, usual.a_rack),
        (N_("How many days; 366 is endless, with customers"), DAYS, usual.days),
        (N_("Euros to spend; 0 is as much as you like"), MONEY, usual.money),
    )
    given = []
    for text, known, value in asked:
        found = _asked(lines, say(text), known, value, ", ".join(str(each) for each in known))
        if found is None:
            return None
        given.append(found)
    places = tuple(range(len(STRESS)))
    place = _asked(
        lines, say(N_("Breakdowns")), places, STRESS.index(usual.stress), ", ".join(often)
    )
    if place is None:
        return None
    year, racks, a_rack, days, money = given
    return Sandbox(year, racks, a_rack, days, STRESS[place], money).id


def _asked(lines: Lines, what: str, known: tuple[int, ...], usual: int, choices: str) -> int | None:
    text = N_("{what}: one of {choices}; enter takes {usual}.")
    lines.tell(say(text, what=what, choices=choices, usual=usual))
    while True:
        typed = lines.ask("> ")
        if typed is None:
            return None
        if not typed:
            return usual
        if typed.isascii() and typed.isdigit() and int(typed) in known:
            return int(typed)
        lines.tell(say(N_("One of {choices}."), choices=choices))
