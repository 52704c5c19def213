"""What is said of saved readings, corrections, rosters and records that do not fit."""

from __future__ import annotations

__all__ = ["RECORDS", "ROSTERS", "SAVED"]

SAVED = {
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

ROSTERS = {
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

RECORDS = {
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
