"""The language that is spoken, and how texts and values meet."""

import io
from collections.abc import Iterator
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from dcgame import words


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Each test begins and ends in English."""
    words.use("en")
    yield
    words.use("en")


@pytest.fixture
def spanish() -> None:
    """A catalogue of the test's own."""
    catalogue = Catalog(locale="es")
    catalogue.add("{host} is down", "{host} ha caído")
    catalogue.add(
        ("{count} guest on {host}", "{count} guests on {host}"),
        ("{count} máquina virtual en {host}", "{count} máquinas virtuales en {host}"),
    )
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    words.use_catalogue("es", GNUTranslations(io.BytesIO(binary.getvalue())))


def test_english_is_what_the_source_says() -> None:
    assert words.language() == "en"
    assert words.say("{host} is down", host="esx-1") == "esx-1 is down"
    assert words.say_plural("{count} guest", "{count} guests", 1) == "1 guest"
    assert words.say_plural("{count} guest", "{count} guests", 0) == "0 guests"


@pytest.mark.usefixtures("spanish")
def test_a_catalogue_is_spoken() -> None:
    assert words.language() == "es"
    assert words.say("{host} is down", host="esx-1") == "esx-1 ha caído"
    said = words.say_plural("{count} guest on {host}", "{count} guests on {host}", 2, host="a")
    assert said == "2 máquinas virtuales en a"


@pytest.mark.usefixtures("spanish")
def test_what_is_in_no_catalogue_is_said_in_english() -> None:
    assert words.say("{host} sings", host="a") == "a sings"
    assert words.say("") == ""


@pytest.mark.parametrize("value", ["{host}", "{0}", "{host.__class__}", "}{", "{{x}}"])
def test_values_are_data(value: str) -> None:
    assert words.say("{host} is down", host=value) == f"{value} is down"


def test_values_may_have_any_name() -> None:
    assert words.say("{text} {self}", text=1, self=2) == "1 2"
    assert words.say_plural("{one}", "{many} {count}", 2, many="m", one="o") == "m 2"


def test_marking_changes_nothing() -> None:
    assert words.N_("host lost") == "host lost"


def test_a_language_without_a_catalogue_is_english() -> None:
    words.use("tlh")
    assert words.language() == "en"


def test_spanish_is_installed() -> None:
    words.use("es")
    assert words.language() == "es", "the catalogue is not compiled: `make test` does it"


@pytest.mark.parametrize(
    ("argument", "environ", "lang"),
    [
        (None, {}, "en"),
        ("es", {"DCGAME_LANG": "en"}, "es"),
        ("", {"DCGAME_LANG": "es"}, "es"),
        (None, {"DCGAME_LANG": "es", "LC_ALL": "en_GB.UTF-8"}, "es"),
        (None, {"LC_ALL": "es_ES.UTF-8", "LANG": "en_GB"}, "es"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "es_ES"}, "en"),
        (None, {"LC_MESSAGES": "es@euro", "LANG": "C"}, "es"),
        (None, {"LC_ALL": "", "LANG": "es-AR"}, "es"),
        (None, {"LANG": "ES"}, "es"),
        (None, {"LANG": "est_EE"}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
        ("tlh", {"LANG": "es"}, "en"),
    ],
)
def test_the_language_asked_for(argument: str | None, environ: dict[str, str], lang: str) -> None:
    assert words.pick(argument, environ) == lang
