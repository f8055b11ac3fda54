"""Level files that must be refused: each with the line at which, and a word that must be said."""

from collections.abc import Iterator

from attrs import frozen

from tests.campaign.samples import changed, toml

ESCAPE = "\x1b"


@frozen
class Hostile:
    """The bytes of a ``level.toml``, the line of a fault in it (0: any), and what is told."""

    name: str
    data: bytes
    line: int
    says: str


def _of(name: str, old: str, new: str, says: str) -> Hostile:
    """The example with something replaced; the fault is where the replacement is."""
    text = changed(old, new)
    line = toml()[: toml().index(old)].count("\n") + 1
    return Hostile(name, text.encode(), line, says)


def _after(name: str, tail: str, says: str, line: int = 0) -> Hostile:
    """The example with something after its end; ``line`` counts from there."""
    start = toml().count("\n")
    return Hostile(name, f"{toml()}{tail}".encode(), start + line if line else 0, says)


def _before(name: str, head: str, says: str, line: int = 1) -> Hostile:
    return Hostile(name, f"{head}{toml()}".encode(), line, says)


def expensive() -> Iterator[Hostile]:
    """Small files that would cost a careless reader gigabytes or for ever."""
    yield _before("deep key", f"{'a.' * 19_500}a = 1\n", "8 parts")
    yield _before("deep quoted key", '"a".' * 9_500 + "a = 1\n", "8 parts")
    yield _before("deep spaced key", f"{'a . ' * 9_500}a = 1\n", "8 parts")
    yield _after("deep header", f"[{'a.' * 19_500}a]\n", "8 parts", 1)
    yield _after("deep array header", f"[[{'a.' * 19_500}a]]\n", "8 parts", 1)
    yield _before("deep key in inline table", f"x = {{ {'a.' * 19_500}a = 1 }}\n", "8 parts")
    yield _before("deep arrays", f"x = {'[' * 50_000}{']' * 50_000}\n", "deep at most")
    yield _before("deep arrays never closed", f"x = {'[' * 100_000}\n", "deep at most")
    yield _before(
        "deep inline tables", f"x = {'{ a = ' * 20_000}1{' }' * 20_000}\n", "deep at most"
    )
    yield _before("deep arrays line by line", "x = \n" + "[\n" * 50_000, "deep at most", 10)
    yield _of("number of 200 KB", "days = 7", f"days = {'9' * 200_000}", "number")
    yield _of("number of 30 digits", "days = 7", f"days = 1{'0' * 29}", "number")
    yield _of("hexadecimal of 100 KB", "days = 7", f"days = 0x{'f' * 100_000}", "days")
    yield Hostile("too large", b"#" * (256 * 1024 + 1), 1, "bytes")
    yield Hostile("too large and not text", b"\xff" * 300_000, 1, "bytes")
    yield _after("20,000 tables", "[[racks]]\n" * 20_000, "2000")
    yield _after("2,000 servers too many", "[[servers]]\nid='s'\n" * 2_000, "2000")
    yield _before("20,000 unknown keys", "".join(f"k{n} = 1\n" for n in range(20_000)), "k0:")
    yield _of("50,000 names", "concepts = [", "concepts = [" + '"a", ' * 50_000, "concepts")
    yield _before("quotes never closed", 'x = """' + r' \"""' * 40_000, "closed")
    yield _before("quotes half closed", 'x = """' + '""a' * 60_000 + "\n", "closed")
    yield _before("string never closed", 'x = "' + "a" * 200_000 + "\n", "closed")
    yield _of("long text", "Two into one", "x" * 5_000, "4000")
    yield _of("long id", 'id = "spare-1"', f'id = "{"a" * 100_000}"', "24")
    yield _of("key of 100 KB", "age_years", "a" * 100_000, "unknown key")


def characters() -> Iterator[Hostile]:
    """What is not text, or is text that a terminal obeys."""
    for name, raw in (
        ("NUL", "\0"),
        ("escape", ESCAPE),
        ("bell", "\x07"),
        ("delete", "\x7f"),
        ("carriage return", "\r"),
        ("form feed", "\f"),
    ):
        yield _of(f"raw {name}", "Two into one", f"Two{raw}into one", "level.toml")
    yield _of("OSC in an id", 'id = "spare-1"', r'id = "\u001b]52;c;aGk="', "a name of")
    yield _of("OSC in a model", '"desk-2012"\nrack', '"\\u001b]0;x\\u0007"\nrack', "one of")
    yield _of("OSC in a key", "age_years", r'"\u001b]52;c;aGk=\u0007"', "unknown key")
    yield _of("bidi in an id", 'id = "spare-1"', 'id = "spare\u202e-1"', "a name of")
    yield _of("markup in an id", 'id = "spare-1"', 'id = "[@click=app.quit]x"', "a name of")
    yield _of("braces in an id", 'id = "spare-1"', 'id = "{file.__class__}"', "a name of")
    yield _of("path in an id", 'id = "spare-1"', 'id = "../../etc"', "a name of")
    yield _of("newline in an id", 'id = "spare-1"', r'id = "spare-1\n"', "a name of")
    yield _of("digits that are none", 'id = "spare-1"', 'id = "spare-١"', "a name of")
    yield _of("moment of other digits", "2d10:00", "٢d10:00", "a moment")
    latin = changed("Dos en uno", "Dos en unó").encode("latin-1", errors="replace")
    yield Hostile("Latin-1", latin, 14, "UTF-8")
    yield Hostile("UTF-16", toml().encode("utf-16"), 1, "UTF-8")
    yield Hostile("surrogate", toml().encode() + b"# \xed\xa0\x80\n", 0, "UTF-8")
    yield Hostile("overlong", toml().encode() + b"# \xc0\xaf\n", 0, "UTF-8")
    yield Hostile("gzip", b"\x1f\x8b\x08\x00" + bytes(range(256)), 1, "UTF-8")
    yield Hostile("pickle", b"cos\nsystem\n(S'id'\ntR.", 0, "TOML")
    yield Hostile("JSON", b'{"format": 1}', 1, "TOML")
    yield Hostile("YAML", b"!!python/object/apply:os.system [id]\n", 1, "TOML")


