"""The records of a roster, and the promises that they keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..errors import SavedFileError
from ..identifiers import name_key
from ..vocabulary import Kind

__all__ = ["Roster", "RosterEntry"]

CLASS_PREFIX = "class:"
"""How a list of members names everyone of one class: ``class:town``."""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One body, person or group that the roster knows.

    `kind` None leaves the kind to the plan. `hosted_by` is the name of the body that houses this
    one; `members` are names of a group's members, or ``class:town`` for every unit of that class.
    `tasks` and `note` are for the reader of a draft and change nothing. `place` says where the
    entry stands in its file.
    """

    name: str
    kind: Kind | None = None
    unit_class: str | None = None
    aliases: tuple[str, ...] = ()
    hosted_by: str | None = None
    members: tuple[str, ...] = ()
    tasks: int | None = None
    note: str = ""
    place: str = field(default="", compare=False)

    @property
    def is_group(self) -> bool:
        """Whether this entry stands for several bodies."""
        return self.kind is Kind.GROUP or bool(self.members)


@dataclass(frozen=True)
class Roster:
    """All entries, and the columns of the file in their order: ours by key, others as printed.

    Raises:
        SavedFileError: a name or alias stands for two entries; a host or member is not in the
            roster; a body houses or contains itself.
    """

    entries: tuple[RosterEntry, ...] = ()
    name: str = field(default="roster", compare=False)
    columns: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        entries = tuple(self._without_own_name(entry) for entry in self.entries)
        object.__setattr__(self, "entries", entries)
        self._check_names()
        self._check_references()
        for what in ("hosted_by", "members"):
            self._check_cycles(what)

    @cached_property
    def by_key(self) -> dict[str, RosterEntry]:
        """Entries by every form of their names and aliases that `find` accepts."""
        return {
            name_key(name): entry for entry in self.entries for name in (entry.name, *entry.aliases)
        }

    def find(self, name: str) -> RosterEntry | None:
        """The entry that has this name or alias; width, blanks and bracket forms do not matter.

        >>> roster = Roster((RosterEntry("区发改局", aliases=("区发展和改革局",)),))
        >>> roster.find("区发展和改革局").name
        '区发改局'
        """
        return self.by_key.get(name_key(name))

    def members_of(self, entry: RosterEntry) -> tuple[RosterEntry, ...]:
        """The bodies in a group, each once, groups inside the group replaced by theirs.

        >>> towns = [RosterEntry("甲镇", unit_class="town"), RosterEntry("乙镇", unit_class="town")]
        >>> group = RosterEntry("各镇", members=("class:town",))
        >>> [member.name for member in Roster((*towns, group)).members_of(group)]
        ['乙镇', '甲镇']
        """
        found: dict[str, RosterEntry] = {}
        pending = [*self._direct(entry)][::-1]
        while pending:
            member = pending.pop()
            if member.name not in found:
                found[member.name] = member
                if member.is_group:
                    pending.extend([*self._direct(member)][::-1])
        return tuple(member for member in found.values() if not member.is_group)

    def _direct(self, entry: RosterEntry) -> Iterator[RosterEntry]:
        for word in entry.members:
            if word.startswith(CLASS_PREFIX):
                unit_class = word.removeprefix(CLASS_PREFIX)
                yield from sorted(
                    (item for item in self.entries if item.unit_class == unit_class),
                    key=lambda item: item.name,
                )
            elif member := self.find(word):
                yield member

    @staticmethod
    def _without_own_name(entry: RosterEntry) -> RosterEntry:
        aliases = tuple(alias for alias in entry.aliases if alias != entry.name)
        return replace(entry, aliases=aliases)

    def _check_names(self) -> None:
        seen: dict[str, RosterEntry] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.aliases):
                other = seen.setdefault(name_key(name), entry)
                if other is not entry:
                    column = "name" if name == entry.name else "aliases"
                    raise SavedFileError(
                        f"{_where(self, entry, column)}: {name!r} already stands for "
                        f"{other.name!r} ({other.place or 'earlier'}); "
                        "a name may stand for one entry only"
                    )

    def _check_references(self) -> None:
        for entry in self.entries:
            if entry.hosted_by is not None:
                self._check_host(entry, entry.hosted_by)
            if entry.members and entry.kind not in (None, Kind.GROUP):
                raise SavedFileError(
                    f"{_where(self, entry, 'members')}: {entry.name!r} has members but is a "
                    f"{entry.kind}; only a group has members"
                )
            for member in entry.members:
                self._check_member(entry, member)

    def _check_host(self, entry: RosterEntry, host: str) -> None:
        found = self.find(host)
        if found is None or found.is_group:
            reason = "is a group" if found else "has no row of its own"
            raise SavedFileError(
                f"{_where(self, entry, 'hosted_by')}: {host!r} {reason}; "
                "name a body that has its row in this file"
            )

    def _check_member(self, entry: RosterEntry, member: str) -> None:
        if member.startswith(CLASS_PREFIX):
            known = any(
                item.unit_class == member.removeprefix(CLASS_PREFIX) for item in self.entries
            )
        else:
            known = self.find(member) is not None
        if not known:
            raise SavedFileError(
                f"{_where(self, entry, 'members')}: {member!r} has no row of its own; "
                "add one or mend the name"
            )

    def _next(self, entry: RosterEntry, what: str) -> list[RosterEntry]:
        if what == "members":
            return list(self._direct(entry))
        host = self.find(entry.hosted_by) if entry.hosted_by else None
        return [host] if host else []

    def _check_cycles(self, what: str) -> None:
        """Depth-first with an explicit stack: a chain may be as long as the roster."""
        done: set[str] = set()
        for start in self.entries:
            path: dict[str, Iterator[RosterEntry]] = {}
            current: RosterEntry | None = start
            while current is not None:
                if current.name in path:
                    raise SavedFileError(
                        f"{_where(self, start, what)}: {current.name!r} is reached again through "
                        f"{what} ({' → '.join([*path, current.name])}); break the circle"
                    )
                if current.name not in done:
                    path[current.name] = iter(self._next(current, what))
                current = _step(path, done)


def _step(path: dict[str, Iterator[RosterEntry]], done: set[str]) -> RosterEntry | None:
    """The next entry to visit; entries that have no more are closed."""
    while path:
        name = next(reversed(path))
        following = next(path[name], None)
        if following is not None:
            return following
        done.add(name)
        del path[name]
    return None


def _where(roster: Roster, entry: RosterEntry, column: str) -> str:
    place = entry.place or f"entry {entry.name!r}"
    if column in roster.columns:
        return f"{roster.name}, {place}, column {roster.columns.index(column) + 1} ({column})"
    return f"{roster.name}, {place}, {column}"
