"""Orders on the floor: by key, by placing, with what would follow; and the clock's keys."""

from typing import Any

from dcgame.play.narrate import misunderstanding, refusal
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import NotUnderstood
from dcgame.sim.commands.registry import command_of
from dcgame.tui.floor.clock import SPEEDS
from dcgame.tui.floor.jumping import Jumping
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Target
from dcgame.tui.floor.navigation import exists, server_of, step
from dcgame.tui.floor.orders import (
    PLACED,
    Offer,
    forecast_runs,
    line_from,
    offers,
    subject,
)
from dcgame.tui.floor.panels import followed, machine_of
from dcgame.tui.floor.passing import DONE
from dcgame.tui.floor.places import ASKED, GOALS, VERB_OF, sources_of
from dcgame.tui.floor.placing import Placing, possible
from dcgame.tui.floor.sheets.form import OrderForm, preview
from dcgame.tui.widgets.ink import Line, Run
from dcgame.words import N_, say
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Maintenance, PartState, Server, ServerState

LOOK_AHEAD = 0.03


class Acting(Jumping):
    """What the player does to the room. How orders are found is in ``screen``."""

    def __init__(self, *args: Any, tries: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tries = tries
        """Games of this level before this one, and refused orders: what opens hints."""
        self._resume_after = False

    # ------------------------------------------------------------ orders

    def give(self, line: str) -> bool:
        """Give an order as a console line; say what came of it. Whether it was carried out."""
        result = self.session.order(line)
        if isinstance(result, NotUnderstood):
            self.say_line((("? ", "warn"), (misunderstanding(result), "warn")))
            return False
        if isinstance(result, Refused):
            self.tries += 1
            reason, cure = refusal(result)
            runs: list[Run] = [("✖ ", "bad"), (reason, "bad")]
            if cure:
                runs += [("  ", "plain"), (cure, "plain")]
            self.say_line(tuple(runs))
            return False
        self._heal_selection()
        self.deed(f"order {line}")
        self.note_all(result)
        self.say_line(((DONE, "good"), (f": {line}", "accent"), *followed(result)))
        return True

    def offer(self, offer: Offer) -> None:
        """Carry an offer on: at once, on the racks, or through a form."""
        verb = offer.command.verb
        if offer.refused and not offer.complete:
            self._refuse(offer)
            return
        if verb in PLACED and self._placed(verb, dict(offer.given)):
            return
        if offer.complete:
            self._confirm(offer)
            return
        self.form(offer.command, dict(offer.given))

    def _placed(self, verb: str, given: dict[str, str]) -> bool:
        """Choose its place on the racks, if there is any to choose."""
        subject = GOALS[verb].subject
        if not subject:
            return self.begin_placing(verb, None)
        target = machine_of(self.session.world, given.get(subject, ""))
        return target is not None and self.begin_placing(verb, target)

    def _refuse(self, offer: Offer) -> None:
        """Say why a verb cannot be had now."""
        self.say_line((("✖ ", "bad"), (f"{offer.line}: ", "accent"), (offer.refused, "bad")))

    def _confirm(self, offer: Offer) -> None:
        """An order that stops something is shown in full before it is given."""
        answer = preview(self.session, offer.line)
        if any(tone in ("warn", "bad") for _, tone in answer) or offer.command.verb in GRAVE:
            self.form(offer.command, dict(offer.given))
        else:
            self.give(offer.line)

    def form(self, command: type[Command], given: dict[str, str]) -> None:
        """Ask for what is missing."""
        self.app.push_screen(OrderForm(self.session, command, given), self._form_closed)

    def _form_closed(self, line: str | None) -> None:
        if line:
            self.give(line)
        else:
            self._nothing(say(N_("left as it was")))

    def _heal_selection(self) -> None:
        """What was selected may be gone: then its name may be something else now."""
        chosen, world = self.selection, self.session.world
        if chosen is not None and not exists(world, chosen):
            self.selection = step(world, None, "down")

    def action_verb(self, verb: str) -> None:
        """A verb by its key, for what is selected."""
        command = command_of(verb)
        assert command is not None
        self.offer(self._offer_for(command))

    def _offer_for(self, command: type[Command]) -> Offer:
        world, target = self.session.world, self.selection
        server = server_of(world, target)
        for each in (target, Target(SERVER, server.id) if server else None):
            if each is None or subject(command, each.kind) is None:
                continue
            for offer in offers(world, each):
                if offer.command is command:
                    return offer
        given = (("place", server.rack),) if command.verb == "buy" and server else ()
        return Offer(command, given)

    def action_switch(self) -> None:
        """Start what is stopped, stop what runs; of a server's own, its application."""
        world, target = self.session.world, self.selection
        if target is not None and target.kind == SERVER:
            server = world.servers[target.id]
            if not server.apps:
                self.action_power()
                return
            target = Target(APP, server.apps[0])
        if target is None or target.kind not in (GUEST, APP):
            self._nothing(say(N_("select a guest or an application to start or stop")))
            return
        if target.kind == GUEST:
            runs = world.guests[target.id].state in (GuestState.RUNNING, GuestState.BOOTING)
        else:
            runs = world.apps[target.id].state in (AppState.RUNNING, AppState.LOADING)
        verb = command_of("stop" if runs else "start")
        assert verb is not None
        self._offered(verb, {"name": target.id})

    def action_power(self) -> None:
        """Power a server on or off."""
        server = server_of(self.session.world, self.selection)
        if server is None:
            self._nothing(say(N_("select a server")))
            return
        on = server.state in RUNNING
        verb = command_of("power-off" if on else "power-on")
        assert verb is not None
        self._offered(verb, {"server": server.id})

    def action_maintenance(self) -> None:
        """A server into maintenance, or out of it."""
        server = server_of(self.session.world, self.selection)
        resting = server is not None and server.maintenance is not Maintenance.NONE
        self.action_verb("unmaintain" if resting else "maintain")

    def action_repair(self) -> None:
        """Replace the part that is worst, of a server or of whatever else has parts."""
        world, target = self.session.world, self.selection
        thing = server_of(world, target) or (world.equipment(target.id) if target else None)
        parts = getattr(thing, "parts", ())
        if thing is None or not parts:
            self._nothing(say(N_("select what has parts: a server, a switch, an array…")))
            return
        order = (PartState.FAILED, PartState.DEGRADED)
        broken = [part for state in order for part in parts if part.state is state]
        verb = command_of("replace")
        assert verb is not None
        given = {"server": thing.id, "part": broken[0].id if broken else ""}
        self.form(verb, given)

    def _offered(self, command: type[Command], given: dict[str, str]) -> None:
        line = line_from(command, given)
        answer = preview(self.session, line)
        if answer and answer[0][0] == "✖ ":
            self.give(line)
            return
        self._confirm(Offer(command, tuple(given.items()), complete=True))

    def _nothing(self, text: str) -> None:
        self.say_line((("· ", "dim"), (text, "dim")))

    def action_undo(self) -> None:
        """Take back the last order of this instant."""
        line = self.session.undo()
        if line is None:
            self._nothing(say(N_("nothing to undo: time has passed since the last order")))
            return
        self._heal_selection()
        self.deed("undo")
        self.say_line((("↶ ", "accent"), (say(N_("taken back: {line}"), line=line), "accent")))

    # ------------------------------------------------------------ placing

    def action_place(self, verb: str) -> None:
        """Choose on the racks where the selected thing goes."""
        target = self.selection
        if verb == "convert" and target is not None and target.kind != SERVER:
            server = server_of(self.session.world, target)
            target = Target(SERVER, server.id) if server else None
        if target is None or VERB_OF.get(target.kind) is None:
            self._nothing(say(N_("select what is to be moved")))
            return
        server = self._idle(target) if not verb else None
        if server is not None:
            self._place_idle(target, on=server.state in RUNNING)
            return
        if not verb:
            target = self._movable(target)
        wanted = verb or VERB_OF[target.kind]
        if VERB_OF[target.kind] != wanted:
            if self.session.world.guests:
                self._nothing(say(N_("select a guest: {verb} moves guests"), verb=wanted))
            else:
                self._nothing(say(N_("there are no guests here: p moves servers, applications")))
            return
        if not self.begin_placing(wanted, target):
            self._nothing(say(N_("there is no other machine that could take it")))

    def _idle(self, target: Target) -> Server | None:
        """A server on which there is nothing that could go elsewhere."""
        server = self.session.world.servers.get(target.id) if target.kind == SERVER else None
        return None if server is None or server.guests or server.apps else server

    def _place_idle(self, target: Target, *, on: bool) -> None:
        """It goes to another rack; where none takes it, it may be powered on where it is."""
        switch = command_of("power-on")
        if not on and switch is not None and not possible(self.session.world, "move", target):
            self.form(switch, {"server": target.id})
        elif not self.begin_placing("move", target):
            self._nothing(say(N_("{server} is empty, and this is the only rack"), server=target.id))

    def _movable(self, target: Target) -> Target:
        """The application of a server that cannot become a guest itself, if it has just one."""
        world = self.session.world
        server = world.servers.get(target.id) if target.kind == SERVER else None
        if server is None or server.guests or len(server.apps) != 1:
            return target
        return target if possible(world, "convert", target) else Target(APP, server.apps[0])

    def begin_placing(self, verb: str, source: Target | None) -> bool:
        """Show what would follow everywhere; whether there is anywhere to go."""
        placing = Placing(self.session, verb, source)
        if not placing.candidates:
            return False
        if source is None and self.selection in placing.candidates:
            placing.go(self.selection)
        if self.placing is None:
            self._resume_after = not self.pace.paused
        if not self.pace.paused:
            self.hold()
        self.placing = placing
        self.racks.focus()
        self.set_timer(LOOK_AHEAD, self._look_ahead)
        self._show_ghost()
        return True

    def _look_ahead(self) -> None:
        if self.placing is not None and self.placing.look_ahead():
            self.show_all()
            self.set_timer(LOOK_AHEAD, self._look_ahead)

    def _show_ghost(self) -> None:
        placing = self.placing
        if placing is None:
            return
        placing.look_at(placing.ghost)
        answer = placing.answer
        runs: Line = ()
        if isinstance(answer, Refused):
            reason, cure = refusal(answer)
            runs = (("✖ ", "bad"), (reason, "bad"), (f"  {cure}", "plain"))
        elif answer is not None:
            runs = forecast_runs(answer)
        self.say_line(((f": {placing.line}   ", "accent"), *runs))
        self.reveal(placing.ghost)

    def end_placing(self, commit: bool, stay: bool = True) -> None:
        """Do it, or leave it; refused, ``stay`` to choose another place."""
        placing, self.placing = self.placing, None
        if placing is None:
            return
        if commit and self._asks_more(placing):
            command = command_of(placing.verb)
            assert command is not None
            goal = GOALS[placing.verb].argument
            given = {key: value for key, value in placing.given.items() if key != "name"}
            self.form(command, {**given, goal: placing.ghost.id})
        elif commit:
            if not self.give(placing.line) and stay:
                self.placing = placing
                self.show_all()
                return
        else:
            self._nothing(say(N_("left as it was")))
        if self._resume_after:
            self.run()

    def _asks_more(self, placing: Placing) -> bool:
        """Whether more than the place is to be chosen: of a restore, from where."""
        if placing.verb == "restore" and placing.source is not None:
            return len(sources_of(self.session.world, placing.source.id)) > 1
        return placing.verb in ASKED

    # ------------------------------------------------------------ cursor, clock

    def action_move(self, way: str) -> None:
        """The cursor, or the ghost, one step."""
        if self.placing is not None:
            self.placing.step(-1 if way in ("up", "left") else 1)
            self._show_ghost()
            return
        self.select(step(self.session.world, self.selection, way))

    def action_pause(self) -> None:
        """Hold time, or let it pass."""
        if self.placing is not None:
            return
        if self.pace.paused:
            self.run()
        else:
            self.hold()

    def action_speed(self, speed: int) -> None:
        """Set the speed, and let time pass."""
        if self.placing is not None:
            return
        self.pace.speed = max(1, min(speed, len(SPEEDS)))
        self.run()

    def action_next(self) -> None:
        """Until something needs me."""
        if self.placing is None and not self.waits():
            self.deed("next")
            self.run_to_attention()


RUNNING = (ServerState.UP, ServerState.BOOTING)
GRAVE = ("retire", "delete")
