"""Where strings end in TOML: all that two small scanners need to share."""

import re

_BASIC = re.compile(r'"(?:\\.|[^"\\\n])*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG_BASIC = re.compile(r'"""(?:\\.|[^"\\]|"{1,2}(?!"))*+"{3,5}', re.DOTALL)


def end_of_string(text: str, start: int) -> int | None:
    """The place after the string that opens at ``start``; ``None`` if it is never closed."""
    if text.startswith('"""', start):
        found = _LONG_BASIC.match(text, start)
        return found.end() if found else None
    if text.startswith("'''", start):
        close = text.find("'''", start + 3)
        return None if close < 0 else _past_quotes(text, close + 3)
    pattern = _BASIC if text[start] == '"' else _LITERAL
    found = pattern.match(text, start)
    return found.end() if found else None


def _past_quotes(text: str, end: int) -> int:
    """Up to two quotes before the closing three belong to the string."""
    for _ in range(2):
        if text.startswith("'", end):
            end += 1
    return end
