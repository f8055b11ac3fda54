"""Four themes: night shift, daylight, high contrast and one for colour-blind eyes.

No theme carries meaning alone: whatever a colour says, a glyph or a word says too.
"""

from typing import NamedTuple

from textual.theme import Theme

from dcgame.play.settings import COLOUR_SAFE, CONTRAST, DAYLIGHT, NIGHT
from dcgame.words import N_


class Choice(NamedTuple):
    """A theme and what the player reads about it."""

    theme: Theme
    label: str


# The colour-blind safe one uses the hues of Okabe and Ito: blue against orange, never red
# against green.
CHOICES = (
    Choice(
        Theme(
            name=NIGHT,
            primary="#5fb3c8",
            secondary="#4a7f96",
            accent="#e0b062",
            warning="#e3b341",
            error="#ef6b62",
            success="#79c28b",
            foreground="#c6d0da",
            background="#0e131a",
            surface="#141b24",
            panel="#1c2631",
            variables={
                "scrollbar": "#2a3846",
                "scrollbar-hover": "#2a3846",
                "scrollbar-active": "#2a3846",
                "scrollbar-background": "#0e131a",
                "scrollbar-background-hover": "#0e131a",
                "scrollbar-background-active": "#0e131a",
                "scrollbar-corner-color": "#0e131a",
                "border-blurred": "#2d3b49",
                "text-muted": "#8593a1",
                "text-disabled": "#566270",
                "block-cursor-background": "#1d4658",
                "block-cursor-foreground": "#f2f6f9",
            },
        ),
        N_("night shift"),
    ),
    Choice(
        Theme(
            name=DAYLIGHT,
            primary="#0f6b86",
            secondary="#3c7f92",
            accent="#8f5a00",
            warning="#8a5b00",
            error="#b3261e",
            success="#2a7040",
            foreground="#1d2731",
            background="#f4f1ea",
            surface="#ebe7de",
            panel="#dfdacd",
            dark=False,
            variables={
                "scrollbar": "#c9c2b2",
                "scrollbar-hover": "#c9c2b2",
                "scrollbar-active": "#c9c2b2",
                "scrollbar-background": "#f4f1ea",
                "scrollbar-background-hover": "#f4f1ea",
                "scrollbar-background-active": "#f4f1ea",
                "scrollbar-corner-color": "#f4f1ea",
                "border-blurred": "#b9b2a2",
                "text-muted": "#5b6570",
                "text-disabled": "#8d8878",
                "block-cursor-background": "#c3dde3",
                "block-cursor-foreground": "#10222b",
            },
        ),
        N_("daylight"),
    ),
    Choice(
        Theme(
            name=CONTRAST,
            primary="#00e5ff",
            secondary="#ffffff",
            accent="#ffff00",
            warning="#ffff00",
            error="#ff5c5c",
            success="#55ff55",
            foreground="#ffffff",
            background="#000000",
            surface="#000000",
            panel="#1a1a1a",
            luminosity_spread=0.25,
            text_alpha=1.0,
            variables={
                "scrollbar": "#7a7a7a",
                "scrollbar-hover": "#7a7a7a",
                "scrollbar-active": "#7a7a7a",
                "scrollbar-background": "#000000",
                "scrollbar-background-hover": "#000000",
                "scrollbar-background-active": "#000000",
                "scrollbar-corner-color": "#000000",
                "border-blurred": "#9a9a9a",
                "text-muted": "#d0d0d0",
                "text-disabled": "#a0a0a0",
                "block-cursor-background": "#004f7a",
                "block-cursor-foreground": "#ffffff",
            },
        ),
        N_("high contrast"),
    ),
    Choice(
        Theme(
            name=COLOUR_SAFE,
            primary="#56b4e9",
            secondary="#0072b2",
            accent="#f0e442",
            warning="#f0e442",
            error="#e69f00",
            success="#56b4e9",
            foreground="#d6dae0",
            background="#10141b",
            surface="#171d26",
            panel="#202833",
            variables={
                "scrollbar": "#2f3c4b",
                "scrollbar-hover": "#2f3c4b",
                "scrollbar-active": "#2f3c4b",
                "scrollbar-background": "#10141b",
                "scrollbar-background-hover": "#10141b",
                "scrollbar-background-active": "#10141b",
                "scrollbar-corner-color": "#10141b",
                "border-blurred": "#35414f",
                "text-muted": "#929daa",
                "text-disabled": "#5e6a78",
                "block-cursor-background": "#0f4a72",
                "block-cursor-foreground": "#ffffff",
            },
        ),
        N_("colour-blind safe"),
    ),
)

NAMES = tuple(choice.theme.name for choice in CHOICES)
