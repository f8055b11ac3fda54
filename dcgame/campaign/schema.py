"""A JSON Schema of ``level.toml`` for editors, from the table that the reader uses."""

import json
from typing import Any

from dcgame.campaign.kinds import (
    Choice,
    Flag,
    Kind,
    ListOf,
    Moment,
    Pairs,
    Prose,
    Table,
    Tables,
    Whole,
    Word,
)
from dcgame.campaign.table import LEVEL

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MOMENT = r"^[0-9]{1,5}d[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?$"


def schema() -> dict[str, Any]:
    """The schema of a level's file."""
    return {"$schema": DRAFT, "title": "dcgame level", **_of(LEVEL)}


def _of(kind: Kind) -> dict[str, Any]:
    match kind:
        case Whole(low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Flag():
            return {"type": "boolean"}
        case Word(pattern):
            return {"type": "string", "pattern": f"^{pattern}$"}
        case Prose(most):
            return {"type": "string", "minLength": 1, "maxLength": most}
        case Choice(options):
            return {"enum": list(options)}
        case Moment():
            return {"type": "string", "pattern": MOMENT}
        case ListOf(each, least, most):
            return {**_array(_of(each), least, most), "uniqueItems": True}
        case Tables(each, least, most):
            return _array(_of(each), least, most)
        case Pairs(key, value, most):
            return {
                "type": "object",
                "propertyNames": _of(key),
                "additionalProperties": _of(value),
                "maxProperties": most,
            }
        case Table(_, fields):
            return {
                "type": "object",
                "properties": {field.name: _of(field.kind) for field in fields},
                "required": [field.name for field in fields if field.required],
                "additionalProperties": False,
            }


def _array(items: dict[str, Any], least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
