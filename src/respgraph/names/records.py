"""One name of a list, and a list taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from ..vocabulary import Kind, Mention, Role

__all__ = ["Name", "NameList", "moved"]


@dataclass(slots=True)
class Name:
    """One name of a list; like everything cached here, never changed once it is made.

    `name` is the name as it shall stand in the record: blanks of padding removed, elided prefix
    or suffix restored. ``start`` and ``end`` are where it is printed. `restored` tells that
    something was put in; `candidate` is a fuller form that is right only where the plan prints it
    elsewhere. `open_list` tells that the list ends in 等 behind this name. `role` is a role marked
    at the name itself: ``(牵头)``, ``※``. `doubt` says what is unusual about the form.
    """

    name: str
    kind: Kind
    mention: Mention
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    open_list: bool = False
    restored: bool = False
    candidate: str | None = None
    role: Role | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a list, and the stretches that were understood but name nobody.

    `notes` are posts, marks and remarks in brackets; `dates` are stretches that hold a date or a
    phrase such as 长期坚持 instead of a name.
    """

    names: tuple[Name, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    dates: tuple[tuple[int, int], ...] = ()


def moved(name: Name, by: int) -> Name:
    """The same name, printed so many characters further on."""
    if not by:
        return name
    return Name(
        name.name,
        name.kind,
        name.mention,
        name.start + by,
        name.end + by,
        name.aliases,
        name.open_list,
        name.restored,
        name.candidate,
        name.role,
        name.doubt,
    )
