"""What a refusal says in Chinese: the sentence of every error, in one place.

An error is written in English where it arises; its English sentence is the key of the Chinese one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .phrases import Phrasebook, quoted

__all__ = ["REFUSALS", "chinese_refusal"]

_FILES = {
    "{name}: is no {role} ({cause}); give {remedy}": "{name}不能用作{role}：{cause}；{remedy}",
    "the file is empty": "这是空文件",
    "is a folder": "这是文件夹",
    "not a text file (binary content)": "内容不是文字",
    "{name}: is a folder; give the plan's file": "{name}是文件夹，请给出方案文件",
    "{name}: cannot be read ({reason}); check the path": "{name}无法读取（{reason}），请核对路径",
    "{name}: the file is empty; give a file that holds the plan": "{name}是空文件，请给出含有方案的文件",
    "{name}: larger than {count} MB; split the file or give only the plan": (
        "{name}超过 {count} MB，请拆分文件，或只留方案本身"
    ),
    "{name}: not a text file (binary content); give the plan as .txt, .docx, .xlsx, .pdf or .html": (
        "{name}不是文本文件（内容为二进制），请把方案存为 .docx、.xlsx、.pdf、.html 或 .txt"
    ),
    "{name}: no visible text in the file{reasons}; give a file that holds the plan": (
        "{name}里没有可见的文字{reasons}，请给出含有方案的文件"
    ),
    "{name}: holds more than {count} million characters; give only the pages of the plan": (
        "{name}超过 {count} 百万字，请只留方案所在的页"
    ),
    "{name}: the file is encrypted; open it in its program and save it without a password": (
        "{name}已加密，请用原来的程序打开，去掉密码后另存"
    ),
    "{name}: the file is encrypted; give its password, or save it without one": (
        "{name}已加密，请用 --password 给出密码，或去掉密码后另存"
    ),
    "{name}: the PDF is encrypted; give its password, or save it without one": (
        "{name}是加密的 PDF，请用 --password 给出密码，或去掉密码后另存"
    ),
    "{name}: the PDF is damaged ({error}); open it in a viewer and save it anew": (
        "{name}是损坏的 PDF（{error}），请用阅读器打开后另存"
    ),
    "{name}: has {number} pages, more than {count}; give only those of the plan": (
        "{name}有 {number} 页，超过 {count} 页的上限，请只留方案所在的页"
    ),
    "{name}: page(s) {pages} are pictures without text; {error}": (
        "{name}第 {pages} 页是没有文字的图片；{error}"
    ),
    "add the extra ocr (`respgraph doctor` says how), or give the plan as text": (
        "请加装识别组件（装法见 respgraph doctor），或改给文字版"
    ),
    "{name}: the Word document has no body; save it anew": "{name}这份 Word 文档没有正文，请另存",
    "{name}: the Word document cannot be converted ({error}); save it as .docx": (
        "{name}这份 Word 文档无法转换（{error}），请另存为 .docx"
    ),
    "{name}: rich text (.rtf) is read only where LibreOffice is installed; save it as .docx": (
        "{name}是 RTF 文档，装有 LibreOffice 才能读取，请另存为 .docx"
    ),
    "{name}: the rich text is damaged; save it as .docx": "{name}是损坏的 RTF 文档，请另存为 .docx",
    "{name}: the spreadsheet is damaged ({error}); open it in its program and save it anew": (
        "{name}是损坏的电子表格（{error}），请用原来的程序打开后另存"
    ),
    "{name}: the sheet is damaged ({error}); save it anew": "{name}的工作表已损坏（{error}），请另存",
    "{name}: cell {cell} lies too far out for a table; delete that cell, or copy the plan into a new sheet": (
        "{name}的单元格 {cell} 离表格太远，请删去它，或把方案复制到新的工作表"
    ),
    "{name}: holds no web page; open it in a browser and save it anew": (
        "{name}不含网页，请用浏览器打开后另存"
    ),
    "{name}: tags are nested more than {count} deep; copy the text of the page into a .txt file": (
        "{name}的标记嵌套超过 {count} 层，请把页面文字复制到 .txt 文件"
    ),
    "{name}: the zip package is damaged or cut short; fetch the file again": (
        "{name}已损坏或不完整，请重新取得文件"
    ),
    "{name}: {cause}; open the file in its program and save it anew": (
        "{name}：{cause}，请用原来的程序打开后另存"
    ),
    "{name}: {cause}; kinds that are read: {kinds}": "{name}是{cause}，不能读取；能读取：{kinds}",
    "{name}: the package is encrypted; save it without a password": "{name}已加密，请去掉密码后另存",
    "{name}: part {part} is damaged ({error}); open the file in its program and save it anew": (
        "{name}的部件{part}已损坏（{error}），请用原来的程序打开后另存"
    ),
    "{name}: reading took longer than {count} s and was stopped; "
    "give only the pages of the plan, or save them as .docx or .txt": (
        "{name}读取超过 {count} 秒，已停止；请只留方案所在的页，或另存为 .docx 或 .txt"
    ),
    "{name}: cannot start the reading process ({error})": "{name}无法启动读取程序（{error}）",
    "{name}: the reader of this format stopped (crash or too much memory); "
    "the file is damaged or built unusually: open it in its program and save it anew": (
        "{name}读取中途停止（出错或内存不足）：文件损坏或结构特殊，请用原来的程序打开后另存"
    ),
    "{name}: needs more than {count} MB to read; give only the pages of the plan": (
        "{name}读取需要超过 {count} MB 内存，请只留方案所在的页"
    ),
    "{name}: the file is damaged ({error}); save it anew": "{name}已损坏（{error}），请另存",
    "{name}: no task with a responsible unit or leader was found; "
    "check that this is the plan itself and not a notice or report about it": (
        "{name}中没有找到写明责任单位或责任领导的任务；请核对这是不是方案本身，而不是通知或报道"
    ),
    "{name}: {title} announces no plan; "
    "if a plan is part of it, give that part alone, or put the title of the plan above it": (
        "从标题{title}看，{name}不是任务方案；如果其中有方案，请只留方案部分，或在它前面加上方案标题"
    ),
    "{name}: no task with a responsible unit or leader was found; "
    "it holds a table without a header row; put a row above it that names the columns, "
    "such as 序号 | 任务 | 责任领导 | 牵头单位 | 责任单位 | 完成时限": (
        "{name}中没有找到写明责任单位或责任领导的任务；其中有一张没有表头的表格，"
        "请在上面加一行表头，例如：序号 | 任务 | 责任领导 | 牵头单位 | 责任单位 | 完成时限"
    ),
    "{name}, line {line}: a double quote is opened here and never closed; close it": (
        "{name}第 {line} 行的双引号没有成对，请补上"
    ),
}
_LIMITS = {
    "{name}: the Office file is cut short; fetch the file again": (
        "{name}不完整（Office 文件），请重新取得文件"
    ),
    "{name}: holds more names and lines than can be read at once ({count} by a count "
    "of marks and lines, {most} at most); split it into several files": (
        "{name}的名称和行数太多（按标点和行数计 {count}，上限 {most}），请拆分成几个文件"
    ),
    "{name}: its clauses make {count} assignments ({most} at most); "
    "look for a heading whose long list covers very many tasks, or split the file": (
        "{name}的责任条款展开成 {count} 条责任关系（上限 {most}）；"
        "请看有没有标题的长名单管了太多任务，或拆分文件"
    ),
}
_CAUSES = {
    "a picture ({form}), not a document with text": "图片（{form}）",
    "an archive ({form}), not a document with text": "压缩包（{form}）",
    "a program, not a document with text": "程序",
    "a database (SQLite), not a document with text": "数据库",
    "a CAJ document, not a document with text": " CAJ 文档",
    "an OpenDocument text; save it as .docx": " OpenDocument 文本（请另存为 .docx）",
    "a PowerPoint presentation; save its text as .docx": "演示文稿（请把文字另存为 .docx）",
    "a PowerPoint presentation": "演示文稿",
    "an Office file without a document": "不含文档的 Office 文件",
    "an OFD document; save it as .pdf": " OFD 文档（请另存为 .pdf）",
    "a JSON file, not Plan JSON; write that with `respgraph read PLAN --format json`": (
        " JSON 文件，但不是本程序的 plan.json（可用 respgraph read 方案 --format json 写出）"
    ),
    "a zip archive; unpack it and give the plan's own file": "压缩包（请解压后给出方案文件）",
    "the zip package is damaged or cut short": "文件已损坏或不完整",
    "the package has no part {part}": "文件缺少部件{part}",
    "part {part} is damaged": "部件{part}已损坏",
    "part {part} unpacks to more than {count} MB": "部件{part}解开后超过 {count} MB",
    "part {part} is not XML": "部件{part}不是 XML",
    "part {part} declares a DOCTYPE, which no such file needs": "部件{part}带有不该有的 DOCTYPE",
    "the package has more than {count} members": "文件的部件超过 {count} 个",
    "part {part} occurs twice": "部件{part}出现两次",
    "part {part} points outside the package": "部件{part}指向文件之外",
    "part {part} overlaps another one": "部件{part}与另一部件重叠",
    "unpacks to more than {count} MB": "解开后超过 {count} MB",
    "incomplete or too large": "不完整或过大",
}
_OUTPUT = {
    "{name}: is a folder; give the name of a file": "{name}是文件夹，请给出文件名",
    "{name}: is a device of blocks; give the name of a file": "{name}是磁盘设备，请给出文件名",
    "{name}: is a file; give the name of a folder": "{name}是文件，请给出文件夹名",
    "{name}: is the top of a drive; give a folder inside it": "{name}是盘的最上层，请给出其中的文件夹",
    "{name}: is the file that is read; give the output another name": (
        "{name}正是要读的文件，请给输出另起名字"
    ),
    "{name}: cannot be written ({reason}); nothing was changed, choose another place": (
        "{name}无法写入（{reason}），没有任何改动，请换一个位置"
    ),
    "{name}: not a name inside the output folder": "{name}不是输出文件夹里的名字",
    "{name}: another run is writing here; wait for it or choose another folder": (
        "{name}正由另一次运行写入，请稍候，或换一个文件夹"
    ),
    "{name}: the folder is not empty and was not written by respgraph; choose a new or empty folder": (
        "{name}不是空文件夹，也不是本程序写的，请换一个新的或空的文件夹"
    ),
    "{name}: a file of yours stands where the report must go; move it or choose another folder": (
        "{name}是您自己的文件，占了报告的位置，请移走，或换一个文件夹"
    ),
    "{name}: was changed since it was written here; move it out of this folder (a "
    "corrected reading is taken over with --corrections FILE), or choose another folder": (
        "{name}写出之后被修改过，不会覆盖；请移到文件夹外面（改正过的读取结果可用 --corrections 文件 沿用），"
        "或换一个文件夹"
    ),
    "a workbook is not for a terminal; give --output FILE": "工作簿不能显示在终端，请用 --output 给出文件名",
    "standard output cannot be written ({reason}); give --output FILE": (
        "无法写到标准输出（{reason}），请用 --output 给出文件名"
    ),
}
_SAVED = {
    '{name}: not Plan JSON: "schema" is {found}, expected {known}; '
    "write one with `respgraph read PLAN --format json`": (
        "{name}不是本程序的 plan.json：“schema”是{found}，应为{known}；"
        "可用 respgraph read 方案 --format json 写出"
    ),
    "{name}: not a whole JSON file ({error}); write it anew": (
        "{name}不是完整的 JSON 文件（{error}），请重新写出"
    ),
    "{name}: {error}; mend this place": "{name}：{error}，请改正此处",
    "{name}: is no reading that respgraph wrote, so it holds no corrections; give plan.json, "
    "workbook.xlsx, or a table of `respgraph read PLAN --format xlsx`": (
        "{name}不是本程序写出的读取结果，其中没有更正；请给出报告文件夹里的 workbook.xlsx 或 plan.json，"
        "或用 respgraph read 方案 --format xlsx 写出的工作簿"
    ),
    "{name}: is a table of results and no plan; give the plan itself, or correct the sheet 责任关系 of "
    "workbook.xlsx, or plan.json, and give that": (
        "{name}是统计结果表，不是方案；请给出方案本身；要更正读取结果，请改 workbook.xlsx 的“责任关系”表"
        "（或 plan.json），再给出改好的文件"
    ),
    "{name}: the sheet of assignments is not there; put it back, or write the workbook anew": (
        "{name}中没有“责任关系”表，请补回，或重新写出工作簿"
    ),
    "{name}: not a table of assignments; its head needs the columns {known}": (
        "{name}不是责任关系表，表头应有这些列：{known}"
    ),
    "{name}, line {line}: two columns {column}; keep one": "{name}第 {line} 行有两列{column}，请留一列",
    "{name}, {place} ({column}): {message}": "{name}，{place}（{column}）：{message}",
    "{words} is not written like 粮食产量 >= 23 万吨; mend it": (
        "{words}的写法不对，应如：粮食产量 >= 23 万吨"
    ),
    "is empty; a task needs its text": "是空的，任务必须有内容",
    "is empty; a new task needs its text": "是空的，新增任务必须有内容",
    "is empty beside {words}; fill it, or empty both": "是空的，而旁边是{words}；请填上，或两格都清空",
    "differs from line {line} of the same task; change all rows alike, or one": (
        "与同一任务的第 {line} 行不同；请各行改成一样，或只改一行"
    ),
    "{words} is not one of {known}": "{words}不在可选之列：{known}",
    "the row belongs to no task; write the task's id or text": (
        "这一行不属于任何任务，请写上任务的编号或内容"
    ),
    "{name}: the hidden sheet {sheet} was changed ({error}); delete that sheet "
    "to read the visible rows alone, or write the workbook anew": (
        "{name}的隐藏工作表{sheet}被改动（{error}）；请删去它（只读可见的行），或重新写出工作簿"
    ),
    "{task}: {column} has {count} characters, a workbook's cell holds 32,767; "
    "write the plan as CSV or JSON": (
        "{task}的{column}有 {count} 字，超过单元格上限 32,767，请写成 CSV 或 JSON"
    ),
    "{name}: is no profile (not a text file in UTF-8); give a TOML file": (
        "{name}不能用作读取设置：不是 UTF-8 的文本文件；读取设置应是 TOML 文件"
    ),
    "{name}: is not TOML in UTF-8 ({error}); mend the file": "{name}不是 UTF-8 的 TOML（{error}），请改正",
    "{name}: not valid TOML ({error}); mend this place": "{name}不合 TOML 语法（{error}），请改正此处",
    "{name}: unknown key {words}; known: labels, order, responsible": (
        "{name}中的键{words}不认识；可用：labels、order、responsible"
    ),
    "{name}: 'labels' must be a table of label = role": "{name}中 labels 应是“标签 = 角色”的表",
    "{name}: label {words} is not a short word": "{name}中的标签{words}不是短词",
    "{name}: {key} is {value}; known: {known}": "{name}中{key}是{value}；可用：{known}",
}
_ROSTERS = {
    "{name}: a workbook; save its sheet as CSV and give that as the roster": (
        "{name}是工作簿，请把名册所在的表另存为 CSV"
    ),
    "{name}: not a roster: {missing}; start it with name,kind,class,aliases,hosted_by,members": (
        "{name}不是名册：{missing}；第一行应是：名称,类型,类别,别名,挂靠单位,成员"
        "（或 name,kind,class,aliases,hosted_by,members）"
    ),
    "no line holds the column 'name' (名称)": "没有哪一行有“名称”（name）列",
    "no row follows": "表头之后没有内容",
    "{name}: not a roster: {missing}; write one [[actor]] for each name": (
        "{name}不是名册：{missing}；每个名称写一段 [[actor]]"
    ),
    "{words} is not known": "{words}不认识",
    "it holds no [[actor]]": "没有 [[actor]]",
    "{place}: not a table; write [[actor]] and its keys below it": (
        "{place}不是表，请写 [[actor]]，下面写各键"
    ),
    "{place}, key {key}: not known; known: {known}": "{place}的键{key}不认识；可用：{known}",
    "{place}, key {key}: give a text or a list of texts": "{place}的键{key}应是文字或文字列表",
    "{place}: a second column {column}; keep one": "{place}：又有一列{column}，请留一列",
    "{place}: {words} stands outside the columns of the header; "
    "a cell with a separator inside needs double quotes": (
        "{place}：{words}超出表头的列；单元格里有分隔符时要加双引号"
    ),
    "{place}: the name is missing; write it or delete the line": "{place}：缺少名称，请写上或删去这一行",
    "{place}: {words} is not one of person, unit, group (个人、单位、统称)": (
        "{place}：{words}不是个人、单位、统称之一"
    ),
    "{place}: {words} is not a whole number; empty the cell": "{place}：{words}不是整数，请清空",
    "{place}: {host} is a group; name a body that has its row in this file": (
        "{place}：{host}是统称，请写本文件中单独成行的单位"
    ),
    "{place}: {host} has no row of its own; name a body that has its row in this file": (
        "{place}：{host}没有单独成行，请写本文件中单独成行的单位"
    ),
    "{place}: {member} has no row of its own; add one or mend the name": (
        "{place}：{member}没有单独成行，请补一行或改正名称"
    ),
    "{place}: {name} has members but is a {kind}; only a group has members": (
        "{place}：{name}写了成员，却不是统称"
    ),
    "{place}: {name} already stands for {other} ({where}); a name may stand for one entry only": (
        "{place}：{name}已经指{other}（{where}），一个名称只能指一个"
    ),
    "{place}: {name} is reached again through {what} ({path}); break the circle": (
        "{place}：{name}沿{what}又回到自己（{path}），请解开循环"
    ),
}
_STEPS = {
    "what-if needs a step: --move, --without, --merge or --steps": (
        "没有写要试什么：请用 --move、--without、--merge 或 --steps"
    ),
    "line {line}: {error}": "第 {line} 行：{error}",
    "{words} is no step; write move, without or merge": "{words}不是步骤，请写 move、without 或 merge",
    "cannot read move {words}; write TASK:FROM→TO, for example 12:甲局→乙局": (
        "看不懂移交{words}，请写“任务:原单位→新单位”，例如 12:甲局→乙局"
    ),
    "cannot read merger {words}; write two or more names: 甲局,乙局": (
        "看不懂合并{words}，请写两个以上的名称：甲局,乙局"
    ),
    "{name} has no part in task {task}; on it: nobody": "{name}不承担任务 {task}；该任务没有责任主体",
    "{name} has no part in task {task}; on it: {names}": "{name}不承担任务 {task}；承担的是：{names}",
    "actors of different kinds cannot merge: {names}": "不同类型的责任主体不能合并：{names}",
    "the plan has no task {words}; give a printed number or an id": (
        "方案中没有任务{words}，请给出印发的编号或任务标识"
    ),
    "number {number} stands for several tasks; give one id of {ids}": (
        "编号 {number} 对应几项任务，请给出其中一个标识：{ids}"
    ),
    "{name} stands for several actors; give one id of {ids}": (
        "{name}对应几个责任主体，请给出其中一个标识：{ids}"
    ),
    "the plan does not know {words}": "方案中没有{words}",
    "the plan does not know {words}; do you mean {names}?": "方案中没有{words}，是不是{names}？",
}
_VALUES = {
    "{error}; known: {known}": "{error}；可用：{known}",
    "unknown kind of finding {words}": "没有{words}这种问题",
    "unknown style {words}": "没有{words}这种写法",
    "unknown graph format {words}": "没有{words}这种图文件",
    "unknown layer {words}": "没有{words}这一层",
    "unknown grouping {words}": "没有{words}这种分组",
    "unknown table {words}": "没有{words}这张表",
    "unknown null model {words}": "没有{words}这种零模型",
    "unknown method {words}": "没有{words}这种方法",
    "unknown correction {words}": "没有{words}这种校正",
    "unknown language {words}": "没有{words}这种语言",
    "unknown role {words} in weights": "权重中的角色{words}不认识",
    "{values} values have {classes} classes; give one for each": (
        "{values} 个数值配了 {classes} 个类别，请一一对应"
    ),
    "workloads are finite numbers of 0 or more; check the values given": (
        "任务量应是不小于 0 的有限数，请核对"
    ),
    "depth is {value}; give 1 for the outermost headings, or more": (
        "depth 是 {value}，最外层标题为 1，请给不小于 1 的整数"
    ),
    "samples is {value}; give 2 or more, or None for exact figures": (
        "samples 是 {value}，应不小于 2；要精确值请给 None"
    ),
    "alpha is {value}; give a number between 0 and 1": "alpha 是 {value}，应在 0 与 1 之间",
    "threshold of {name} is {value}; give 1 or more": "{name}的界限是 {value}，应不小于 1",
    "an actor leaves twice; give each id once": "同一责任主体离开两次，每个标识只给一次",
    "{words} is no actor of layer {layer}; give ids of actors": (
        "{words}不是{layer}层的责任主体，请给责任主体的标识"
    ),
    "size is {value}; give 1 or more": "size 是 {value}，应不小于 1",
    "draws is {value}; give 1 or more": "draws 是 {value}，应不小于 1",
    "{words} is no unit of the plan; give names or ids of units": (
        "{words}不是方案中的单位，请给单位的名称或标识"
    ),
    "{name} is {low} to {high}; give two shares from 0 to 1": (
        "{name}是 {low} 到 {high}，应是 0 到 1 之间的两个数"
    ),
    "{name} is {value}; give a share from 0 to 1": "{name}是 {value}，应在 0 与 1 之间",
    "task_weights names {words}, which is no task of the plan": (
        "task_weights 中的{words}不是方案中的任务"
    ),
    "weight of {name} is {value}; give a number of 0 or more": "{name}的权重是 {value}，应不小于 0",
    "weight of {name} is {value}; give a number": "{name}的权重是{value}，应是数字",
    "dpi is {value}; give a resolution from 30 to 1200": "dpi 是 {value}，应在 30 与 1200 之间",
    "{name} is {value}; it must be at least {low} and at most {high}": (
        "{name}是 {value}，应在 {low} 与 {high} 之间"
    ),
    "{name} is {value}; it must be at least {low}": "{name}是 {value}，应不小于 {low}",
    "records must be dataclasses, not {kind}": "记录应是 dataclass，不能是 {kind}",
    "records of several types cannot share a table: {kinds}": "不同类型的记录不能放在一张表里：{kinds}",
    "{name} needs a graph, not {kind}: build_graph(plan) makes it": (
        "{name} 要的是图，不是 {kind}：请先 build_graph(plan)"
    ),
    "{name} needs a plan, not {kind}: read_plan(file) makes it": (
        "{name} 要的是方案，不是 {kind}：请先 read_plan(file)"
    ),
}
_RECORDS = {
    "{name}: locations are not sorted by start": "{name}的位置没有按起点排序",
    "{what} id {words} occurs twice; ids must be unique": "{what}标识{words}出现两次，标识不能重复",
    "one {what} names task {words}, which does not exist": "有一条{what}指向不存在的任务{words}",
    "target {words} has operator {value}; known: {known}": "目标{words}的比较号是{value}；可用：{known}",
    "{what} {words} has no place in the document": "{what}{words}在文中没有位置",
    "an assignment to {task} names actor {words}, which does not exist": (
        "任务 {task} 的责任关系指向不存在的责任主体{words}"
    ),
    "actor {words} names actor {other}, which does not exist": (
        "责任主体{words}指向不存在的责任主体{other}"
    ),
    "{what} {words} has span [{start}, {end}], outside the text of {count} characters": (
        "{what}{words}的位置 [{start}, {end}] 超出全文 {count} 字"
    ),
    "issue code {words} must be one of {known}": "疑点代码{words}不在可选之列：{known}",
    "a plan graph is a plain networkx.Graph; build it with build_graph(plan)": (
        "方案图应是普通的 networkx.Graph，请用 build_graph(plan) 生成"
    ),
    "{what} lacks {names}; build the graph with build_graph(plan)": (
        "{what}缺少{names}，请用 build_graph(plan) 生成"
    ),
    "node {words} has no layer; build the graph with build_graph(plan)": (
        "节点{words}没有层，请用 build_graph(plan) 生成"
    ),
    "{what} does not join an actor and a task": "{what}没有连接责任主体与任务",
    "{what} has {name} {value}; known: {known}": "{what}的{name}是{value}；可用：{known}",
}
_COMMAND_LINE = {
    "Missing argument {words}.": "缺少参数{words}",
    "Missing option {option}.": "缺少选项{option}",
    "No such option: {words}": "没有选项 {words}",
    "No such option: {words} Did you mean {known}?": "没有选项 {words}，是不是 {known}？",
    "No such option: {words} (Possible options: {known})": "没有选项 {words}，是不是 {known}？",
    "No such command {words}.": "没有命令{words}",
    "No such command {words}. Did you mean {known}?": "没有命令{words}，是不是{known}？",
    "Invalid value for {option}: {error}": "选项{option}的值不对：{error}",
    "Invalid value: {error}": "{error}",
    "Value error, {error}": "{error}",
    "Input should be a valid integer, unable to parse string as an integer": "应是整数",
    "Input should be a valid number, unable to parse string as a number": "应是数字",
    "Got unexpected extra argument ({words})": "多出参数（{words}）",
    "Got unexpected extra arguments ({words})": "多出参数（{words}）",
    "Got unexpected extra argument(s) ({words})": "多出参数（{words}）",
    "Option {option} requires an argument.": "选项{option}后面要有值。",
}
REFUSALS: dict[str, str] = {
    **_FILES, **_LIMITS, **_CAUSES, **_OUTPUT, **_SAVED, **_ROSTERS, **_STEPS, **_VALUES, **_RECORDS,
    **_COMMAND_LINE,
}  # fmt: skip
"""Every refusal: the English sentence with values in braces, and the Chinese one."""

_REASONS = {
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
_KINDS = {
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
_WHAT = {
    "task": "任务",
    "actor": "责任主体",
    "target": "目标",
    "assignment": "责任关系",
    "issue": "疑点",
}
_ROLES_OF_FILES = {
    "file of corrections": "更正文件",
    "roster": "名册",
    "list of steps": "步骤文件",
}
_REMEDIES = {
    "plan.json or workbook.xlsx": "请给出改过的 workbook.xlsx 或 plan.json",
    "a table as CSV, or TOML": "名册应是 CSV 表格（或 TOML 文件）",
    "a text file with a step in each line": "应是文本文件，一行一个步骤",
}
_NESTED = ("error", "cause", "message", "missing")
_PLACE = re.compile(r", line (\d+)(?:, column (\d+))?(?: \(([^()]*)\))?")


def chinese_refusal(message: str) -> str | None:
    """The words of an error in Chinese; None where no sentence of `REFUSALS` fits.

    >>> chinese_refusal("a.docx: cannot be read (No such file or directory); check the path")
    '“a.docx”无法读取（没有这个文件或文件夹），请核对路径'
    """
    return _BOOK.chinese(message)


_TABLES: dict[str, dict[str, str]] = {
    "reason": _REASONS,
    "role": _ROLES_OF_FILES,
    "remedy": _REMEDIES,
    "what": _WHAT,
}


def _in_chinese(name: str, value: str) -> str:
    if name in _TABLES:
        return _TABLES[name].get(value, value)
    if name in _WAYS:
        return _WAYS[name](value)
    return quoted(value)


def _file(name: str) -> str:
    """The name of a file in quotation marks; any other name as it is quoted."""
    is_file = re.search(r"[./\\]", name) and name[0] not in "'\""
    return f"“{name}”" if is_file else quoted(name)


def _kinds(value: str) -> str:
    for english, chinese in _KINDS.items():
        value = value.replace(english, chinese)
    return value


_QUOTED = re.compile("'([^']*)'")


def _each_quoted(value: str) -> str:
    """A list of words: each that Python quoted in Chinese quotation marks, parted by 、.

    >>> _each_quoted("'json', 'csv'."), _each_quoted("'--output' / '-o'")
    ('“json”、“csv”', '“--output”（“-o”）')
    """
    words = _QUOTED.sub(r"“\1”", value.removesuffix("."))
    words = re.sub(r" / (.*)$", r"（\1）", words)
    return words.replace(", ", "、")


def _place(found: re.Match[str]) -> str:
    line, column, called = found.groups()
    words = f"第 {line} 行" + (f"第 {column} 列" if column else "")
    return words + (f"（{called}）" if called else "")


_WAYS: dict[str, Callable[[str], str]] = {
    "name": _file,
    "place": lambda value: _PLACE.sub(_place, value),
    "where": lambda value: _PLACE.sub(_place, value),
    "kinds": _kinds,
    "known": _each_quoted,
    "option": _each_quoted,
}

_PATTERNS = {"count": r"[\d,]+", "line": r"\d+", "words": "'.*?'|\".*?\"|[^;:'\"]*?"}
_BOOK = Phrasebook(REFUSALS, _in_chinese, _PATTERNS, _NESTED)
