"""What is said of files that cannot be read, or not written."""

from __future__ import annotations

__all__ = ["CAUSES", "FILES", "LIMITS", "OUTPUT"]

FILES = {
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

LIMITS = {
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

CAUSES = {
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

OUTPUT = {
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
