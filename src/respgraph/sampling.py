"""Invented plans of any size with known truth, written in many styles.

`sample_plan` draws the truth: who does what, exactly. `render` writes it as a plan would be
printed in one `WrittenStyle`, and `as_written` is the truth that this style can show (a sentence
names no leader; a section heading names one for all its tasks). What a reader makes of the text
can then be compared with what was planted. All names are invented, and the same seed gives the
same plan everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from random import Random

from .errors import RespgraphError
from .vocabulary import Kind, Mention, Role

__all__ = [
    "SampleName",
    "SamplePlan",
    "SampleRow",
    "SampleTarget",
    "SampleTask",
    "WrittenStyle",
    "as_written",
    "render",
    "sample_plan",
]


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

        >>> sample_plan(tasks=3, seed=7).rows()[0].number
        '1'
        """
        return tuple(_row(task) for task in self.tasks)


class WrittenStyle(StrEnum):
    """The ways in which a sample can be written; the comment shows the form of a clause."""

    FULL_BRACKET = "full_bracket"  # （责任领导：X；牵头单位：A；责任单位：B、C）
    HALF_BRACKET = "half_bracket"  # (责任领导:X;牵头单位:A;责任单位:B、C)
    TORTOISE_BRACKET = "tortoise_bracket"  # 〔责任领导：X；…〕
    SQUARE_BRACKET = "square_bracket"  # [责任领导：X；…]
    LENTICULAR_LABELS = "lenticular_labels"  # 【责任领导】X【牵头单位】A
    LABEL_LINES = "label_lines"  # one line for each label
    LABEL_LINES_STOPPED = "label_lines_stopped"  # the same, each closed by 。
    DIVISION_LINES = "division_lines"  # 分管领导：X / 部门分工：A牵头，B、C配合。
    TAIL = "tail"  # 责任领导：X；牵头单位：A；责任单位：B、C。 without a bracket
    SENTENCE = "sentence"  # （A牵头，B、C按职责分工负责）
    SECTION_LEADERS = "section_leaders"  # leaders stand in the heading
    TSV = "tsv"  # a table with tabs
    MARKDOWN = "markdown"  # a table with pipes
    PIPE_CELLS = "pipe_cells"  # one "cell |" a line
    CELL_LINES = "cell_lines"  # one cell a line


SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢"
    "邹章苏潘葛范彭鲁韦马方任袁柳唐薛雷贺汤罗毕郝邵"
)
GIVEN = "明远志强海涛建平文静晓燕国栋思源立新德厚逸景行若兰书航承泽佳宁世昌雅琴怀安振华春雨"
DEPARTMENTS = (
    "发改局", "财政局", "教育局", "科技局", "民政局", "司法局", "人社局", "住建局",
    "水利局", "商务局",
    "文旅局", "卫健局", "应急局", "审计局", "统计局", "医保局", "林业局", "税务局",
    "公安局", "信访局",
    "经信局", "交通运输局", "农业农村局", "市场监管局", "城管执法局", "政务服务局",
    "自然资源和规划局",
    "退役军人事务局", "乡村振兴局", "生态环境分局",
)  # fmt: skip
PLACE_HEADS = "云青松柳石金银清白红双长平安永福龙凤梅桃兰竹杨槐桥沙溪泉湖江"
PLACE_TAILS = "河山坪岭湾塘店庄桥溪泉坡岗渡川浦港林冲垭坝洲滩垸畈台寨铺丘关"
TOWN_SUFFIXES = ("镇", "乡", "街道", "经济开发区", "投资集团")
SECTION_TITLES = (
    "扩大有效投资", "壮大产业集群", "推动科技创新", "促进乡村振兴", "提升城市品质",
    "改善生态环境",
    "办好民生实事", "优化营商环境", "守牢安全底线", "深化重点改革",
)  # fmt: skip
OPENINGS = (
    "加快推进", "有序实施", "持续深化", "全力抓好", "稳步开展", "统筹谋划", "着力完善",
    "扎实做好", "大力支持", "积极探索",
)  # fmt: skip
OBJECTS = (
    "老旧小区改造", "高标准农田建设", "河道清淤疏浚", "企业技术改造", "电子商务示范",
    "农村公路提档升级",
    "学前教育普惠扩容", "中医药传承创新", "数字档案归集", "林下经济发展", "充电设施布局",
    "供水管网更新",
    "养老服务提升", "文化惠民演出", "粮食收储体系建设", "惠企政策直达快享", "工业用地盘活",
    "群众体育活动",
)  # fmt: skip
PURPOSES = (
    "不断增强发展后劲", "让群众得到更多实惠", "补齐短板弱项", "形成可推广的经验",
    "进一步提高服务质效",
    "推动各项举措落地见效", "带动上下游协同发展", "切实减轻基层负担",
)  # fmt: skip
PHRASES = {
    ">=": "{0}达到{1}{2}以上",
    "<=": "{0}控制在{1}{2}以内",
    "=": "{0}达到{1}{2}",
    "~": "{0}增长{1}{2}左右",
}
INDICATORS = (
    ("投资额", "亿元"), ("完成面积", "万亩"), ("惠及群众", "万人"), ("新增就业", "人"),
    ("改造户数", "户"),
    ("覆盖率", "%"), ("合格率", "%"), ("增加值", "亿元"),
)  # fmt: skip
GROUPS = (
    SampleName("各镇街", Kind.GROUP, Mention.UNIVERSAL),
    SampleName("各乡镇", Kind.GROUP, Mention.UNIVERSAL),
    SampleName("区直有关部门", Kind.GROUP, Mention.OPEN),
    SampleName("区乡村振兴领导小组成员单位", Kind.GROUP, Mention.OPEN),
)
SOME_TOWNS = SampleName("相关镇街", Kind.GROUP, Mention.OPEN)
NOTHING = "/"


