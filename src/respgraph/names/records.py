"""One name of a list, and a list taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..vocabulary import Kind, Mention, Role

__all__ = ["Name", "NameList", "Place", "Placed", "name_list"]

Place = tuple[int, int]
"""Where a stretch of a list starts and ends."""


@dataclass(slots=True)
class Name:
    """One name of a list; shared between lists that print it, so never changed once it is made.

    `name` is the name as it shall stand in the record: blanks of padding removed, elided prefix
    or suffix restored. `restored` tells that something was put in; `candidate` is a fuller form
    that is right only where the plan prints it elsewhere. `open_list` tells that the list ends in
    等 behind this name. `role` is a role marked at the name itself: ``(牵头)``, ``※``. `doubt`
    says what is unusual about the form.
    """

    name: str
    kind: Kind
    mention: Mention = Mention.NAMED
    aliases: tuple[str, ...] = ()
    open_list: bool = False
    restored: bool = False
    candidate: str | None = None
    role: Role | None = None
    doubt: str = ""


Placed = tuple[Name, int, int]
"""A name with the place where the list prints it."""


@dataclass(slots=True)
class NameList:
    """The names of a list, and the stretches that were understood but name nobody; shared as is.

    `plain` tells that nothing but sure names stands in the list. `places` says where each name is
    printed. `notes` are posts, marks and remarks in brackets; `dates` are stretches that hold a
    date or a phrase such as 长期坚持 instead of a name.
    """

    names: tuple[Name, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[Place, ...] = ()
    dates: tuple[Place, ...] = ()
    plain: bool = False


def name_list(
    placed: Sequence[Placed], notes: Sequence[Place] = (), dates: Sequence[Place] = ()
) -> NameList:
    """A list of names that know their places."""
    return NameList(
        tuple(name for name, _, _ in placed),
        tuple((start, end) for _, start, end in placed),
        tuple(notes),
        tuple(dates),
    )
