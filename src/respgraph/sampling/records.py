"""What a sample plants: names, targets, tasks, and the same as cells of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..vocabulary import Kind, Mention, Role

NOTHING = "/"


@dataclass(frozen=True, slots=True)
class SampleName:
    """One planted name: how it is printed, what it is, and how certain its mention is."""

    name: str
    kind: Kind
    mention: Mention = Mention.NAMED
    open_list: bool = False


@dataclass(frozen=True, slots=True)
class SampleTarget:
    """One planted quantity; `operator` is one of ``>=``, ``<=``, ``=``, ``~``."""

    indicator: str
    operator: str
    value: float
    quantity_unit: str


Names = tuple[SampleName, ...]


@dataclass(frozen=True, slots=True)
class SampleTask:
    """One planted task; `units` are supporters where `leads` names somebody, else joint units."""

    number: str
    section: tuple[str, ...]
    text: str
    leaders: Names
    leads: Names
    units: Names
    deadline: str | None
    targets: tuple[SampleTarget, ...]

    def assignments(self) -> Iterator[tuple[Role, SampleName]]:
        """Every planted assignment in printed order, as (role, name).

        >>> from respgraph.sampling import sample_plan
        >>> [role.value for role, _ in sample_plan(tasks=1, seed=1).tasks[0].assignments()][0]
        'responsible_leader'
        """
        unit_role = Role.SUPPORTING_UNIT if self.leads else Role.JOINT_UNIT
        yield from ((Role.RESPONSIBLE_LEADER, name) for name in self.leaders)
        yield from ((Role.LEAD_UNIT, name) for name in self.leads)
        yield from ((unit_role, name) for name in self.units)


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One task as cells of text, for writing the plan as a table in any file format.

    An empty list of names or deadline is printed as ``/``, since a blank cell would mean
    "the same as above".
    """

    number: str
    section: tuple[str, ...]
    text: str
    leaders: str
    leads: str
    units: str
    deadline: str


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A planted plan: its title and tasks."""

    title: str
    tasks: tuple[SampleTask, ...]

    def rows(self) -> tuple[SampleRow, ...]:
        """The tasks as cells of text.

        >>> from respgraph.sampling import sample_plan
        >>> sample_plan(tasks=3, seed=7).rows()[0].number
        '1'
        """
        return tuple(_row(task) for task in self.tasks)


def listed(names: Names) -> str:
    """A printed list: 、 within a kind, ， before a group, 等 before what exemplars open."""
    printed = ""
    for before, name in zip((None, *names), names, strict=False):
        if before is None:
            separator = ""
        elif before.mention is Mention.EXEMPLAR and name.kind is Kind.GROUP:
            separator = "等"
        else:
            separator = "、" if before.kind is name.kind else "，"
        printed += separator + name.name + ("等" if name.open_list else "")
    return printed


def _row(task: SampleTask) -> SampleRow:
    return SampleRow(
        task.number,
        task.section,
        task.text,
        leaders=listed(task.leaders) or NOTHING,
        leads=listed(task.leads) or NOTHING,
        units=listed(task.units) or NOTHING,
        deadline=task.deadline or NOTHING,
    )
