"""Colours: how well one is seen on another, and those of a design on a dark screen.

HR says the colours of paper. Those of a dark screen are made from them, so that nobody has to
choose twice, and each is as light as it must be to be read.
"""

from __future__ import annotations

from colorsys import rgb_to_hls
from functools import lru_cache
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ledelsesgrundlag_cli.render.design import Design

TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of text and of shapes (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""
_NIGHT, _WHITE, _BLACK = "#14161a", "#ffffff", "#000000"
_CUBE: Final = (0, 95, 135, 175, 215, 255)
"""What a channel can be in the 216 colours that every terminal with 256 has."""
_TINT: Final = 0.2
"""How much of the ink is in the dark screen, so that it belongs to the design."""
_SOFT: Final = 0.12
"""How far text is from the paper's own white: on a dark screen that dazzles."""
_RULE: Final = 0.28
_READ_AT_LENGTH: Final = 7.0
_STEPS: Final = 20


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as ``#1f5f8b``, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def on_dark(design: Design) -> tuple[dict[str, str], tuple[str, ...]] | None:
    """Return the colours of a dark screen by their names, and those of the marks.

    None where the design itself is light on dark.
    """
    own = design.colors
    if _luminance(own.paper) < _luminance(own.ink):
        return None
    paper = _mixed(_NIGHT, own.ink, _TINT)
    ink = _lightened(_mixed(own.paper, own.ink, _SOFT), paper, _READ_AT_LENGTH)
    colors = {
        "ink": ink,
        "muted": _lightened(own.muted, paper, TEXT + 1),
        "rule": _mixed(paper, ink, _RULE),
        "paper": paper,
        "accent": _lightened(own.accent, paper, _READ_AT_LENGTH),
    }
    return colors, tuple(_lightened(mark.color, paper, TEXT + 1) for mark in design.marks)


@lru_cache
def on_either(color: str) -> str:
    """Return the colour nearest to one that shows on black and on white.

    A terminal does not say which it is. The colour is one of those that every terminal has, so
    that it is seen as it was chosen.
    """
    return min(_seen_on_either(), key=lambda one: _unlike(one, color))


@lru_cache
def _seen_on_either() -> tuple[str, ...]:
    """Return those of a terminal's 216 colours that show on black and on white.

    Greys are left out, which are taken for others of its greys.
    """
    every = product([f"{one:02x}" for one in _CUBE], repeat=3)
    colors = [f"#{''.join(channels)}" for channels in every if len(set(channels)) > 1]
    return tuple(
        one for one in colors if min(contrast(one, _WHITE), contrast(one, _BLACK)) >= GRAPHICS
    )


def _unlike(one: str, other: str) -> float:
    """Return how unlike two colours are: the hue counts most, which tells marks apart."""
    (hue, light, strong), (hue_2, light_2, strong_2) = map(_hue_light_strength, (one, other))
    apart = abs(hue - hue_2)
    return hypot(4 * min(apart, 1 - apart), light - light_2, (strong - strong_2) / 3)


def _hue_light_strength(color: str) -> tuple[float, float, float]:
    red, green, blue = (one / 255 for one in _channels(color))
    return rgb_to_hls(red, green, blue)


def _luminance(color: str) -> float:
    parts = (one / 255 for one in _channels(color))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour with so much of the other in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _lightened(color: str, paper: str, least: float) -> str:
    """Return a colour with no more white in it than it takes to be seen on a dark paper."""
    lighter = (_mixed(color, _WHITE, step / _STEPS) for step in range(_STEPS))
    return next((one for one in lighter if contrast(one, paper) >= least), _WHITE)
