"""Red, amber, green and blue: as words, and as the hue of a fill."""

from __future__ import annotations

import colorsys
import re

from extract.findings import Rating, Trend

_NAMES = {
    "red": Rating.RED,
    "amber": Rating.AMBER,
    "yellow": Rating.AMBER,
    "orange": Rating.AMBER,
    "green": Rating.GREEN,
    "blue": Rating.BLUE,
}
_LETTERS = {"r": Rating.RED, "a": Rating.AMBER, "g": Rating.GREEN, "b": Rating.BLUE}
COLOUR = r"(?:red|amber|green|blue)"
_ONLY_COLOUR = re.compile(
    r"^(?P<first>red|amber|yellow|orange|green|blue|[ragb])(?:\s*[/\-–]\s*(?P<second>red|amber|green|[rag]))?$",
    re.I,
)
_SIGNS = str.maketrans(
    {sign: f" {word} " for word, signs in (
        ("red", "🔴🟥"), ("amber", "🟠🟧🟡🟨"), ("green", "🟢🟩"), ("blue", "🔵🟦"),
    ) for sign in signs}
)  # fmt: skip
_ARROWS = re.compile(r"[^\w%/\-– ]+")
_ORDER = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
# Hues in degrees. Amber reaches from orange (#FF9900) over #FFC000 to pure yellow.
_HUES = (
    (14, Rating.RED),
    (68, Rating.AMBER),
    (170, Rating.GREEN),
    (262, Rating.BLUE),
    (330, None),
    (361, Rating.RED),
)
_PALEST = 0.12  # saturation: spreadsheets' "good" fill #C6EFCE has 0.17, greys have none
_DARKEST = 0.25


def named(text: str) -> Rating | None:
    """Return the rating of a cell that holds a colour's name and nothing else but arrows.

    Of "Amber / Green" the first counts. "R", "A", "G" and "B" are the names' first letters.
    """
    match = _ONLY_COLOUR.match(" ".join(_ARROWS.sub(" ", text.translate(_SIGNS)).split()))
    if match is None:
        return None
    word = match["first"].casefold()
    return _NAMES.get(word) or (_LETTERS[word] if match["first"].isupper() else None)


def of_word(word: str) -> Rating:
    """Return the rating that a colour's name or its first letter stands for."""
    plain = word.casefold()
    return _NAMES.get(plain) or _LETTERS[plain]


def of_fill(fill: str | None) -> Rating | None:
    """Return the rating whose colour a fill "#RRGGBB" is, by hue; None for grey, black and pale."""
    if not fill or not re.match(r"^#[0-9A-Fa-f]{6}$", fill):
        return None
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _PALEST or value < _DARKEST:
        return None
    return next(rating for most, rating in _HUES if hue * 360 <= most)


def trend(previous: Rating | None, now: Rating | None) -> Trend | None:
    """Return how a rating moved from one time to the next; blue stands above green."""
    if previous is None or now is None:
        return None
    if previous is now:
        return Trend.UNCHANGED
    return Trend.IMPROVED if _ORDER.index(now) > _ORDER.index(previous) else Trend.WORSENED
