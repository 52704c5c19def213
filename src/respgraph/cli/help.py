"""The help texts in Chinese: the sentence of each command and option, in one place.

A text is written in English where the option stands, and is the key of its Chinese one, as with
refusals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer.core

__all__ = ["HELP", "ChineseCommand", "ChineseGroup", "in_chinese"]

_COMMANDS = {
    "Who carries what in a responsibility plan, with the sentence that says so.": (
        "责任分解方案里谁承担什么，每个数字都能查到原文。"
    ),
    "Write everything about one plan into a folder with a page.": "生成报告：一个文件夹，打开其中的网页即可",
    "Read a plan: tasks, who answers for them, what is doubtful.": "读取方案：任务、责任主体、疑点（更正时写工作簿）",
    "Show the source text coloured by what was read from it.": "原文对照：每段文字读成了什么",
    "Draw leaders, units and tasks as one page that opens offline.": "责任网络图，一个可离线打开的网页",
    "Draw the figures of the report as SVG or PNG files.": "把报告中的图存为 SVG 或 PNG",
    "Measure workload, balance, position and co-assignment.": "任务数、均衡、网络位置、共同任务等各项指标",
    "List what the plan leaves open, as a linter prints.": "印发前自查：没人牵头、没有时限等",
    "Compare before and after a move, a leaver or a merger.": "假设调整：移交任务、有人调走、机构合并",
    "Write the graph for Gephi, Pajek and others (.graphml, .gexf, .net).": "导出网络，供 Gephi、Pajek 等使用",
    "Draft a roster: names, counts, look-alikes to check.": "起草名册：全部名称、任务数、疑似同名",
    "Write an invented plan of any size to try things on.": "写一份虚构的方案，供试用",
    "Write the report of an invented district to look at.": "生成一个虚构区的报告，看看样子",
    "Say what is installed, what is missing, how to get it.": "检查运行环境：装了什么、缺什么、怎么办",
}
_SHARED = {
    "Exit codes: 0 done, 1 refused, 2 usage, 3 doubts with --strict. "
    "--debug shows the traceback of a refusal.": (
        "各命令的用法：respgraph 命令 --help。返回码：0 完成，1 不能处理，2 用法有误，3 有疑点（--strict）。"
    ),
    "Print the version.": "显示版本",
    "Install completion for the current shell.": "为当前命令行安装自动补全",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示自动补全脚本"
    ),
    "Show this message and exit.": "显示本说明",
    "The plan's file, our plan.json, or - for stdin.": "方案文件，或更正过的工作簿、plan.json；- 表示标准输入",
    "The folder to write.": "写到哪个文件夹",
    "Take over what a person changed in an earlier reading (plan.json, xlsx or csv).": (
        "沿用以前的更正（workbook.xlsx、plan.json 等）"
    ),
    "Who exists: names, aliases, members of groups.": "名册：名称、别名、统称包括谁",
    "What this document's labels mean (TOML).": "读取设置：本方案特有的标签（TOML）",
    "Of an encrypted PDF or .doc.": "加密 PDF 或 .doc 的密码",
    "Language of added words and of talk.": "语言：zh 中文，en 英文",
    "Exit 3 when a doubt remains or the account falls short.": "有疑点或漏读时返回码为 3",
    "Say nothing on stderr.": "不显示提示",
    "Write here, not to stdout.": "写入文件，不显示在窗口",
    "Write here.": "写入文件",
    "Shape of the output.": "输出格式",
}
_OWN = {
    "csv and xlsx can be corrected and read back.": "csv 和 xlsx 可以更正后再读入",
    "Dots per inch of PNG, 30 to 1200.": "PNG 的分辨率，30—1200",
    "Tables wanted, with commas; pairwise_winning too.": "只要哪些表，用逗号隔开",
    "What a task counts in a role.": "各角色一项任务计多少",
    "Share of open group tasks, 0 to 1.": "“相关单位”之类按多大比例计，0—1",
    "Null model: svn or bicm.": "零模型：svn 或 bicm",
    "For many tests of pairs: fdr or bonferroni.": "多重检验校正：fdr 或 bonferroni",
    "Error rate of tests, 0 to 1.": "显著性水平，0—1",
    "Tasks from which on a leader has too many.": "领导任务数达到多少算偏多",
    "Tasks from which on a unit has too many.": "单位任务数达到多少算偏多",
    "Of everything drawn at random.": "随机数种子",
    "Default: lines, as a linter prints.": "默认逐行列出",
    "Codes wanted, with commas.": "只要哪些问题，用逗号隔开",
    "Say behind each line why it matters.": "每行后面说明为什么要紧",
    "Print each finding, where many of one kind are summed up.": "同类问题不合并，逐项列出",
    "Give one task to another (repeatable).": "移交一项任务（可重复）",
    "Somebody leaves (repeatable).": "某人或某单位离开（可重复）",
    "Bodies become one (repeatable).": "几个单位合并（可重复）",
    "Steps, one a line.": "步骤文件，一行一步",
    "Write the changed plan.json.": "把调整后的方案写入 plan.json",
    "Two modes, four columns, or units alone.": "哪一种网络：全部、四列、仅单位",
    "How many tasks.": "任务数",
    "How many units.": "单位数",
    "How many leaders.": "领导数",
    "How the plan is written.": "方案的写法",
    "The same seed gives the same plan.": "种子相同，方案相同",
}
HELP: dict[str, str] = {**_COMMANDS, **_SHARED, **_OWN}
"""Every help text: the English sentence and the Chinese one."""

_FRAME = (
    (re.compile(r"\bUsage: (.*)"), r"用法：\1"),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 [参数]…"),
    (re.compile(r"^Options:$", re.MULTILINE), "选项："),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令："),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"\[default:\s+([^\]]*)\]"), r"[默认 \1]"),
    (re.compile(r"\[env var:\s+([^\]]*)\]"), r"[环境变量 \1]"),
    (re.compile(r"\[required\]"), "[必填]"),
)
"""Words that the library of the command line adds."""


def in_chinese(text: str) -> str:
    """A help page in Chinese, where its sentences have been put into Chinese already.

    >>> in_chinese("Usage: respgraph read [OPTIONS] {PLAN}"), in_chinese("[default: json]")
    ('用法：respgraph read [选项] {PLAN}', '[默认 json]')
    """
    for pattern, chinese in _FRAME:
        text = pattern.sub(chinese, text)
    return text


def _said(text: str | None) -> str | None:
    return text and HELP.get(" ".join(text.split()), text)


class ChineseCommand(typer.core.TyperCommand):
    """A command whose help is Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _chinese_page(self, ctx, super().get_help)


class ChineseGroup(typer.core.TyperGroup):
    """The application with its help in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        for command in self.commands.values():
            command.help = command.short_help = _said(command.help)
        return _chinese_page(self, ctx, super().get_help)


def _chinese_page(command: Any, ctx: Any, page: Callable[[Any], str]) -> str:
    """The page of a command after its sentences were put into Chinese."""
    command.help, command.epilog = _said(command.help), _said(command.epilog)
    for parameter in command.get_params(ctx):
        if getattr(parameter, "help", None):
            parameter.help = _said(parameter.help)
    return in_chinese(page(ctx))
