"""The words of the field: roles, kinds, codes; its terms come from the glossary.

Enumerations are strings, so that they survive CSV, JSON and GraphML unchanged. The words by
which plans print a role, a group or a unit are pieces of patterns and stand in `words`.
"""

from __future__ import annotations

from enum import StrEnum

from .glossary import GLOSSARY, Term, term

__all__ = [
    "GLOSSARY",
    "GRAVEST_FIRST",
    "HEADS",
    "Certainty",
    "IssueCode",
    "Kind",
    "Level",
    "Mention",
    "Origin",
    "RegionKind",
    "Role",
    "Severity",
    "Term",
    "term",
]


class Role(StrEnum):
    """What an actor is to a task."""

    RESPONSIBLE_LEADER = "responsible_leader"
    LEAD_UNIT = "lead_unit"
    JOINT_UNIT = "joint_unit"
    SUPPORTING_UNIT = "supporting_unit"


HEADS = (Role.LEAD_UNIT, Role.JOINT_UNIT)
"""The roles of units that head a task; the plan may name one lead, or several that answer jointly."""


class Kind(StrEnum):
    """What sort of actor a name stands for."""

    PERSON = "person"
    UNIT = "unit"
    GROUP = "group"


class Mention(StrEnum):
    """How certain a mention makes each member of the thing it names."""

    NAMED = "named"
    UNIVERSAL = "universal"
    OPEN = "open"
    EXEMPLAR = "exemplar"


class Origin(StrEnum):
    """Who put a record into the plan."""

    DOCUMENT = "document"
    ROSTER = "roster"
    HUMAN = "human"


