"""What is said of steps, values and words of the command line."""

from __future__ import annotations

__all__ = ["COMMAND_LINE", "STEPS", "VALUES"]

STEPS = {
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

VALUES = {
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

COMMAND_LINE = {
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
