"""A change's risk in words: how likely it goes wrong, and what would lower that."""

from dcgame.play.figures import decimal
from dcgame.sim.commands.risk import Risk
from dcgame.words import N_, say


def risk_line(risk: Risk) -> str:
    """``goes wrong in 0.25 % of cases (checklist): its server crashes``"""
    taken = [
        name
        for name, is_taken in (
            (say(N_("checklist")), risk.checklist),
            (say(N_("rehearsed")), risk.rehearsed),
            (say(N_("window")), risk.window),
        )
        if is_taken
    ]
    way = say(risk.way.says)
    share = f"{decimal(risk.per_100k, 1000, 2)} %"
    if not taken:
        return say(N_("goes wrong in {share} of cases: {way}"), share=share, way=way)
    text = N_("goes wrong in {share} of cases ({precautions}): {way}")
    return say(text, share=share, precautions=", ".join(taken), way=way)
