"""``--plain``: the whole game through standard input and output, without Textual.

Caught by these: a verb missing from the plain twin, a save that the screens could not go on with,
an escape code in the output, a word left in English.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dcgame.campaign.library import folder_of
from dcgame.cli import codes
from dcgame.play.settings import PAUSES
from dcgame.sim.commands.grammar import moment_text
from tests.architecture import repo
from tests.cli.conftest import Answer, Call


@pytest.fixture
def typed(call: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Type some lines at the plain game."""

    def played(lines: str, *arguments: object) -> Answer:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return call("play", "--plain", *arguments)

    return played


def _as_typed(run: Path) -> str:
    """A recorded run as somebody would type it."""
    lines, now = [], 0
    for text in run.read_text(encoding="utf-8").splitlines()[1:]:
        line = json.loads(text)
        if line["at"] > now:
            now = line["at"]
            lines.append(f"run until {moment_text(now)} through" if line["do"] != "end" else "")
        if line["do"] == "order":
            lines.append(line["line"])
        elif line["do"] == "predict":
            lines.append(f"predict {line['option']}")
    return "\n".join((*lines, "run to the end through", ""))


def test_sprawl_is_won_by_typing(typed: Call, tmp_path: Path) -> None:
    folder = folder_of("sprawl")
    assert folder is not None
    told = typed(_as_typed(folder / "runs" / "reference.jsonl"), "sprawl")
    assert told.code == codes.OK
    assert "Won, with all three stars." in told.out
    assert "Refused" not in told.out
    assert "\x1b" not in told.out
    saved = list((tmp_path / "saves").glob("sprawl-*.jsonl"))
    assert len(saved) == 1
    assert '"do":"end"' in saved[0].read_text(encoding="utf-8")


def test_leave_and_go_on(typed: Call, tmp_path: Path) -> None:
    typed("predict a\npower-off hades\nrun 3h\nquit\n", "sprawl")
    again = typed("look hades\nquit\n", "--load", "sprawl-1-1.jsonl")
    assert "Server hades is off." in again.out
    menu = typed("1\nlook hades\nquit\n")
    assert "Continue: Sprawl, day 1 03:00" in menu.out
    assert "Server hades is off." in menu.out


def test_orders_are_previewed_refused_and_taken_back(typed: Call) -> None:
    told = typed(
        "preview power-off zeus\npower-off zeus\nlook zeus\nundo\nlook zeus\n"
        "retire zeus\nfly\nlook zeu\n",
        "sprawl",
    )
    assert "Nothing stops." not in told.out
    assert "Server zeus is off." in told.out
    assert "Taken back: power-off zeus" in told.out
    assert told.out.index("Server zeus is off.") < told.out.index("Server zeus is up.")
    assert "Refused: " in told.out
    assert "What would do: " in told.out
    assert "Not understood: there is no verb fly." in told.out
    assert "did you mean zeus?" in told.out


def test_an_alarm_stops_the_clock_and_is_explained(typed: Call) -> None:
    told = typed("predict a\nstop mail\nrun 1h\nalarms\nwhy mail\n", "sprawl")
    assert "mail, down since day 1 00:00" in told.out
    assert "Because, day 1 00:00: " in told.out


def test_the_question_comes_before_time(typed: Call) -> None:
    told = typed("run 1h\npredict\npredict z\npredict b\npredict a\nrun 1h\n", "sprawl")
    assert "First answer what the level asks" in told.out
    assert "Answer with one of: a, b, c, d." in told.out
    assert told.out.count("It is Mon, day 1  01:00.") == 1
    assert "You have answered" in told.out


def test_everything_is_said_in_spanish(typed: Call) -> None:
    told = typed(
        "look\nservices\nalarms\ngoals\njobs\nhelp\npreview power-off hades\nrun 1h\nhint\nwhy\n",
        "--lang",
        "es",
        "sprawl",
    )
    for english in (" is up", "What is asked", "Rack ", "All is well", "Nothing", "Held"):
        assert english not in told.out


