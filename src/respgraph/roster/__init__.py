"""Who exists: canonical names, aliases, classes, hosts, members of groups.

A roster is a table that people keep in a spreadsheet. Applied to a plan it gives a plan in which
one body has one name, what belongs to all towns belongs to each town, and whoever has no task is
counted too. Every step of that is an issue of the plan; nothing is merged because it looks alike.
"""

from __future__ import annotations

from .applying import apply_roster
from .drafting import draft_roster
from .entries import Roster, RosterEntry
from .files import parse_roster, read_roster, roster_to_csv

__all__ = [
    "Roster",
    "RosterEntry",
    "apply_roster",
    "draft_roster",
    "parse_roster",
    "read_roster",
    "roster_to_csv",
]
