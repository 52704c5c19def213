"""Which tasks are whose: certainly, or possibly through the known members of open groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..graph import hosts_of
from ..plan import Plan
from ..vocabulary import Mention, Role

__all__ = [
    "RoleTasks",
    "equal_shares",
    "expanded_groups",
    "present_actors",
    "role_tasks",
    "without_expanded",
]


@dataclass(frozen=True, slots=True)
class RoleTasks:
    """Which tasks each actor has in each role: certainly, or possibly through an open group word.

    Keys are (actor id, role). A task is never both for one actor, in whatever role.
    """

    certain: Mapping[tuple[str, Role], frozenset[str]]
    possible: Mapping[tuple[str, Role], frozenset[str]]

    def low(self, actor_id: str, roles: Iterable[Role] = tuple(Role)) -> frozenset[str]:
        """Tasks that are certainly the actor's in any of the roles."""
        return _union(self.certain, actor_id, roles)

    def open(self, actor_id: str, roles: Iterable[Role] = tuple(Role)) -> frozenset[str]:
        """Tasks that may be the actor's in any of the roles, and are not certain."""
        return _union(self.possible, actor_id, roles)


def role_tasks(plan: Plan, *, merge_hosted: bool = False) -> RoleTasks:
    """Which tasks each actor has in each role, with the known members of groups.

    Members of a universal group (各X), or of one that a roster expanded, have its tasks for
    certain; where a task names the member itself, its own role counts. Members of any other group
    have them possibly, except where they, or a unit that they host, are certain in any role.

    Args:
        plan: the plan, with a roster applied where members of groups shall count.
        merge_hosted: whether a hosted unit's tasks count for its host.
    """
    names = hosts_of(plan) if merge_hosted else {}
    certain: dict[tuple[str, Role], set[str]] = {}
    for entry in plan.assignments:
        key = (names.get(entry.actor_id, entry.actor_id), entry.role)
        certain.setdefault(key, set()).add(entry.task_id)
    own = _anywhere(certain)
    maybe: dict[tuple[str, Role], set[str]] = {}
    certain_groups = expanded_groups(plan)
    for entry in plan.assignments:
        sure = (entry.actor_id, entry.task_id) in certain_groups
        for member in plan.actor_by_id[entry.actor_id].members:
            name = names.get(member, member)
            if not sure:
                maybe.setdefault((name, entry.role), set()).add(entry.task_id)
            elif entry.task_id not in own.get(name, ()):
                certain.setdefault((name, entry.role), set()).add(entry.task_id)
    taken = _anywhere(certain, hosts_of(plan))
    possible = {key: frozenset(tasks - taken.get(key[0], set())) for key, tasks in maybe.items()}
    return RoleTasks({key: frozenset(tasks) for key, tasks in certain.items()}, possible)


def expanded_groups(plan: Plan) -> set[tuple[str, str]]:
    """(group id, task id) of group words whose members certainly have the task in their stead."""
    found = {(entry.member_of, entry.task_id) for entry in plan.assignments if entry.member_of}
    universal = {
        (entry.actor_id, entry.task_id)
        for entry in plan.assignments
        if entry.mention is Mention.UNIVERSAL and plan.actor_by_id[entry.actor_id].members
    }
    return found | universal


def _union(
    table: Mapping[tuple[str, Role], frozenset[str]], actor_id: str, roles: Iterable[Role]
) -> frozenset[str]:
    return frozenset().union(*(table.get((actor_id, role), frozenset()) for role in roles))


def _anywhere(
    certain: Mapping[tuple[str, Role], set[str]], hosts: Mapping[str, str] | None = None
) -> dict[str, set[str]]:
    """Tasks that an actor, or a unit that it hosts, certainly has in any role."""
    found: dict[str, set[str]] = {}
    for (actor_id, _), tasks in certain.items():
        for name in {actor_id, (hosts or {}).get(actor_id, actor_id)}:
            found.setdefault(name, set()).update(tasks)
    return found


def present_actors(plan: Plan, merge_hosted: bool = False) -> set[str]:
    """Actors that get a row: all but groups that a roster replaced by their members."""
    replaced = {entry.member_of for entry in plan.assignments} - {
        entry.actor_id for entry in plan.assignments
    }
    hosted = set(hosts_of(plan)) if merge_hosted else set()
    return {actor.id for actor in plan.actors} - replaced - hosted


def without_expanded(
    plan: Plan, tasks: Mapping[str, frozenset[str]], present: set[str]
) -> dict[str, frozenset[str]]:
    """The same, without the tasks of a group word whose members stand beside it."""
    expanded: dict[str, set[str]] = {}
    for group_id, task_id in expanded_groups(plan):
        expanded.setdefault(group_id, set()).add(task_id)
    return {
        actor_id: found - expanded.get(actor_id, set())
        for actor_id, found in tasks.items()
        if actor_id in present
    }


def equal_shares(
    tasks: Mapping[str, frozenset[str]], sizes: Mapping[str, float]
) -> dict[str, float]:
    """Each task's size divided equally among those who have it."""
    sharers: dict[str, int] = {}
    for found in tasks.values():
        for task_id in found:
            sharers[task_id] = sharers.get(task_id, 0) + 1
    return {
        actor_id: sum(sizes[task_id] / sharers[task_id] for task_id in sorted(found))
        for actor_id, found in tasks.items()
    }
