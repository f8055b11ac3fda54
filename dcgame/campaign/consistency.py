"""Whether the parts of a level fit each other."""

from typing import Any

from dcgame.campaign.faults import Faults


def check(draft: dict[str, Any], raw: dict[str, Any], folder: str, faults: Faults) -> None:
    """All that is wrong between tables that are each sound."""
