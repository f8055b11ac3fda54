"""What is said to people, in their language.

``say("{host} has no free disk", host=name)`` translates, then puts the values in. The values
are data: braces inside them stay as they are. A text that is chosen in one place and said in
another is marked where it is written, ``N_("host lost")``, and said where it is shown.

The language is a state of the presentation. Nothing of the simulation depends on it.
"""

from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")

_DOMAIN = "dcgame"
_VARIABLES = ("DCGAME_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class _Spoken:
    """The language in use: the one place that holds it, for all threads of the process."""

    def __init__(self) -> None:
        self.lang = ENGLISH
        self.catalogue = NullTranslations()


_spoken = _Spoken()


def N_(text: str) -> str:
    """``text`` as it is: marks it for the catalogues, to be said later."""
    return text


def say(text: str, /, **values: object) -> str:
    """``text`` in the language in use, with each ``{name}`` replaced by its value."""
    translated = _spoken.catalogue.gettext(text) if text else text
    return translated.format(**values)


def say_plural(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many``, as the language wants it for ``count``, which is ``{count}`` in both."""
    translated = _spoken.catalogue.ngettext(one, many, count)
    return translated.format(**{"count": count, **values})


def use(lang: str) -> None:
    """Speak ``lang`` from now on; English if there is no catalogue for it."""
    catalogue = _load(lang)
    if catalogue is None:
        use_catalogue(ENGLISH, NullTranslations())
    else:
        use_catalogue(lang, catalogue)


def use_catalogue(lang: str, catalogue: NullTranslations) -> None:
    """Speak from that very catalogue: how tests try a language that nobody speaks."""
    _spoken.lang = lang
    _spoken.catalogue = catalogue


def language() -> str:
    """The language in use, ``"en"`` or ``"es"``."""
    return _spoken.lang


def pick(lang_arg: str | None, environ: Mapping[str, str]) -> str:
    """The language that was asked for: by ``--lang``, else by the environment, else English.

    The first of ``DCGAME_LANG``, ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set decides.
    """
    wanted = lang_arg or next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    lang = wanted.replace("-", "_").split("_")[0].split(".")[0].split("@")[0].lower()
    return lang if lang in LANGUAGES else ENGLISH


def _load(lang: str) -> GNUTranslations | None:
    if lang == ENGLISH or lang not in LANGUAGES:
        return None
    compiled = files("dcgame") / "locale" / lang / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    if not compiled.is_file():
        return None
    with compiled.open("rb") as binary:
        return GNUTranslations(binary)
