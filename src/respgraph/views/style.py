"""The colours of the look, shared by the page and the figures.

One hue a role. The hues are Paul Tol's high-contrast scheme (light paper) and
its medium-contrast partner (dark paper): told apart with any kind of colour vision, and in grey.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..vocabulary import Role

__all__ = ["HEAT_STEPS", "INK", "ROLE_COLOUR", "Tint", "css_variables", "heat_colour"]


@dataclass(frozen=True, slots=True)
class Tint:
    """One colour on light and on dark paper, as ``#rrggbb``."""

    light: str
    dark: str


ROLE_COLOUR: dict[Role, Tint] = {
    Role.RESPONSIBLE_LEADER: Tint("#bb5566", "#ee99aa"),
    Role.LEAD_UNIT: Tint("#004488", "#6699cc"),
    Role.JOINT_UNIT: Tint("#2a8f80", "#66ccbb"),
    Role.SUPPORTING_UNIT: Tint("#ddaa33", "#eecc66"),
}

INK: dict[str, Tint] = {
    "paper": Tint("#fdfcfa", "#16181b"),
    "card": Tint("#ffffff", "#1d2024"),
    "ink": Tint("#1c1d1f", "#e8e6e1"),
    "quiet": Tint("#5c6066", "#a5a9af"),
    "rule": Tint("#dcd9d3", "#373b41"),
    "wash": Tint("#f3f1ec", "#25292e"),
    "link": Tint("#004488", "#8fb6e0"),
    "mark": Tint("#fff1c2", "#4a3f16"),
    "warn": Tint("#8a4b00", "#f0b765"),
    "bad": Tint("#a01c30", "#ff9aa8"),
    "task": Tint("#6b6f76", "#9da2a9"),
    "heat-ink-middle": Tint("#1c1d1f", "#0d1117"),
    "heat-ink-most": Tint("#ffffff", "#0d1117"),
}

HEAT_STEPS = 7
_HEAT_ENDS = (Tint("#eef3f8", "#22303e"), Tint("#00336b", "#b5d6f5"))


def heat_colour(step: int, *, dark: bool = False) -> str:
    """The colour of a heat-map step, from 1 (least) to `HEAT_STEPS` (most).

    >>> heat_colour(1), heat_colour(HEAT_STEPS)
    ('#eef3f8', '#00336b')
    """
    low, high = (tint.dark if dark else tint.light for tint in _HEAT_ENDS)
    share = (step - 1) / (HEAT_STEPS - 1)
    return "#" + "".join(
        f"{round(_channel(low, at) + share * (_channel(high, at) - _channel(low, at))):02x}"
        for at in (1, 3, 5)
    )


def _channel(colour: str, at: int) -> int:
    return int(colour[at : at + 2], 16)


def css_variables() -> str:
    """The palette as CSS custom properties for light and dark paper."""
    light, dark = _declarations(dark=False), _declarations(dark=True)
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n"
        f"@media print{{:root:root:root{{{light}}}}}\n"
    )


def _declarations(*, dark: bool) -> str:
    tints = {f"role-{role}": tint for role, tint in ROLE_COLOUR.items()} | dict(INK)
    parts = [f"--{name}:{tint.dark if dark else tint.light}" for name, tint in tints.items()]
    parts += [f"--heat-{step}:{heat_colour(step, dark=dark)}" for step in range(1, HEAT_STEPS + 1)]
    parts.append(f"color-scheme:{'dark' if dark else 'light'}")
    return ";".join(parts)