def sample_plan(
    *, tasks: int = 40, units: int = 30, leaders: int = 6, sections: int = 5, seed: int = 0
) -> SamplePlan:
    """An invented plan of `tasks` tasks, shared among `units` units and `leaders` leaders.

    About half of the units are departments, up to the 30 that a district has; the rest are towns,
    parks and companies. The share of tasks differs between units as it does in real plans: the
    first of each list carry most. The cost grows linearly with the number of assignments.

    Raises:
        RespgraphError: a number is out of range (tasks ≥ 1, sections 1–99, leaders 0–2,000,
            units 4–4,500).

    >>> plan = sample_plan(tasks=12, seed=3)
    >>> len(plan.tasks), plan == sample_plan(tasks=12, seed=3)
    (12, True)
    """
    _check("tasks", tasks, 1, None)
    _check("sections", sections, 1, 99)
    _check("leaders", leaders, 0, 2000)
    _check("units", units, 4, 4500)
    random = Random(seed)  # noqa: S311 - samples, not secrets
    departments = [f"区{name}" for name in DEPARTMENTS[: max(3, units // 2)]]
    cast = _Cast(_people(random, leaders), departments, _towns(units - len(departments)))
    headings = [_heading(index) for index in range(min(sections, tasks))]
    drawn = tuple(
        _task(random, cast, index + 1, (headings[index * len(headings) // tasks],))
        for index in range(tasks)
    )
    return SamplePlan(f"云溪区{2020 + seed % 10}年重点工作责任分解方案", drawn)


def as_written(plan: SamplePlan, style: WrittenStyle) -> SamplePlan:
    """The truth that a style can show, to compare with what was read from its text.

    >>> {task.leaders for task in as_written(sample_plan(seed=1), WrittenStyle.SENTENCE).tasks}
    {()}
    """
    if style is WrittenStyle.SENTENCE:
        return replace(
            plan, tasks=tuple(replace(task, leaders=(), deadline=None) for task in plan.tasks)
        )
    if style is WrittenStyle.DIVISION_LINES:
        return replace(plan, tasks=tuple(replace(task, deadline=None) for task in plan.tasks))
    if style is WrittenStyle.SECTION_LEADERS:
        return replace(plan, tasks=tuple(_with_section_leaders(plan.tasks)))
    return plan


def render(plan: SamplePlan, style: WrittenStyle = WrittenStyle.FULL_BRACKET) -> str:
    """The text of a plan in one style; what it says is `as_written(plan, style)`.

    >>> print(render(sample_plan(tasks=1, seed=1), WrittenStyle.HALF_BRACKET).splitlines()[0])
    云溪区2021年重点工作责任分解方案
    """
    shown = as_written(plan, style)
    if style in TABLES:
        return f"{shown.title}\n\n{TABLES[style](shown)}\n"
    lines = [shown.title, ""]
    for section, group in groupby(shown.tasks, key=lambda task: task.section):
        tasks = list(group)
        lines += [_heading_line(section[-1], tasks[0], style)]
        lines += [_task_line(task, style) for task in tasks]
        lines += [""]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Cast:
    people: list[str]
    departments: list[str]
    towns: list[str]


def _check(name: str, value: int, low: int, high: int | None) -> None:
    if value < low or (high is not None and value > high):
        upper = "" if high is None else f" and at most {high:,}"
        raise RespgraphError(f"{name} is {value}; it must be at least {low}{upper}")


def _people(random: Random, count: int) -> list[str]:
    people: dict[str, None] = {}
    while len(people) < count:
        given = "".join(random.sample(GIVEN, random.choice((1, 2, 2, 2))))
        people[random.choice(SURNAMES) + given] = None
    return list(people)


def _towns(count: int) -> list[str]:
    stems = [f"{head}{tail}" for tail in PLACE_TAILS for head in PLACE_HEADS if head != tail]
    names = []
    for index in range(count):
        turn, place = divmod(index, len(stems))
        names.append(stems[place] + TOWN_SUFFIXES[(turn + place) % len(TOWN_SUFFIXES)])
    return names


def _heading(index: int) -> str:
    return f"{_chinese_number(index + 1)}、{SECTION_TITLES[index % len(SECTION_TITLES)]}"


def _chinese_number(number: int) -> str:
    """The Chinese numeral of 1 to 99, as in headings."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{digits[tens]}十")
    return head + (digits[ones] if ones or not tens else "")


def _task(random: Random, cast: _Cast, number: int, section: tuple[str, ...]) -> SampleTask:
    target = _target(random) if random.random() < 0.4 else None
    led = random.random() < 0.85
    leads = _pick(random, cast.departments, random.choice((1, 1, 1, 2))) if led else ()
    taken = {name.name for name in leads}
    return SampleTask(
        number=str(number),
        section=section,
        text=_sentence(random, target),
        leaders=_pick(random, cast.people, random.choice((1, 1, 1, 2)), Kind.PERSON),
        leads=leads,
        units=_units(random, cast, taken, needed=not led),
        deadline=f"{random.choice((3, 6, 9, 10, 12))}月底前" if random.random() < 0.3 else None,
        targets=(target,) if target else (),
    )


def _pick(
    random: Random,
    names: list[str],
    count: int,
    kind: Kind = Kind.UNIT,
    taken: frozenset[str] | set[str] = frozenset(),
) -> Names:
    """Up to `count` different names, those at the head of the list more often."""
    drawn = (names[int(len(names) * random.random() ** 2)] for _ in range(count if names else 0))
    return tuple(SampleName(name, kind) for name in dict.fromkeys(drawn) if name not in taken)


def _units(random: Random, cast: _Cast, taken: set[str], *, needed: bool) -> Names:
    """The list of supporters or joint units: departments, then towns or groups."""
    units = _pick(random, cast.departments, random.randint(0, 5), taken=taken)
    towns = _pick(random, cast.towns, random.choice((0, 0, 1, 2)))
    ending = random.random()
    if towns and ending < 0.3:
        exemplars = tuple(replace(town, mention=Mention.EXEMPLAR) for town in towns)
        return (*units, *exemplars, SOME_TOWNS)
    units = (*units, *towns)
    if ending > 0.7:
        return (*units, random.choice(GROUPS))
    if units and ending > 0.6:
        return (*units[:-1], replace(units[-1], open_list=True))
    return units or (_pick(random, cast.departments, 1) if needed else ())


def _target(random: Random) -> SampleTarget:
    indicator, quantity_unit = random.choice(INDICATORS)
    operator = random.choice(tuple(PHRASES))
    value = (
        random.randint(2, 99)
        if quantity_unit == "%" or random.random() < 0.7
        else random.randint(20, 300) / 10
    )
    return SampleTarget(indicator, operator, value, quantity_unit)


def _sentence(random: Random, target: SampleTarget | None) -> str:
    words = f"{random.choice(OPENINGS)}{random.choice(OBJECTS)}，{random.choice(PURPOSES)}"
    if target is None:
        return f"{words}。"
    phrase = PHRASES[target.operator].format(
        target.indicator, f"{target.value:g}", target.quantity_unit
    )
    return f"{words}，{phrase}。"


def _with_section_leaders(tasks: tuple[SampleTask, ...]) -> Iterator[SampleTask]:
    for _, group in groupby(tasks, key=lambda task: task.section):
        members = list(group)
        yield from (replace(task, leaders=members[0].leaders) for task in members)


def _listed(names: Names) -> str:
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
        leaders=_listed(task.leaders) or NOTHING,
        leads=_listed(task.leads) or NOTHING,
        units=_listed(task.units) or NOTHING,
        deadline=task.deadline or NOTHING,
    )


def _labelled(task: SampleTask) -> list[tuple[str, str]]:
    """The labels of a task that have something to say, in printed order."""
    fields = [
        ("责任领导", _listed(task.leaders)),
        ("牵头单位", _listed(task.leads)),
        ("责任单位", _listed(task.units)),
        ("完成时限", task.deadline or ""),
    ]
    return [(label, words) for label, words in fields if words]


def _clause(task: SampleTask) -> str:
    return "；".join(f"{label}：{words}" for label, words in _labelled(task))


def _division(task: SampleTask) -> str:
    """``A牵头，B、C配合`` or, without a lead, ``B、C按职责分工负责``."""
    units = _listed(task.units)
    if not task.leads:
        return f"{units}按职责分工负责"
    return f"{_listed(task.leads)}牵头" + (f"，{units}配合" if units else "")


def _bracketed(opening: str, closing: str) -> Callable[[SampleTask], str]:
    return lambda task: f"{task.text}{opening}{_clause(task)}{closing}"


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def _label_lines(stop: str) -> Callable[[SampleTask], str]:
    return lambda task: "\n".join(
        [task.text, *(f"{label}：{words}{stop}" for label, words in _labelled(task))]
    )


def _division_lines(task: SampleTask) -> str:
    leaders = [f"分管领导：{_listed(task.leaders)}"] if task.leaders else []
    return "\n".join([task.text, *leaders, f"部门分工：{_division(task)}。"])


def _lenticular(task: SampleTask) -> str:
    return task.text + "".join(f"【{label}】{words}" for label, words in _labelled(task))


def _without_leaders(task: SampleTask) -> str:
    clause = _clause(replace(task, leaders=()))
    return f"{task.text}（{clause}）" if clause else task.text


WRITERS: dict[WrittenStyle, Callable[[SampleTask], str]] = {
    WrittenStyle.FULL_BRACKET: _bracketed("（", "）"),
    WrittenStyle.HALF_BRACKET: lambda task: _half_width(_bracketed("（", "）")(task)),
    WrittenStyle.TORTOISE_BRACKET: _bracketed("〔", "〕"),
    WrittenStyle.SQUARE_BRACKET: _bracketed("[", "]"),
    WrittenStyle.LENTICULAR_LABELS: _lenticular,
    WrittenStyle.LABEL_LINES: _label_lines(""),
    WrittenStyle.LABEL_LINES_STOPPED: _label_lines("。"),
    WrittenStyle.DIVISION_LINES: _division_lines,
    WrittenStyle.TAIL: lambda task: f"{task.text}{_clause(task)}。",
    WrittenStyle.SENTENCE: lambda task: f"{task.text}（{_division(task)}）",
    WrittenStyle.SECTION_LEADERS: _without_leaders,
}


def _task_line(task: SampleTask, style: WrittenStyle) -> str:
    return f"{task.number}.{WRITERS[style](task)}"


def _heading_line(heading: str, first: SampleTask, style: WrittenStyle) -> str:
    if style is WrittenStyle.SECTION_LEADERS and first.leaders:
        return f"{heading}（责任领导：{_listed(first.leaders)}）"
    return heading


HEADER = ("序号", "工作任务", "责任领导", "牵头单位", "责任单位", "完成时限")


def _cells(row: SampleRow) -> tuple[str, ...]:
    return (row.number, row.text, row.leaders, row.leads, row.units, row.deadline)


def _table(
    plan: SamplePlan,
    line: Callable[[tuple[str, ...]], str],
    heading: Callable[[str], str],
    rule: str,
) -> str:
    lines = [line(HEADER), *([rule] if rule else [])]
    for section, group in groupby(plan.rows(), key=lambda row: row.section):
        lines.append(heading(section[-1]))
        lines += [line(_cells(row)) for row in group]
    return "\n".join(lines)


def _markdown_line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


TABLES: dict[WrittenStyle, Callable[[SamplePlan], str]] = {
    WrittenStyle.TSV: lambda plan: _table(plan, "\t".join, str, ""),
    WrittenStyle.MARKDOWN: lambda plan: _table(
        plan, _markdown_line, lambda text: _markdown_line((text, *[""] * 5)), "|" + "---|" * 6
    ),
    WrittenStyle.PIPE_CELLS: lambda plan: _table(
        plan, lambda cells: "\n".join(f"{cell} |" for cell in cells), lambda text: f"{text} |", ""
    ),
    WrittenStyle.CELL_LINES: lambda plan: _table(plan, "\n\n".join, lambda text: f"\n{text}\n", ""),
}
