"""A drawing of the folder that is carried to a PC, and of the window while it installs.

Nobody has photographed it on a Windows PC yet; names and words are those of the real files.
"""

from __future__ import annotations

import re
from html import escape

from tools.carried import GUIDE, SAMPLES, batch_files, filled

WIDTH, HEIGHT = 900, 330
PYTHON = "3.12"
FONT = "'Microsoft YaHei', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif"
FOLDER_COLOUR, FILE_COLOUR, PAGE_COLOUR = "#e8b84a", "#9fb3c8", "#5b8fd0"
USES = {
    "安装.bat": "双击安装",
    "生成报告.bat": "把方案拖到这里",
    "更正.bat": "把方案拖到这里",
    "起草名册.bat": "把方案拖到这里",
    "命令窗口.bat": "双击打开",
}
COMPONENTS = ("respgraph  正常", "networkx   正常", "matplotlib 正常", "……", "中文字体   正常")
"""What `respgraph doctor` lists, shortened."""


def draw_carried() -> str:
    """The drawing as SVG."""
    parts = [
        *_window(10, 400, "respgraph 安装包", "#ffffff"),
        *_entries(30, 62),
        *_window(440, 450, "安装 respgraph", "#1e1e1e"),
        *_console(458, 66),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="{FONT}" font-size="15">\n<title>安装包文件夹和安装窗口（示意图）</title>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _window(left: int, width: int, title: str, ground: str) -> list[str]:
    """A window with its title and the three buttons."""
    top, bar = 10, 34
    box = f'x="{left}" y="{top}" width="{width}" height="{HEIGHT - 2 * top}" rx="6"'
    head = f"M{left} {top + bar} v{6 - bar} q0 -6 6 -6 h{width - 12} q6 0 6 6 v{bar - 6} Z"
    buttons = "".join(
        f'<text x="{left + width - 80 + 26 * number}" y="{top + 23}" fill="#555">{sign}</text>'
        for number, sign in enumerate("—□×")
    )
    return [
        f'<rect {box} fill="{ground}" stroke="#8a8a8a"/>',
        f'<path d="{head}" fill="#e6e9ed" stroke="#8a8a8a"/>',
        f'<text x="{left + 14}" y="{top + 23}" fill="#222">{escape(title)}</text>',
        buttons,
    ]


def _names() -> list[tuple[str, str]]:
    """What lies in the folder, with the colour of its picture."""
    files = [(name, FILE_COLOUR) for name in USES]
    folders = [(SAMPLES, FOLDER_COLOUR), ("wheels", FOLDER_COLOUR)]
    return [*files, *folders, (GUIDE, PAGE_COLOUR)]


def _entries(left: int, top: int) -> list[str]:
    """Picture, name and use of each file."""
    lines = []
    for number, (name, colour) in enumerate(_names()):
        y = top + 31 * number
        shape = f"M{left} {y} h8 l3 4 h13 v16 h-24 Z"
        if colour != FOLDER_COLOUR:
            shape = f"M{left + 3} {y} h12 l5 5 v15 h-17 Z"
        lines.append(f'<path d="{shape}" fill="{colour}" stroke="#666" stroke-width=".8"/>')
        lines.append(f'<text x="{left + 36}" y="{y + 16}" fill="#222">{escape(name)}</text>')
        if name in USES:
            lines.append(f'<text x="{left + 170}" y="{y + 16}" fill="#666">{USES[name]}</text>')
    return lines


def _console(left: int, top: int) -> list[str]:
    """What the installer says, line by line."""
    said = re.findall(r"^echo (.+)$", filled(batch_files()["安装.bat"], PYTHON, ""), re.MULTILINE)
    begin = next(line for line in said if line.startswith("正在安装"))
    end = next(line for line in said if line.startswith("安装完成"))
    lines = [begin, "", *COMPONENTS, "", end, "请按任意键继续. . ."]
    return [
        f'<text x="{left}" y="{top + 24 * number}" fill="#f0f0f0" font-size="14" '
        f'xml:space="preserve">{escape(line)}</text>'
        for number, line in enumerate(lines)
        if line
    ]
