"""Hints and the level's question, by words."""

from dcgame.console.answer import Answer, tell_of
from dcgame.play.session import Session
from dcgame.play.standing import hint_waits
from dcgame.words import N_, language, say

LETTERS = "abcdefgh"


def hint(session: Session, tries: int) -> Answer:
    """``hint``: the hints read so far, and the next one if it may be read."""
    level = session.level
    if not level.hints:
        return tell_of(N_("This level has no hints."))
    number = session.hints_taken + 1
    waits = ""
    if number <= len(level.hints):
        if level.hint_is_open(number, session.world.now, tries):
            session.take_hint(number)
        else:
            when = hint_waits(level.hints[number - 1])
            waits = say(N_("Hint {number} {opens}."), number=number, opens=when)
    taken = level.hints[: session.hints_taken]
    lines = [
        say(N_("Hint {number}: {text}"), number=place, text=each.text.get(language()))
        for place, each in enumerate(taken, start=1)
    ]
    return Answer((*lines, *([waits] if waits else [])))


def predict(session: Session, words: list[str]) -> Answer:
    """``predict``, ``predict b``: the level's question, and the answer to it."""
    prediction = session.level.prediction
    if prediction is None:
        return tell_of(N_("This level asks nothing."))
    if session.answered is not None:
        return tell_of(N_("You have answered; the debrief will tell."))
    options = prediction.options
    if not words:
        lines = [
            f"{letter}: {option.text.get(language())}"
            for letter, option in zip(LETTERS, options, strict=False)
        ]
        how = say(N_("Answer with predict and the letter."))
        return Answer((prediction.question.get(language()), *lines, how))
    wanted = words[0].lower()
    ids = [option.id for option in options]
    if len(wanted) == 1 and wanted in LETTERS[: len(ids)]:
        wanted = ids[LETTERS.index(wanted)]
    if wanted not in ids:
        return tell_of(N_("Answer with one of: {letters}."), letters=", ".join(LETTERS[: len(ids)]))
    session.predict(wanted)
    return Answer((say(N_("Noted: the debrief will tell.")),), done=True)
