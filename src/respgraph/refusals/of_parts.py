"""Words inside the sentences: reasons, kinds of files, what a record is."""

from __future__ import annotations

__all__ = ["KINDS", "REASONS", "REMEDIES", "ROLES_OF_FILES", "WHAT"]

REASONS = {
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "是文件夹",
    "Not a directory": "上一级不是文件夹",
    "No space left on device": "磁盘已满",
    "Read-only file system": "只读",
    "File name too long": "文件名太长",
    "Device or resource busy": "正在使用",
    "Bad file descriptor": "已关闭",
    "Invalid argument": "名称不合规定",
    "closed": "已关闭",
}

KINDS = {
    "Word 97–2003 and WPS": "Word 97–2003 和 WPS",
    "Excel 97–2003 and WPS": "Excel 97–2003 和 WPS",
    "OpenDocument sheet": "OpenDocument 表格",
    "rich text (.rtf), where LibreOffice is installed": "RTF（.rtf，需装有 LibreOffice）",
    "web page in one file": "单文件网页",
    "web page": "网页",
    "table as text": "文本表格",
    "plain text and Markdown": "纯文本和 Markdown",
    ", ": "、",
}

WHAT = {
    "task": "任务",
    "actor": "责任主体",
    "target": "目标",
    "assignment": "责任关系",
    "issue": "疑点",
}

ROLES_OF_FILES = {
    "file of corrections": "更正文件",
    "roster": "名册",
    "list of steps": "步骤文件",
}

REMEDIES = {
    "plan.json or workbook.xlsx": "请给出改过的 workbook.xlsx 或 plan.json",
    "a table as CSV, or TOML": "名册应是 CSV 表格（或 TOML 文件）",
    "a text file with a step in each line": "应是文本文件，一行一个步骤",
}
