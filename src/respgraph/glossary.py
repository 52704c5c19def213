"""The glossary as data: every term of the field, once, in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GLOSSARY", "Term", "term"]


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary: the key used in code and data, its words, and what it means."""

    key: str
    english: str
    chinese: str
    meaning: str
    meaning_zh: str


GLOSSARY: tuple[Term, ...] = (
    Term(
        "plan",
        "responsibility plan",
        "责任分解方案",
        "a published list of tasks with who answers for each",
        "逐项列明任务及其责任人、责任单位的文件",
    ),
    Term(
        "task",
        "task",
        "任务",
        "the text that one responsibility clause, row or label block covers",
        "一条责任条款、一行表格或一组责任标签所管的那段文字，计为一项",
    ),
    Term(
        "section",
        "section",
        "章节",
        "the headings above a task, outermost first",
        "任务所在的各级标题，由大到小",
    ),
    Term(
        "actor",
        "actor",
        "责任主体",
        "a person, unit or group that a plan gives a role",
        "方案中承担责任的个人、单位或统称",
    ),
    Term("person", "person", "个人", "a named leader", "写出姓名的领导"),
    Term(
        "unit",
        "unit",
        "单位",
        "one named body: a department, town, company, zone",
        "写出名称的一个机构，如部门、乡镇、园区、企业",
    ),
    Term(
        "group",
        "group",
        "统称",
        "words for several bodies that are not listed one by one",
        "指若干单位而没有逐一列名的说法，如“各乡镇”“相关部门”",
    ),
    Term(
        "responsible_leader",
        "responsible leader",
        "责任领导",
        "the person who answers for a task",
        "对任务负责的领导，方案中也写作分管领导、包抓领导等",
    ),
    Term(
        "lead_unit",
        "lead unit",
        "牵头单位",
        "the unit that leads a task",
        "牵头办理任务的单位，方案中也写作主办单位等",
    ),
    Term(
        "joint_unit",
        "joint unit",
        "共同责任单位",
        "a unit that shares a task with no named lead",
        "任务没有写明牵头单位时，共同负责的各单位",
    ),
    Term(
        "supporting_unit",
        "supporting unit",
        "配合单位",
        "a unit that supports the lead",
        "配合牵头单位的单位；写有牵头单位时，“责任单位”也属此类",
    ),
    Term(
        "assignment",
        "assignment",
        "责任关系",
        "one actor in one role for one task",
        "一个责任主体在一项任务中承担一种角色，计为一条",
    ),
    Term(
        "mention",
        "mention",
        "写法",
        "how certain the wording makes it that each body is meant",
        "方案用什么方式提到责任主体，分具名、全体、部分未定、举例四种",
    ),
    Term("named", "named", "具名", "the body is written by its name", "直接写出名称"),
    Term(
        "universal",
        "universal",
        "全体",
        "all of a kind: each member is certainly meant",
        "指某类单位的全部，如“各乡镇”；其成员确定承担",
    ),
    Term(
        "open",
        "open",
        "部分未定",
        "some of a kind, without saying which: a member is possibly meant",
        "指某类单位的一部分而未写明是哪些，如“相关部门”；其成员只是可能承担",
    ),
    Term(
        "exemplar",
        "exemplar",
        "举例",
        "some are named as examples: those certainly, the others possibly",
        "列出几个再以“等”概括；列出的确定承担，其余只是可能",
    ),
    Term(
        "roster",
        "roster",
        "名册",
        "a table of who exists: names, other names, hosts, members of group words",
        "写明有哪些单位和个人、各有什么别名、挂靠在哪里、统称包括谁的表格",
    ),
    Term(
        "host",
        "host",
        "挂靠单位",
        "the body that houses another one and answers for it",
        "另一机构所挂靠、并为其负责的单位",
    ),
    Term(
        "profile",
        "profile",
        "读取设置",
        "a small file that says what the labels of a document mean",
        "说明某份方案特有标签含义的小文件",
    ),
    Term(
        "target",
        "target",
        "目标值",
        "a quantity that a task sets",
        "任务中写明的数量指标",
    ),
    Term(
        "deadline",
        "deadline",
        "完成时限",
        "the date or phrase by which a task is due",
        "任务应当完成的日期或期限用语",
    ),
    Term(
        "workload",
        "workload",
        "任务负荷",
        "how many tasks, or shares of tasks, an actor carries",
        "责任主体承担的任务数，或按份额折算的任务数",
    ),
    Term(
        "low",
        "certain tasks",
        "确定",
        "tasks that the plan gives to the actor for certain",
        "任务数区间的下限：方案明确由其承担的任务数",
    ),
    Term(
        "high",
        "possible tasks",
        "可能",
        "tasks if every open group word that may mean the actor does",
        "任务数区间的上限：凡可能指到它的统称都计入时的任务数",
    ),
    Term(
        "coassignment",
        "co-assignment",
        "共同承担",
        "two actors assigned to the same task",
        "两个责任主体列在同一项任务中",
    ),
    Term(
        "span",
        "span",
        "原文区段",
        "a stretch of the source text, from one character to another",
        "原文中从某字到某字的一段",
    ),
    Term("quote", "quote", "原文", "the words of the plan themselves", "方案里的原话"),
    Term(
        "place",
        "place",
        "原文位置",
        "where in the file it stands: page, paragraph, cell, line",
        "在文件中的位置：页、段、单元格、行",
    ),
    Term(
        "account",
        "account",
        "核对情况",
        "what an independent scan found, against what was read",
        "另行清点原文所得的数目与读入数目的对照",
    ),
    Term(
        "unread",
        "unread",
        "漏读",
        "what the scan found and no record or issue mentions",
        "清点时发现、读取结果和疑点都没有提到的内容",
    ),
    Term(
        "issue",
        "issue",
        "疑点",
        "something dropped, guessed or contradictory, with its place",
        "读取时舍去、推断或前后矛盾之处，均注明位置",
    ),
    Term(
        "finding",
        "finding",
        "检查发现",
        "something that the plan itself leaves open, however well it was read",
        "方案本身没有写明或前后不一的地方，与读取是否正确无关",
    ),
    Term(
        "correction",
        "correction",
        "更正",
        "what a person changed in a reading",
        "对读取结果所作的人工修改",
    ),
    Term(
        "overload",
        "overload",
        "偏多",
        "a flag on a workload that stands out by a stated test",
        "任务数按写明的标准明显高出，提示查看，并非结论",
    ),
)

_TERMS = {entry.key: entry for entry in GLOSSARY}


def term(key: str) -> Term:
    """The glossary entry of a key.

    >>> term("lead_unit").chinese
    '牵头单位'
    """
    return _TERMS[key]
