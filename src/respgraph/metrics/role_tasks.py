"""Which tasks are whose: certainly, or possibly through the known members of open groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..plan import Plan
from ..vocabulary import Mention, Role

__all__ = ["RoleTasks", "equal_shares", "present_actors", "role_tasks", "without_expanded"]


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

    Members of a universal group (各X) have its tasks for certain. Members of any other group have
    them possibly, except where they, or a unit that they host, are certain in any role.

    Args:
        plan: the plan, with a roster applied where members of groups shall count.
        merge_hosted: whether a hosted unit's tasks count for its host.
    """
    names = _host_of(plan) if merge_hosted else {}
    certain: dict[tuple[str, Role], set[str]] = {}
    maybe: dict[tuple[str, Role], set[str]] = {}
    for assignment in plan.assignments:
        actor = plan.actor_by_id[assignment.actor_id]
        key = (names.get(actor.id, actor.id), assignment.role)
        certain.setdefault(key, set()).add(assignment.task_id)
        into = certain if assignment.mention is Mention.UNIVERSAL else maybe
        for member in actor.members:
            key = (names.get(member, member), assignment.role)
            into.setdefault(key, set()).add(assignment.task_id)
    taken = _taken(plan, certain)
    possible = {key: frozenset(tasks - taken.get(key[0], set())) for key, tasks in maybe.items()}
    return RoleTasks({key: frozenset(tasks) for key, tasks in certain.items()}, possible)


def _union(
    table: Mapping[tuple[str, Role], frozenset[str]], actor_id: str, roles: Iterable[Role]
) -> frozenset[str]:
    return frozenset().union(*(table.get((actor_id, role), frozenset()) for role in roles))


def _host_of(plan: Plan) -> dict[str, str]:
    """Each hosted unit's last host, following hosts of hosts."""
    direct = {actor.id: actor.host for actor in plan.actors if actor.host is not None}
    hosts = {}
    for actor_id, host in direct.items():
        seen, at = {actor_id}, host
        while at in direct and at not in seen:
            seen.add(at)
            at = direct[at]
        hosts[actor_id] = at
    return hosts


def _taken(plan: Plan, certain: Mapping[tuple[str, Role], set[str]]) -> dict[str, set[str]]:
    """Tasks that an actor, or a unit that it hosts, certainly has."""
    taken: dict[str, set[str]] = {}
    hosts = _host_of(plan)
    for (actor_id, _), found in certain.items():
        for name in {actor_id, hosts.get(actor_id, actor_id)}:
            taken.setdefault(name, set()).update(found)
    return taken


def present_actors(plan: Plan, merge_hosted: bool = False) -> set[str]:
    """Actors that get a row: all but groups that a roster replaced by their members."""
    replaced = {entry.member_of for entry in plan.assignments} - {
        entry.actor_id for entry in plan.assignments
    }
    hosted = set(_host_of(plan)) if merge_hosted else set()
    return {actor.id for actor in plan.actors} - replaced - hosted


def without_expanded(
    plan: Plan, tasks: Mapping[str, frozenset[str]], present: set[str]
) -> dict[str, frozenset[str]]:
    """The same, without the tasks of a universal group whose members stand beside it."""
    expanded: dict[str, set[str]] = {}
    for entry in plan.assignments:
        if entry.mention is Mention.UNIVERSAL and plan.actor_by_id[entry.actor_id].members:
            expanded.setdefault(entry.actor_id, set()).add(entry.task_id)
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
