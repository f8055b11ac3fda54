"""The words of a line that describes a room."""

from attrs import define, field

_FLAGS = {"off", "stopped", "tools", "autostart", "ha", "fixed", "unwanted", "thin"} | {
    "synchronises",
    "on-battery",
    "storm-control",
    "immutable",
    "spoils",
    "terminals",
}


class ScriptError(ValueError):
    """A line of a script that says nothing that is known."""


@define
class Words:
    """A line: its name, its values by word, and the words that stand alone."""

    name: str
    values: dict[str, str]
    flags: set[str]
    used: set[str] = field(factory=set)

    def text(self, word: str, default: str = "") -> str:
        """The value after a word."""
        self.used.add(word)
        return self.values.get(word, default)

    def number(self, word: str, default: int = 0) -> int:
        """The whole number after a word."""
        return int(self.text(word, str(default)))

    def check(self) -> None:
        """Every word was asked for; a slip of the pen is no default."""
        unknown = self.values.keys() - self.used
        if unknown:
            raise ScriptError(f"{self.name}: nobody asks for {sorted(unknown)}")


def words_of(parts: list[str]) -> Words:
    """Name, values and flags of a line's words."""
    name, *rest = parts
    flags = {word for word in rest if word in _FLAGS}
    pairs = [word for word in rest if word not in _FLAGS]
    if len(pairs) % 2:
        raise ScriptError(f"a word of {' '.join(parts)} lacks its value")
    return Words(name, dict(zip(pairs[::2], pairs[1::2], strict=True)), flags)
