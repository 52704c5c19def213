"""Plans built from records, for tests that need no reader.

`make_plan` writes a small document beside the records, so that every span points at real words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from respgraph import (
    Actor,
    Assignment,
    Deadline,
    Document,
    Kind,
    Mention,
    Plan,
    Role,
    Span,
    Target,
    Task,
)

LABELS = {
    Role.RESPONSIBLE_LEADER: "责任领导",
    Role.LEAD_UNIT: "牵头单位",
    Role.JOINT_UNIT: "责任单位",
    Role.SUPPORTING_UNIT: "配合单位",
}


@dataclass(frozen=True)
class Row:
    """One planted task. Names that start with 各 or 相关 stand for groups."""

    number: str | None
    leaders: Sequence[str] = ()
    leads: Sequence[str] = ()
    supports: Sequence[str] = ()
    joints: Sequence[str] = ()
    section: tuple[str, ...] = ()
    text: str = "办好一件事。"
    deadline: str | None = None
    targets: int = 0

    def names(self) -> list[tuple[Role, Sequence[str]]]:
        return [
            (Role.RESPONSIBLE_LEADER, self.leaders),
            (Role.LEAD_UNIT, self.leads),
            (Role.JOINT_UNIT, self.joints),
            (Role.SUPPORTING_UNIT, self.supports),
        ]


@dataclass
class _Writer:
    text: str = ""
    parts: list[str] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def mention_of(name: str) -> Mention:
    """How a planted group word names its members."""
    if name.startswith("各"):
        return Mention.UNIVERSAL
    return Mention.OPEN if is_group(name) else Mention.NAMED


def is_group(name: str) -> bool:
    """Whether a planted name stands for a group."""
    return name.startswith(("各", "相关")) or "相关" in name or name.endswith("成员单位")


def actor_id(name: str, role: Role) -> str:
    """The id that a planted name gets."""
    if is_group(name):
        return f"group/{name}"
    return f"person/{name}" if role is Role.RESPONSIBLE_LEADER else f"unit/{name}"


def make_plan(
    rows: Sequence[Row],
    *,
    classes: Mapping[str, str] | None = None,
    members: Mapping[str, Sequence[str]] | None = None,
    hosts: Mapping[str, str] | None = None,
    idle: Sequence[str] = (),
) -> Plan:
    """A plan with these tasks; `members`, `hosts` and `idle` speak of units by name."""
    writer = _Writer()
    tasks, assignments, targets = [], [], []
    used: dict[str, int] = {}
    actors: dict[str, Actor] = {}
    classes, members, hosts = classes or {}, members or {}, hosts or {}

    def know(name: str, role: Role = Role.LEAD_UNIT) -> str:
        identifier = actor_id(name, role)
        kind = {"group": Kind.GROUP, "person": Kind.PERSON, "unit": Kind.UNIT}
        if identifier not in actors:
            actors[identifier] = Actor(
                identifier,
                name,
                kind[identifier.split("/")[0]],
                unit_class=classes.get(name),
                host=f"unit/{hosts[name]}" if name in hosts else None,
                members=tuple(f"unit/{member}" for member in members.get(name, ())),
            )
        return identifier

    for row in rows:
        base = f"task/{row.number or len(tasks) + 1}"
        used[base] = used.get(base, 0) + 1
        task_id = base if used[base] == 1 else f"{base}~{used[base]}"
        if row.number:
            writer.add(f"{row.number}.")
        place = writer.add(row.text)
        writer.add("(")
        for role, names in row.names():
            writer.add(f"{LABELS[role]}:" if names else "")
            for name in names:
                span = writer.add(name)
                writer.add("、")
                assignments.append(
                    Assignment(task_id, know(name, role), role, mention_of(name), (span,))
                )
        due = Deadline(row.deadline, (writer.add(row.deadline),)) if row.deadline else None
        for index in range(row.targets):
            span = writer.add(f"指标{index}增长8%以上")
            targets.append(
                Target(f"{task_id}/{index}", task_id, f"指标{index}", ">=", 8.0, "%", (span,))
            )
        writer.add(")\n")
        tasks.append(Task(task_id, row.number, row.section, row.text, due, (place,)))
    for name in [*idle, *hosts.values(), *(m for group in members.values() for m in group)]:
        know(name)
    return Plan(
        Document("planted.txt", writer.text),
        tasks=tuple(tasks),
        actors=tuple(actors.values()),
        assignments=tuple(assignments),
        targets=tuple(targets),
    )


A = "一、主要预期目标"
B = "二、七个方面主要工作安排"
B1 = (B, "(一)增长引擎", "基础设施")
B2 = (B, "(一)增长引擎", "招商引资")
B3 = (B, "(一)增长引擎", "重大项目")
B4 = (B, "(二)产业支撑", "农业产业化")
ZONES = ("咸安经济开发区", "咸安商贸物流区")
BUREAUX = "区直相关部门"
TOWNS = "各乡镇办场"
INVEST = "区招商和投资促进中心"
TALENT = "区委人才办"

XIANAN_ROWS = (
    Row("1", ["杜新国"], ["区发改局"], section=(A,), targets=1),
    Row("2", ["杜新国"], ["区发改局"], section=(A,), targets=1),
    Row("3", ["洪声耀"], ["区科经局"], section=(A,), targets=1),
    Row("4", ["陈浩"], ["区商务局"], section=(A,), targets=1),
    Row("5", ["陈浩"], ["区商务局"], section=(A,), targets=1),
    Row("6", ["杜新国"], ["区财政局", "区税务局"], section=(A,), targets=1),
    Row("7", ["杜新国", "丁玲"], ["区发改局", "区农业农村局"], section=(A,)),
    Row("8", ["杜新国"], ["区人社局"], section=(A,), targets=1),
    Row("9", ["丁玲"], ["区农业农村局"], section=(A,), targets=1),
    Row("10", ["杜新国"], ["区发改局"], section=(A,)),
    Row("11", ["刘伍寿", "陈浩"], ["市生态环境局咸安分局"], section=(A,)),
    Row(
        "12",
        ["洪声耀"],
        ["区交通运输局"],
        ["区发改局", "区自然资源和规划局", "区林业局", "区经发集团", "相关乡镇办"],
        section=B1,
    ),
    Row(
        "13",
        ["杜新国"],
        ["区发改局", "区水利和湖泊局"],
        ["汀泗桥镇", "向阳湖镇", "相关乡镇办场"],
        section=B1,
    ),
    Row(
        "14",
        ["刘伍寿"],
        ["区水利和湖泊局"],
        ["区淦河“一河两岸”工程领导小组成员单位"],
        section=B1,
    ),
    Row(
        "15",
        ["洪声耀"],
        [INVEST],
        ["区发改局", "区科经局", "区卫健局", TOWNS, *ZONES],
        section=B2,
    ),
    Row(
        "16",
        ["程文敏", "洪声耀"],
        [INVEST, "区林业局"],
        ["区竹产业发展领导小组成员单位", "区桂花产业发展领导小组成员单位"],
        section=B2,
        targets=1,
    ),
    Row(
        "17",
        ["洪声耀"],
        [INVEST],
        [TALENT, "区财政局", "区税务局", "区人社局", "区发改局", "区科经局"],
        section=B2,
    ),
    Row(
        "18",
        ["洪声耀"],
        [INVEST],
        [TALENT, "区发改局", "区科经局", BUREAUX, TOWNS, *ZONES],
        section=B2,
        targets=2,
    ),
    Row("19", ["杜新国"], ["区发改局", "区财政局"], [BUREAUX, TOWNS, *ZONES], section=B3),
    Row("20", ["杜新国"], ["区项目办"], [BUREAUX, *ZONES], section=B3),
    Row(
        "21",
        ["丁玲"],
        ["区农业农村局"],
        ["区市场监管局", "向阳湖奶牛场", "贺胜桥镇", "向阳湖镇"],
        section=B4,
    ),
)

DEPARTMENTS = (
    "区发改局",
    "区科经局",
    "区商务局",
    "区财政局",
    "区税务局",
    "区农业农村局",
    "区人社局",
    "区交通运输局",
    "区水利和湖泊局",
    INVEST,
    "区林业局",
    "区自然资源和规划局",
    "区卫健局",
    "区市场监管局",
)


KNOWN_MEMBERS = ("区财政局", "区税务局", "区发改局", "区科经局")


def xianan_plan(*, roster: bool = False) -> Plan:
    """The 21 tasks of the 2023 Xian'an plan; with `roster`, who its open groups may mean."""
    if not roster:
        return make_plan(XIANAN_ROWS)
    return make_plan(XIANAN_ROWS, members={BUREAUX: KNOWN_MEMBERS}, hosts={"区项目办": "区发改局"})
