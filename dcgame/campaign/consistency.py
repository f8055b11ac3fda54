"""Whether the parts of a level fit each other."""

from collections import Counter
from typing import Any

from dcgame.campaign.equipment.registry import EQUIPMENT
from dcgame.campaign.faults import Faults
from dcgame.campaign.machines import check_machines
from dcgame.campaign.review import Review
from dcgame.campaign.script import check_script
from dcgame.words import N_, say

CRITERIA_A_COURSE = 4


def check(draft: dict[str, Any], raw: dict[str, Any], folder: str, faults: Faults) -> None:
    """All that is wrong between tables that are each sound."""
    review = Review(draft, raw, faults)
    _identity(review, folder)
    review.once("racks")
    sections = (field.name for kind in EQUIPMENT for field in kind.fields)
    review.once("servers", "guests", "apps", *sections)
    review.once("services")
    review.once("goals", "stars")
    check_machines(review)
    for kind in EQUIPMENT:
        kind.check(review)
    check_script(review)


def _identity(review: Review, folder: str) -> None:
    name = review.draft.get("id")
    if name is not None and name != folder:
        expected = say(N_("the name of the level's folder, {folder}"), folder=folder)
        review.wrong(("id",), expected, name)
    courses: Counter[str] = Counter()
    for place, criterion in enumerate(review.draft.get("criteria", ())):
        course = criterion.partition("-")[0]
        courses[course] += 1
        if courses[course] > CRITERIA_A_COURSE:
            expected = say(N_("{count} criteria of a course at most"), count=CRITERIA_A_COURSE)
            review.wrong(("criteria", place), expected, criterion)