def test_it_runs_where_there_is_no_textual(tmp_path: Path) -> None:
    program = (
        "import sys; from dcgame.cli import main; code = main(['play', '--plain', 'sprawl']);"
        "sys.exit(code or any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="look\nquit\n",
        env={**os.environ, "PYTHONPATH": str(repo.ROOT), "DCGAME_SAVES": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_rooms_beside_the_campaign_are_offered_and_played(typed: Call) -> None:
    told = typed("2\nstrike kernel-panic on web-1\nalarms\nundo\nquit\n")
    assert "1. First steps" in told.out
    assert "2. The lab" in told.out
    assert "3. Daily room" in told.out
    assert "web-1, lost since day 1 00:00" in told.out
    assert typed("quit\n", "daily-2026-11-24").code == codes.OK
    again = typed("1\nquit\n")
    assert "1. Continue: Daily room 2026-11-24" in again.out


GUIDED = """look
look srv-2
run 1h
why
help start
start web-1
run 10min
look mail
power-off srv-2
undo
goals
run to the end through
1
2
"""


@pytest.mark.parametrize(
    ("lang", "step", "heads", "marks"),
    [
        ("en", "Guide, step 12/12", ("What was lost to what:", "Who suffered: "), "Right."),
        (
            "es",
            "Guía, paso 12/12",
            ("Qué se perdió y por qué:", "Lo sufrieron: shop."),
            "Correcto.",
        ),
    ],
)
def test_the_guide_leads_to_the_debrief_and_its_questions(
    typed: Call, lang: str, step: str, heads: tuple[str, str], marks: str
) -> None:
    told = typed(GUIDED, "--lang", lang, "first-steps")
    assert step in told.out
    for head in heads:
        assert head in told.out
    assert marks in told.out
    for key in ("F1", "●", "★", "│"):
        assert key not in told.out.split("/12", 1)[1]
    assert not typed("guide off\nlook\nquit\n", "first-steps").out.count("step 2/12")


def test_the_debrief_says_what_made_it_possible_and_what_would_have_been_better(
    typed: Call,
) -> None:
    told = typed("predict a\nstop mail\nrun to the end through\n\n\n", "sprawl")
    assert "Not won." in told.out
    assert "stop mail. It cost: " in told.out
    assert "Without the order of day 1 00:00: stop mail: " in told.out
    assert "(right" in told.out
    assert "Your answer, a number" in told.out


def test_a_save_a_sandbox_and_a_language_are_chosen_by_number(typed: Call) -> None:
    typed("predict a\npower-off hades\nquit\n", "sprawl")
    menu = typed("quit\n").out
    number = {
        line.partition(". ")[2]: line.partition(". ")[0]
        for line in menu.splitlines()
        if ". " in line
    }
    loaded = typed(f"{number['Load a saved game']}\n1\nlook hades\nquit\n").out
    assert "Sprawl, day 1 00:00, file sprawl-1-1.jsonl" in loaded
    assert "Server hades is off." in loaded
    room = typed(f"{number['Sandbox']}\n2015\n1\n5\n2\n\n\n\nlook\nquit\n").out
    assert "One of 2, 4, 6, 8, 10." in room
    assert "Rack rack-a: 2 servers" in room
    language = next(place for name, place in number.items() if name.startswith("Language"))
    assert "Caja de arena" in typed(f"{language}\nquit\n").out
    assert "Caja de arena" in typed("quit\n").out


def test_what_stops_the_clock_is_a_setting(typed: Call) -> None:
    """Mutations: the choice is not kept; is kept and not heeded; an alarm is not told any more."""
    lines = "run 1d\nquit\n"
    stops = typed(lines, "feed-a-feed-b").out
    alarm = next(line for line in stops.splitlines() if ", alarm: " in line)
    assert "The clock stands: something needs you." in stops
    menu = typed("quit\n").out
    place = next(line for line in menu.splitlines() if line.endswith(". Settings")).partition(".")[
        0
    ]
    every = "".join(f"{number}\n" for number in range(1, len(PAUSES) + 1))
    assert "The clock goes on when a host is lost" in typed(f"{place}\n{every}quit\nquit\n").out
    goes_on = typed(lines, "feed-a-feed-b").out
    assert alarm in goes_on
    assert "The clock stands" not in goes_on


def test_control_codes_go_neither_in_nor_out(typed: Call) -> None:
    told = typed("look \x1b]0;title\x07\nquit\n", "sprawl")
    assert "\x1b" not in told.out
    assert "\x07" not in told.out