def numbers() -> Iterator[Hostile]:
    """Values that are nearly of the right kind."""
    for value in (
        "nan",
        "inf",
        "-inf",
        "7.0",
        "1e9",
        "-7",
        "0",
        "true",
        '"7"',
        "[7]",
        "{}",
        "2012-01-01",
        "9223372036854775808",
    ):
        yield _of(f"days = {value}", "days = 7", f"days = {value}", "days")
    yield _of("number for a string", 'id = "spare-1"', "id = 1", "a name of")
    yield _of("table for a string", 'id = "spare-1"', "id.id = 1", "a table")
    yield _of("number for a choice", 'model = "node-2015"', "model = 2015", "one of")
    yield _of("true for a choice", "support_hours = 24", "support_hours = true", "one of")
    yield _of("number for true", "autostart = true", "autostart = 1", "true or false")
    yield _of("string for a list", 'for_sale = ["desk-2012"]', 'for_sale = "desk-2012"', "a list")
    yield _of(
        "string for a table", 'title = { en = "Mail", es = "Correo" }', 'title = "x"', "table"
    )
    yield _of("a million servers", "vcpu = 2", "vcpu = 1000000", "256")


def contradictions() -> Iterator[Hostile]:
    """Well formed, and impossible."""
    yield Hostile("empty", b"", 1, "the key format")
    yield Hostile("only a comment", b"# nothing\n", 1, "the key format")
    yield _of("unknown key", "age_years", "age_yeers", "age_years")
    yield _of("unknown table", "[[racks]]", "[[rakcs]]", "racks")
    twice = changed("days = 7", "days = 7\ndays = 8")
    yield Hostile("key twice", twice.encode(), 9, "TOML")
    yield _of("table for tables", "[[racks]]", "[racks]", "racks")
    yield _of("other format", "format = 1", "format = 2", "one of 1")
    yield _of("id twice", 'id = "spare-1"', 'id = "esx-1"', "nothing else has")
    yield _of("guest named as its server", 'id = "web-1"', 'id = "esx-1"', "nothing else has")
    yield _of("guest on itself", 'host = "esx-1"', 'host = "web-1"', "the id of a server")
    yield _of("application on itself", 'on = "web-1"', 'on = "shop"', "server or guest")
    yield _of("guest without a hypervisor", 'host = "esx-1"', 'host = "old-1"', "hypervisor")
    yield _of("application on nothing", 'on = "web-1"', 'on = "web-9"', "web-1")
    yield _of("server in no rack", 'rack = "r1"\nunit', 'rack = "r9"\nunit', "a rack")
    yield _of("server above its rack", "unit = 20", "unit = 60", "free units")
    yield _of("guest larger than its host", "ram_mb = 4096", "ram_mb = 9999999", "can give")
    yield _of("incident after the end", "2d10:00", "10000d23:59", "day 7")
    yield _of("question after the end", "2d08:00", "8d00:00", "day 7")
    yield _of("part that is not there", "old-1/disk-1", "old-1/disk-99", "disk-1")
    yield _of("part of a path", "old-1/disk-1", "../disk-1", "server/part")
    yield _of("wrong folder", 'id = "example"', 'id = "other"', "folder")
    yield _of("hint that is empty", "A physical server can become a guest.", " ", "not empty")
    english = changed('es = "Dos en uno"\n', "")
    yield Hostile("text in one language", english.encode(), 12, "the key es")


def levels() -> tuple[Hostile, ...]:
    """The whole corpus."""
    return (*expensive(), *characters(), *numbers(), *contradictions())


def harmless() -> dict[str, bytes]:
    """Looks strange, and is a level all the same."""
    text = toml()
    return {
        "CRLF": text.replace("\n", "\r\n").encode(),
        "byte order mark": b"\xef\xbb\xbf" + text.encode(),
        "no newline at the end": text.rstrip("\n").encode(),
        "markup in a title": changed("Two into one", "[red]Two[/] {0} %s").encode(),
        "OSC in a title": changed("Two into one", r"\u001b]52;c;aGk=\u0007").encode(),
    }
