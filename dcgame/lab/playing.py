"""Playing steps to the end of a game, and writing the game down as a run."""

import contextlib
import time
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from dcgame import __version__
from dcgame.campaign.level import Level
from dcgame.lab.script import Script, ScriptError, Step
from dcgame.play.lines import DamagedLineError, Header, Line, decode, decode_header, first_chain
from dcgame.play.load import read
from dcgame.play.narrate import misunderstanding, refusal_line
from dcgame.play.record import Recorder
from dcgame.play.score import Result
from dcgame.play.session import Session
from dcgame.play.verdict import meets, outcome
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood
from dcgame.words import N_, say


class UnexpectedError(Exception):
    """A game came out otherwise than its author expected; the message says how."""


def perform(session: Session, text: str) -> str:
    """Do what a step says; what is wrong with it, or nothing."""
    word, _, rest = text.partition(" ")
    if word == "hint":
        if rest not in ("1", "2", "3"):
            return say(N_("there are three hints"))
        session.take_hint(int(rest))
        return ""
    if word == "predict":
        prediction = session.level.prediction
        if prediction is None or rest not in {option.id for option in prediction.options}:
            return say(N_("the prediction has no such option"))
        session.predict(rest)
        return ""
    if word == "undo":
        return "" if session.undo() is not None else say(N_("there is nothing to undo"))
    done = session.order(text)
    if isinstance(done, NotUnderstood):
        return misunderstanding(done)
    return refusal_line(done) if isinstance(done, Refused) else ""


def play_through(session: Session, steps: Iterable[Step]) -> Result:
    """Do all the steps, let the rest of the time pass, and take the result.

    Raises:
        ScriptError: at the first step that cannot be done.
    """
    for step in steps:
        session.advance(step.at)
        problem = perform(session, step.text)
        if problem:
            raise ScriptError(step.line, f"{step.text}: {problem}")
    session.advance(session.horizon)
    return session.result()


def write_run(level: Level, script: Script, path: Path) -> Result:
    """Play a script and write the game to ``path``, whole or not at all.

    The header's ``expect`` is the script's; what came out, where it expects nothing.

    Raises:
        ScriptError: at the first step that cannot be done.
        UnexpectedError: when the game comes out otherwise.
    """
    result = play_through(Session(level, script.seed), script.steps)
    if script.expect and not meets(script.expect, result):
        text = N_("expected {expected}, found {found}")
        raise UnexpectedError(say(text, expected=script.expect, found=outcome(result)))
    header = Header(
        level=level.id,
        level_digest=level.digest,
        seed=script.seed,
        game=__version__,
        expect=script.expect or outcome(result),
        idea=script.idea,
    )
    temporary = path.with_name(f"{path.name}.tmp")
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    recorder = Recorder.new(temporary, header, time.monotonic)
    play_through(Session(level, script.seed, recorder), script.steps)
    recorder.close()
    temporary.replace(path)
    return result


def script_of(path: Path) -> Script:
    """The script that a recorded game follows, whatever level it was played on.

    Raises:
        ScriptError: when a line is damaged.
        UnusableSaveError: when the file cannot be read.
    """
    lines = read(path)
    try:
        header = decode_header(lines[0] if lines else "")
    except DamagedLineError as error:
        raise ScriptError(1, str(error)) from error
    script = Script(header.seed, header.idea, header.expect)
    chain = first_chain(lines[0])
    for number, text in enumerate(lines[1:], start=2):
        try:
            line, chain = decode(text, chain)
        except DamagedLineError as error:
            raise ScriptError(number, str(error)) from error
        script = _with(script, line, number)
    return script


def _with(script: Script, line: Line, number: int) -> Script:
    """The script with what a line of a game did; marks and passing time follow by themselves."""
    texts = {
        "order": line.text,
        "undo": "undo",
        "hint": f"hint {line.text}",
        "predict": f"predict {line.text}",
    }
    if line.do not in texts:
        return script
    return evolve(script, steps=(*script.steps, Step(line.at, texts[line.do], number)))
