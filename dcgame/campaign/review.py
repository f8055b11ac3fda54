"""A level's draft as the checks between tables look at it."""

from collections.abc import Iterator
from typing import Any

from dcgame.campaign.faults import Faults, Said, nearest
from dcgame.campaign.locate import Path
from dcgame.words import N_, say

_WITH_IDS = ("racks", "servers", "guests", "apps", "services")


def _is_list_with_ids(found: Any) -> bool:
    return isinstance(found, tuple) and any(
        isinstance(getattr(item, "id", None), str) for item in found
    )


class Review:
    """Sound tables with their paths, and the names of all tables, sound or not.

    What refers to a table that is itself unsound is not reproached for it.
    """

    def __init__(self, draft: dict[str, Any], raw: dict[str, Any], faults: Faults) -> None:
        self.draft = draft
        self._raw = raw
        self._faults = faults
        self._given: dict[str, tuple[str, ...]] = {}
        lists = [name for name in draft if _is_list_with_ids(draft[name])]
        self._named = {section: self._by_id(section) for section in (*_WITH_IDS, *lists)}

    def _by_id(self, section: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for _, item in self.each(section):
            found.setdefault(item.id, item)
        return found

    @property
    def sections(self) -> tuple[str, ...]:
        """The lists of tables with ids that this level has."""
        return tuple(self._named)

    def each(self, section: str) -> Iterator[tuple[Path, Any]]:
        """The sound tables of a section."""
        for place, item in enumerate(self.draft.get(section, ())):
            if item is not None:
                yield (section, place), item

    def whole(self, *sections: str) -> bool:
        """Whether every table of those sections is sound."""
        return all(
            section in self.draft and None not in self.draft[section] for section in sections
        )

    def named(self, section: str, name: str) -> Any:
        """The sound table of that id, or ``None``."""
        return self._named.get(section, {}).get(name)

    def names(self, *sections: str) -> tuple[str, ...]:
        """The ids that tables of those sections give themselves."""
        return tuple(name for section in sections for name in self._ids(section))

    def _ids(self, section: str) -> tuple[str, ...]:
        if section not in self._given:
            found = self._raw.get(section)
            tables = found if isinstance(found, list) else []
            ids = (table.get("id") for table in tables if isinstance(table, dict))
            self._given[section] = tuple(name for name in ids if isinstance(name, str))
        return self._given[section]

    def wrong(self, path: Path, expected: str, found: object, near: str = "") -> None:
        """One fault more."""
        self._faults.add(path, expected, found, near)

    def refers(self, path: Path, name: str, expected: str, *sections: str) -> bool:
        """Whether ``name`` is one of the sections' ids; told if it is not."""
        names = self.names(*sections)
        if name in names:
            return True
        self.wrong(path, expected, name, nearest(name, names))
        return False

    def once(self, *sections: str) -> None:
        """Each id once over all those sections."""
        seen: set[str] = set()
        for section in sections:
            found = self._raw.get(section)
            for place, table in enumerate(found if isinstance(found, list) else ()):
                name = table.get("id") if isinstance(table, dict) else None
                if not isinstance(name, str):
                    continue
                if name in seen:
                    expected = say(N_("an id that nothing else has"))
                    self.wrong((section, place, "id"), expected, name)
                seen.add(name)


def said(text: str, **values: object) -> Said:
    """Something found, told in words."""
    return Said(say(text, **values))
