"""What an issue says beside its code, in Chinese: the sentence of each message, in one place.

A message is written in English where the doubt arises, and the English sentence is the key of its
Chinese one, as in gettext. Names, numbers and quotes stand in braces. So a saved plan needs to
hold nothing but the message, and a doubt reads the same in every output.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .likeness import Likeness
from .phrases import Phrasebook, quoted
from .plan import Issue
from .vocabulary import Kind, Role, term

__all__ = ["MESSAGES", "chinese_message", "issue_words"]

_READING = {
    "{words} looks like a line of a web page and is left out of the task": "{words}像网页上的内容，未读入任务",
    "the task has no text; its words may stand in an unread line": "任务没有内容，其文字可能在未读入的行中",
    "{words} belongs to no task": "{words}不属于任何任务",
    "{words} in a table inside a cell was not read as an assignment": (
        "{words}在单元格内嵌的表格中，未读作责任分工"
    ),
    "no label says who of these leads, though others of this plan have one; "
    "they were taken to share the task": "此处没有标签，本方案其他任务都有，无法判断由谁牵头，暂按共同责任单位读取",
    "{words} names an item that does not stand above it": "{words}所指的条目不在其上文中",
    "{words} is mentioned in running text and names nobody": "{words}只在行文中提及，没有指明责任主体",
    "another task is meant here, but it names nobody in this role": (
        "此处指向另一任务，但该任务没有这一角色的责任主体"
    ),
    "read as in the task that is meant: {names}": "按所指任务读作“{names}”",
    "{words} says who does not answer for the task": "{words}写明不由其负责，未计入",
    "{words} names nobody who answers for the task": "{words}所列不对任务负责，未计入",
    "{words} is a label of unusual words; those it names were taken to be responsible": (
        "{words}不是常见的标签，其后所列按责任单位读取"
    ),
    "{words} has a sign beside it whose meaning is not said; it was read as its column or label says": (
        "{words}旁有符号而未说明含义，按所在列或标签读取"
    ),
    "{words} is one list before a verb of support; the first was read in the role of the label": (
        "{words}是同一名单后接配合类动词，第一个按标签的角色读取，其余按配合读取"
    ),
    "{words} has nobody behind it": "{words}后面没有写任何单位或个人",
    "{words} has a label of unknown meaning; give its role in a profile if it assigns somebody": (
        "{words}的标签含义不明；如果它分派责任，请在读取设置（profile）中写明角色"
    ),
    "{words} stands here and was not read": "{words}出现在此处，但没有读取",
    "{words} stands behind a name and was not read": "{words}出现在名称之后，但没有读取",
    "{words} stands within reach of a responsibility label and was not read": (
        "{words}在责任标签所及范围内，但没有读取"
    ),
    "the number {number} occurs twice in its section": "编号 {number} 在同一部分中出现两次",
    "the number before {number} is {last}; what lies between is not there": (
        "编号 {number} 的前一个编号是 {last}，中间的编号没有出现"
    ),
    "text behind a responsibility clause carries none of its own": "责任条款之后的文字没有自己的责任条款",
    "a numbered item among the tasks carries no responsibility clause": "任务之间的编号条目没有责任条款",
    "a text in the place of a task names nobody who answers for it": (
        "处于任务位置的文字没有责任单位或责任领导"
    ),
    "the bracket of a responsibility clause is never closed; read to the end of its line": (
        "责任条款的括号没有闭合，按读到行末处理"
    ),
    "{name} is named twice in one task": "{name}在同一任务中出现两次",
    "{name} both leads and supports one task": "{name}在同一任务中既牵头又配合",
    "read as {name}": "读作“{name}”",
    "the list ends in 等 and names no group": "名单以“等”结尾，没有写明其余是谁",
    "{name}: {doubt}; check it": "{name}：{doubt}，请核对",
}
_TABLES = {
    "the column {label} states no role; its units were read as responsible": (
        "{label}一列没有写明角色，所列单位按责任单位读取"
    ),
    "the table has no header row; persons were read as leaders, the first column of units as "
    "lead, the next as supporting": (
        "表格没有表头：人员按责任领导读取，第一个单位列按牵头单位、后一列按配合单位读取"
    ),
    "the table has no header row; persons were read as leaders, units as responsible": (
        "表格没有表头：人员按责任领导读取，单位按责任单位读取"
    ),
    "the columns of this table are units; the marks below them were read as roles": (
        "表格各列为单位，其下的符号按角色读取"
    ),
    "the columns of this table are units; what some marks below them mean is not said, so that "
    "these units were read as responsible": (
        "表格各列为单位，其下部分符号未说明含义，这些单位按责任单位读取"
    ),
    "the units in the column {label} were not read as assignments": "{label}一列所列单位未计为责任关系",
    "the persons in the column {label} were not read as leaders": "{label}一列所列人员未计为责任领导",
    "this table lists or counts what other tables hold; it was not read as tasks": (
        "此表为目录、说明或统计，未作为任务读取"
    ),
    "this table names units or persons but holds no tasks; nobody in it was assigned": (
        "此表列有单位或人员，但没有任务（如联系人、岗位、处理、标段、值班表），未计为责任关系"
    ),
    "this row of the table names somebody but holds no task": "表格的这一行写了责任主体，却没有任务",
    "{count} blank cell(s) of the column {label} were read as the cell above": (
        "{label}一列有 {count} 个空白单元格，按与上一格相同读取"
    ),
    "the column {label} is empty for {count} of {tasks} tasks; no cell is merged there, so nobody was read": (
        "{label}一列在 {tasks} 项任务中有 {count} 项为空；文件没有合并这些单元格，按无人承担读取"
    ),
    "no name could be read from the cell {words} in a column that assigns tasks": (
        "责任列中的单元格{words}读不出名称"
    ),
}
_CHARACTERS = {
    "{count} × radical in the text, read as the whole character that it looks like": (
        "文中有 {count} 处部首字符（多由 PDF 复制而来），已按同形汉字读取"
    ),
    "{count} × {sign} in the text": "文中有 {count} 处 {sign}",
    "{count} × {sign} in the text: a character that only one font knows; compare with the printed plan": (
        "文中有 {count} 处 {sign}：只有个别字体认识的字符，请与印发稿核对"
    ),
    "{count} character(s) cannot be decoded as {encoding}; they are shown as \ufffd: check the words around them": (
        "{count} 个字符无法按 {encoding} 编码还原，显示为“\ufffd”，请核对前后文字"
    ),
}
_FILES = {
    "{count} character(s) of hidden text were not read: “{words}”": (
        "{count} 个隐藏文字未读取：“{words}”"
    ),
    "{count} character(s) of text deleted in tracked changes were not read: “{words}”": (
        "修订中已删除的 {count} 个字未读取：“{words}”"
    ),
    "{count} character(s) of comments were not read: “{words}”": (
        "批注（{count} 个字）未读取：“{words}”"
    ),
    "{count} character(s) are hidden and were not read: “{words}”": (
        "{count} 个隐藏文字未读取：“{words}”"
    ),
    "a footnote was not read as part of the plan: “{words}”": "脚注不作为方案内容读取：“{words}”",
    "a endnote was not read as part of the plan: “{words}”": "尾注不作为方案内容读取：“{words}”",
    "comments were not read: “{words}”": "批注未读取：“{words}”",
    "text in a drawing was not read: “{words}”": "图形中的文字未读取：“{words}”",
    "{count} picture(s) were not read; text inside them is missing here": (
        "{count} 张图片未读取，图中文字不在其内"
    ),
    "{count} embedded object(s) were not read; text inside them is missing here": (
        "{count} 个嵌入对象未读取，其中文字不在其内"
    ),
    "a link to {target} was not followed": "指向 {target} 的链接未打开",
    "the file holds macros; they were not run": "文件含有宏，未运行",
    "an embedded document was not found": "找不到嵌入的文档",
    "the text uses rare private characters; it could not be checked for losses": (
        "文中使用了少见的自造字符，无法核对转换中有无遗漏"
    ),
    "the automatic numbers of {count} paragraph(s) were not read": (
        "{count} 个段落的自动编号没有读取"
    ),
    "{count} piece(s) of text were lost in conversion: “{words}”": (
        "转换中丢失 {count} 段文字：“{words}”"
    ),
    "a quotation mark is opened and never closed; quotation marks were read as text": (
        "有引号没有成对，引号一律按普通文字读取"
    ),
    "sheet {sheet} holds no cells (a chart or macro sheet)": (
        "工作表{sheet}没有单元格（图表或宏工作表）"
    ),
    "sheet {sheet} is hidden and was not read: “{words}”": "工作表{sheet}已隐藏，未读取：“{words}”",
    "{count} hidden row(s) of sheet {sheet} were not read ({places}): “{words}”": (
        "工作表{sheet}有 {count} 个隐藏行未读取（{places}）：“{words}”"
    ),
    "{count} hidden column(s) of sheet {sheet} were not read ({places}): “{words}”": (
        "工作表{sheet}有 {count} 个隐藏列未读取（{places}）：“{words}”"
    ),
    "{count} cell(s) of sheet {sheet} show an error: {places}": (
        "工作表{sheet}有 {count} 个单元格显示错误值：{places}"
    ),
    "{count} cell(s) of sheet {sheet} hold a formula without a saved result: {places}": (
        "工作表{sheet}有 {count} 个单元格的公式没有保存结果：{places}"
    ),
    "hidden rows and columns cannot be told in this kind of file: all were read": (
        "这种文件分不出隐藏的行和列，已全部读取"
    ),
    "the page ends inside <{tag}>: it may be cut short; compare with the original": (
        "网页在 <{tag}> 中途结束，可能不完整，请与原文核对"
    ),
    "a frame of the page was not fetched: {frame}": "网页中的框架未打开：{frame}",
    "page(s) {pages} are pictures without text and were not read; {remedy}": (
        "第 {pages} 页是没有文字的图片，未读取；加装识别组件后可以识别（装法见 respgraph doctor），或改给文字版"
    ),
    "page(s) {pages} are pictures; their text was recognised and may hold errors": (
        "第 {pages} 页是图片，其文字由程序识别，可能有误"
    ),
    "page(s) {pages} are pictures and were not read in the time allowed; give them in a file of their own": (
        "第 {pages} 页是图片，限定时间内未能读完；请把这些页另存为一个文件"
    ),
    "page(s) {pages}: the file does not tell which characters some signs are; compare with the printed page": (
        "第 {pages} 页：文件没有说明部分字形是什么字，请与印发稿核对"
    ),
}
_ROSTER = {
    "{name} is {other} in {roster}": "{name}在名册（{roster}）中是{other}",
    "{name} was read as {kind}; {roster} says {other_kind}": (
        "{name}读作{kind}；名册（{roster}）写明是{other_kind}"
    ),
    "{task}: {group} as {role} goes to {count} members": (
        "{task}：{group}作为{role}，展开到 {count} 个成员"
    ),
    "{task}: {group} as {role} goes to {count} members; {named} more of its members the task names already": (
        "{task}：{group}作为{role}，展开到 {count} 个成员，另有 {named} 个成员该任务已经写明"
    ),
    "{task}: {group} has no members in {roster}": "{task}：名册（{roster}）没有列出{group}的成员",
    "{name} is housed by {host}; both keep their own tasks": "{name}设在{host}，两者的任务分别统计",
    "{task}: {name} under two names of the roster": "{task}：{name}以名册中的两个名称出现",
    "{roster}, column {number} ({column}): not a column of a roster, unread": (
        "{roster}第 {number} 列（{column}）不是名册应有的列，未读取"
    ),
    "{name} is not in {roster}": "{name}不在名册（{roster}）中",
    "{name} is printed with {alias}, which is another body in {roster}; state hosted_by if that body houses it": (
        "{name}与{alias}写在一起，而{alias}在名册（{roster}）中是另一单位；如果前者设在后者，请在名册中写明"
    ),
    "{name} and {other}: {likeness}": "{name}与{other}：{likeness}",
}
_CORRECTIONS = {
    "the table holds neither the account nor the doubts of its reading; a workbook or plan.json keeps both": (
        "表格不带核对情况和读取时的疑点；工作簿（.xlsx）和 plan.json 都带有"
    ),
    "{task}: {count} assignments taken out": "{task}：删去 {count} 条责任关系",
    "{task}: {count} of its rows taken out": "{task}：删去 {count} 行",
    "{task} taken out": "删去{task}",
    "{task} added": "增加{task}",
    "{task}: {fields} changed": "{task}：修改了{fields}",
    "{task}: {role} {name} changed to {now} {other}": "{task}：{role}{name}改为{now}{other}",
    "{task}: {role} {name} taken out": "{task}：删去{role}{name}",
    "{task}: {role} {name} added": "{task}：增加{role}{name}",
    "{task}: {role} {name} changed": "{task}：修改了{role}{name}",
    "{task}: added": "{task}：人工增加",
    "{task}: changed": "{task}：人工修改",
    "{task} ({words}): its text is not in this reading; {count} assignments were not carried over": (
        "{task}（{words}）：本次读取中没有这段文字，{count} 条责任关系未能沿用"
    ),
    "{task} taken out: no such task in this reading": "删去{task}：本次读取中没有这项任务",
}
MESSAGES: dict[str, str] = {
    **_READING, **_TABLES, **_CHARACTERS, **_FILES, **_ROSTER, **_CORRECTIONS
}  # fmt: skip
"""Every message of an issue: the English sentence with names in braces, and the Chinese one."""

_ROLES = {str(role): term(role).chinese for role in Role}
_KINDS = {str(kind): term(kind).chinese for kind in Kind}
_WORDS: dict[str, dict[str, str]] = {
    "role": _ROLES,
    "now": _ROLES,
    "kind": _KINDS,
    "other_kind": _KINDS,
    "likeness": {reason.english: reason.chinese for reason in Likeness},
    "doubt": {
        "no common surname": "不是常见姓氏",
        "a unit among persons": "人员名单中的单位",
        "not shaped like a name": "不像人名",
        "glued to another name": "与另一姓名相连",
        "not shaped like a unit": "不像单位名称",
        "begins with a word of responsibility": "以责任用语开头",
    },
    "fields": {key: term(key).chinese for key in ("section", "deadline")}
    | {"number": "编号", "text": "任务内容", "targets": "目标值"},
}
_PATTERNS = {
    "count": r"\d+",
    "task": r"task/\S+?",
    "fields": r"\w+(?:, \w+)*",
    **{
        name: "|".join(map(re.escape, _WORDS[name]))
        for name in ("role", "now", "likeness", "doubt")
    },
}
"""What a value must look like, where that is known; any other is any text."""


def issue_words(issue: Issue, lang: str) -> str:
    """What an issue says beside its code, in ``zh`` or ``en``.

    >>> from respgraph.vocabulary import IssueCode
    >>> issue = Issue(IssueCode.RESTORED_PREFIX, "read as 区教育局")
    >>> issue_words(issue, "zh"), issue_words(issue, "en")
    ('读作“区教育局”', 'read as 区教育局')
    """
    if lang != "zh":
        return issue.message
    return chinese_message(issue.message) or issue.message


@lru_cache(maxsize=4096)
def chinese_message(message: str) -> str | None:
    """A message in Chinese; None where no sentence of `MESSAGES` fits, as with a person's own words."""
    return _BOOK.chinese(message)


def _in_chinese(name: str, value: str) -> str:
    if name == "task":
        return f"任务 {value.removeprefix('task/')}"
    if name == "fields":
        return "、".join(_WORDS["fields"].get(word, word) for word in value.split(", "))
    return _WORDS.get(name, {}).get(value) or quoted(value)


_BOOK = Phrasebook(MESSAGES, _in_chinese, _PATTERNS)