class Certainty(StrEnum):
    """Whether a tie is stated by the plan or only allowed by it."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Severity(StrEnum):
    """How much an issue matters; ``info`` never changes an exit code."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Level(StrEnum):
    """The level of government, or the sort of body, that issued a plan."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    ORGANIZATION = "organization"


class RegionKind(StrEnum):
    """What a stretch of the document was taken for; together the regions cover every visible character."""

    TITLE = "title"
    HEADING = "heading"
    TASK = "task"
    CLAUSE = "clause"
    NOTICE = "notice"
    FURNITURE = "furniture"
    OTHER = "other"


class IssueCode(StrEnum):
    """Everything that reading can doubt; each code has one fixed severity and one meaning.

    >>> IssueCode.UNREAD_NAME.severity
    <Severity.ERROR: 'error'>
    """

    UNREAD_LABEL = "unread_label"
    UNREAD_NAME = "unread_name"
    LABEL_IN_PROSE = "label_in_prose"
    NOT_ASSIGNED = "not_assigned"
    UNKNOWN_LABEL = "unknown_label"
    EMPTY_LABEL = "empty_label"
    UNCLOSED_BRACKET = "unclosed_bracket"
    DOUBTFUL_NAME = "doubtful_name"
    RESTORED_PREFIX = "restored_prefix"
    OPEN_LIST = "open_list"
    SAME_UNIT_TWICE = "same_unit_twice"
    LEAD_AND_SUPPORT = "lead_and_support"
    DUPLICATE_NUMBER = "duplicate_number"
    MISSING_NUMBER = "missing_number"
    NO_CLAUSE = "no_clause"
    NO_TEXT = "no_text"
    ASSUMED_ROLE = "assumed_role"
    CONVENTION_APPLIED = "convention_applied"
    CARRIED_DOWN = "carried_down"
    MOSTLY_BLANK = "mostly_blank"
    SAME_AS_ABOVE = "same_as_above"
    HIDDEN_CONTENT = "hidden_content"
    UNREAD_CONTENT = "unread_content"
    CONTROL_CHARACTER = "control_character"
    DECODING_DOUBT = "decoding_doubt"
    MERGED_NAME = "merged_name"
    KIND_CHANGED = "kind_changed"
    HOSTED_BODY = "hosted_body"
    EXPANDED_GROUP = "expanded_group"
    UNEXPANDED_GROUP = "unexpanded_group"
    NOT_IN_ROSTER = "not_in_roster"
    LOOK_ALIKE = "look_alike"
    CORRECTED = "corrected"
    CORRECTION_LOST = "correction_lost"
    NO_ACCOUNT = "no_account"

    @property
    def severity(self) -> Severity:
        """How much an issue with this code matters."""
        return _ISSUE_MEANINGS[self][0]

    @property
    def english(self) -> str:
        """What the code means, in English."""
        return _ISSUE_MEANINGS[self][1]

    @property
    def chinese(self) -> str:
        """What the code means, in Chinese."""
        return _ISSUE_MEANINGS[self][2]


_ISSUE_MEANINGS: dict[IssueCode, tuple[Severity, str, str]] = {
    IssueCode.UNREAD_LABEL: (
        Severity.ERROR,
        "a responsibility label or verb stands in the text and no assignment was read from it",
        "文中有责任标签或动词，但未从中读出任何责任关系",
    ),
    IssueCode.UNREAD_NAME: (
        Severity.ERROR,
        "a name within reach of a responsibility label was not read",
        "责任标签之后的名称未被读取",
    ),
    IssueCode.LABEL_IN_PROSE: (
        Severity.INFO,
        "a responsibility word stands in running text and names nobody",
        "行文中提到责任用语，但未指明任何单位或个人",
    ),
    IssueCode.NOT_ASSIGNED: (
        Severity.INFO,
        "a label names somebody who supervises, reports or builds, but does not answer for the task",
        "该标签所列为督办、报送或建设等单位，不计入责任关系",
    ),
    IssueCode.UNKNOWN_LABEL: (
        Severity.WARNING,
        "a label of unknown meaning stands in a responsibility clause; what follows it was not read",
        "责任条款中出现含义不明的标签，其内容未读取",
    ),
    IssueCode.EMPTY_LABEL: (
        Severity.WARNING,
        "a label in a responsibility clause has nobody behind it",
        "责任条款中的标签后面没有写任何单位或个人",
    ),
    IssueCode.UNCLOSED_BRACKET: (
        Severity.WARNING,
        "a bracket that opens a responsibility clause is never closed",
        "责任条款的括号没有闭合",
    ),
    IssueCode.DOUBTFUL_NAME: (
        Severity.WARNING,
        "a name was kept although its form is unusual",
        "名称形式少见，已保留，请核对",
    ),
    IssueCode.RESTORED_PREFIX: (
        Severity.INFO,
        "an elided level prefix or suffix was restored from its neighbours in the list",
        "根据并列名称补全了省略的前缀或后缀",
    ),
    IssueCode.OPEN_LIST: (
        Severity.INFO,
        "the list ends in 'and others' without naming a group",
        "名单以“等”结尾，未写明其余单位",
    ),
    IssueCode.SAME_UNIT_TWICE: (
        Severity.WARNING,
        "a unit is named twice in one task",
        "同一单位在同一任务中出现两次",
    ),
    IssueCode.LEAD_AND_SUPPORT: (
        Severity.WARNING,
        "a unit is both lead and supporter of one task",
        "同一单位既牵头又配合同一任务",
    ),
    IssueCode.DUPLICATE_NUMBER: (
        Severity.WARNING,
        "a task number occurs twice in one section",
        "同一部分内任务编号重复",
    ),
    IssueCode.MISSING_NUMBER: (
        Severity.WARNING,
        "the numbering of tasks leaves a gap",
        "任务编号不连续",
    ),
    IssueCode.NO_CLAUSE: (
        Severity.WARNING,
        "a numbered item among tasks carries no responsibility clause",
        "编号条目没有责任条款",
    ),
    IssueCode.NO_TEXT: (
        Severity.WARNING,
        "somebody answers for a task, and no words of the task were read",
        "有责任单位或个人，但没有读到任务内容",
    ),
    IssueCode.ASSUMED_ROLE: (
        Severity.WARNING,
        "the role of a name was concluded from the document's habits, not from a label",
        "责任角色由全文惯例推断，并非明文标注",
    ),
    IssueCode.CONVENTION_APPLIED: (
        Severity.INFO,
        "a convention stated in the document decided who leads",
        "按文件中说明的惯例确定牵头单位",
    ),
    IssueCode.CARRIED_DOWN: (
        Severity.WARNING,
        "a blank table cell was read as the cell above it: the document says so, or the file cannot mark merged cells",
        "空白单元格按与上一格相同读取（文中有此说明，或文件无法区分合并与空白单元格），请核对",
    ),
    IssueCode.SAME_AS_ABOVE: (
        Severity.INFO,
        "the plan writes 同上 or the like instead of names; those of the task that is meant were read",
        "文中以“同上”等代替名称，已按所指任务读取",
    ),
    IssueCode.MOSTLY_BLANK: (
        Severity.WARNING,
        "a column that says who answers is empty for most tasks; its empty cells were read as nobody",
        "责任栏对多数任务为空，空白处按无人承担读取，请核对是否应与上一行相同",
    ),
    IssueCode.HIDDEN_CONTENT: (
        Severity.WARNING,
        "the file holds hidden or deleted content that was not read",
        "文件含有隐藏或已删除内容，未读取",
    ),
    IssueCode.UNREAD_CONTENT: (
        Severity.WARNING,
        "a part of the file could not be read",
        "文件有一部分无法读取",
    ),
    IssueCode.CONTROL_CHARACTER: (
        Severity.WARNING,
        "control or invisible characters stand in the text",
        "文中含有控制字符或不可见字符",
    ),
    IssueCode.DECODING_DOUBT: (
        Severity.WARNING,
        "some bytes do not belong to the encoding of the file",
        "部分字节不符合文件编码",
    ),
    IssueCode.MERGED_NAME: (
        Severity.INFO,
        "the roster says that this name is another name of a body",
        "按名册，此名称是某单位的别名，已统一",
    ),
    IssueCode.KIND_CHANGED: (
        Severity.INFO,
        "the roster says that this name is of another kind than reading took it for",
        "按名册更正了主体的类型",
    ),
    IssueCode.HOSTED_BODY: (
        Severity.INFO,
        "the roster says that another body houses this one; each keeps its own tasks",
        "按名册，该机构设在另一单位，两者的任务分别统计",
    ),
    IssueCode.EXPANDED_GROUP: (
        Severity.INFO,
        "a group word was given to each of its members in the roster",
        "按名册把统称展开到每个成员",
    ),
    IssueCode.UNEXPANDED_GROUP: (
        Severity.INFO,
        "a group word for all of a kind has no members in the roster and stays one body",
        "名册未列出该统称的成员，仍按一个主体计",
    ),
    IssueCode.NOT_IN_ROSTER: (
        Severity.INFO,
        "the roster does not know this name",
        "名册中没有此名称",
    ),
    IssueCode.LOOK_ALIKE: (
        Severity.WARNING,
        "two names look like one body; nothing was merged",
        "两个名称疑似同一主体，未合并",
    ),
    IssueCode.CORRECTED: (
        Severity.INFO,
        "a person changed what was read here",
        "此处由人工更正",
    ),
    IssueCode.CORRECTION_LOST: (
        Severity.WARNING,
        "a person's correction finds no place in this reading",
        "人工更正在本次读取中找不到对应位置",
    ),
    IssueCode.NO_ACCOUNT: (
        Severity.WARNING,
        "the plan was made of a table alone, which holds neither the account nor the doubts of its reading",
        "方案仅由表格还原，表格不带核对情况和读取时的疑点",
    ),
}
