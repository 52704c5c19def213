"""Lines and what they look like: numbers, headings, titles, dates, furniture of web pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ...document import Document, Span
from ...words import HAN, label_of
from ..source import Paragraph, Source

__all__ = [
    "UNNUMBERED",
    "Number",
    "glued_number",
    "is_attachment",
    "is_boundary",
    "is_distribution",
    "is_furniture",
    "is_heading_like",
    "is_page_mark",
    "is_salutation",
    "is_signature",
    "is_title_like",
    "number_of",
    "text_source",
]

UNNUMBERED = 99
"""Rank of a line without a number."""

_MEASURED = (
    "[ \\t]*(?:[十百千]?[万亿]|个|公里|千米|平方|立方|亩|公顷|吨|元|米|倍|分|小时|天|年|月|日|级|"
    "版|至|左右|以上|以下)"
)
_MORE_MEASURED = "[家项条座所户套名人类批次场处多余几时号式型后院]"
_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
_FORMAL = "[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_COUNTED = "月(?:底|末|份)|日前|(?:个|项|家|套|户|亩|吨|公里|万元|亿元|万人|人次|名|所|座)(?:以上|左右|以内|[。,;、)])"
_NUMBER = re.compile(
    rf"[ \t#*>★☆▲△◆■□※]*(?:"
    rf"(?P<r0>第(?:{_CHINESE}|\d{{1,3}})(?:部分|篇章?|章|板块|编))[、.:]?"
    rf"|(?P<part>(?:板块|篇章|模块|专题|部分|领域|专栏|类别|条线|单元|方面|篇)(?:{_CHINESE}|\d{{1,2}}))"
    rf"(?:[、.:]|[ \t]+)(?=[ \t]*[{HAN}“])"
    rf"|(?P<theme>(?![附图表星备注]|任务|项目|事项|举措|问题|措施|工作|行动|{_CHINESE})[{HAN}]{{2}}{_CHINESE}):"
    rf"(?=[ \t]*[{HAN}“])"
    rf"|(?P<r1>{_CHINESE}|{_FORMAL})(?:[、丶]|[.,](?!\d)|[ \t]+(?=[{HAN}]))"
    rf"|(?P<stem>[甲乙丙丁戊己庚辛壬癸])[、.](?![甲乙丙丁戊己])"
    rf"|(?:任务|项目)?(?:序号|编号)[ \t]*:?[ \t]*(?P<named>(?:[A-Z]{{1,4}}-?)?\d{{1,4}}(?:[-.]\d{{1,3}}){{0,2}})"
    rf"(?!\d)[ \t]*[、.:;,]?"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[、.]|[ \t]+|(?=[{HAN}“]))(?!{_MEASURED})(?=[ \t]*[{HAN}“《])"
    rf"|(?P<dashed>\d{{1,2}}(?:-\d{{1,2}}){{1,2}})(?:[、.]|[ \t]+)(?=[ \t]*[{HAN}“《])"
    rf"|(?P<lettered>[A-Z]\d{{0,3}}|[IVX]{{1,5}}|i{{1,3}})[、.:)][ \t]*(?=[{HAN}“《])"
    rf"|\((?P<boxed>(?:任务|项目|事项|举措|问题|措施|工作|行动|清单)(?:{_CHINESE}|\d{{1,3}}))\)"
    rf"|(?P<point>[一二三四五六七八九十]{{1,3}})(?:是|要)(?=[{HAN}“《])"
    rf"|(?P<bullet>[·●○◇▶►])[ \t]*(?=[{HAN}“《])"
    rf"|(?P<r2>\({_CHINESE}(?:\)|(?=[{HAN}]{{3}}[^()\n]{{4,}}(?:[。(\n]|$)))|{_CHINESE}\)|[㈠-㈩])[、.]?"
    rf"|(?P<r3>\d{{1,5}})(?:[ \t]{{0,3}}[、丶](?!\d+(?:[、项]|号))|[ \t]{{0,3}}[.](?!\d(?!0[1-4]\d年))|"
    rf",(?=[{HAN}])|:[ \t]*(?=[{HAN}“《])|[ \t]+(?=[{HAN}“《])(?!年|{_COUNTED})|"
    rf"(?<=(?<!\d)0\d)(?=[{HAN}“《])(?!{_MEASURED}|{_MORE_MEASURED}))"
    rf"|(?P<r4>\((?!20\d\d\))\d{{1,4}}\)|\d{{1,4}}\))[、.]?"
    rf"|(?P<r5>[①-⑳㉑-㉟⑴-⒛❶-❿])[、.]?"
    rf"|(?P<r6>(?:任务|项目|事项|举措|问题|措施|工作|行动)(?:{_CHINESE}|\d{{1,3}})|第(?:{_CHINESE}|"
    rf"\d{{1,3}})[项条件])(?!、第)[:、. \t]"
    rf")[ \t]*"
)
_PLAIN_NUMBER = re.compile(rf"(\d{{1,5}})[.、](?=[{HAN}“《])")
"""12.修路: most numbers, seen before `_NUMBER` tries the others; it reads them alike."""

_RANKS = {
    "r0": 0,
    "part": 0.5,
    "theme": 0.5,
    "r1": 1,
    "stem": 1.5,
    "r2": 2,
    "r6": 2.9,
    "boxed": 2.9,
    "r3": 3,
    "named": 3,
    "dotted": 3.1,
    "dashed": 3.1,
    "lettered": 3.2,
    "r4": 4,
    "r5": 5,
    "point": 5.5,
    "bullet": 5.6,
}
_DATE_LINE = re.compile(
    r"[ \t(]*(?:(?:19|20)\d\d|"
    r"[二〇○零一九OＯ]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[ \t)]*$"
)
_REFERENCE = re.compile(
    r"[ \t]*\(?[一-鿿]{0,12}[ \t]*[(][12]\d{3}[)][ \t]*第?[ \t]*\d*[ \t]*号[ \t)]*$"
)
_ATTACHMENT = re.compile(
    r"[ \t]*附(?:件|表|录)?[ \t]*(?:\d{0,2}|[一二三四五六])[ \t]*[:.、]?[ \t]*$"
)
_SIGNED = re.compile(r"[ \t]*[一-鿿]{2,20}(?:人民政府(?:办公[厅室])?|委员会|办公[厅室]|委)[ \t]*$")
_TITLE_END = re.compile(
    r"(?:方案|分解|分工|清单|通知|意见|要点|计划|一览表?|分解表|任务表|责任表|安排表|台账|安排|"
    r"任务|办法|规划|细则|措施|任务书|责任书|目标任务|重点工作|重点任务|事项|纲要|项目|行动|表|卡|"
    r"报告|公告|公示|的函|汇总|推进表|作战图|[二三四五六七八九]?十[一二三四五六七八九]?条|\d+条|"
    r"若干措施)[ \t]*(?:[(《].{0,24}[)》])?$"
)
_PAGE_WORDS = re.compile(
    r"点击下载|请点击|版权所有|版权归|责任编辑|分享到|分享至|打印本页|关闭窗口|【打印|\(打印|我要纠错|"
    r"浏览次数|点击数|字体\s*[::]|字号\s*[::]|上一篇|下一篇|相关搜索|相关推荐|相关阅读|展开阅读|"
    r"会员分享|作者观点|不得转载|转载请|如有侵权|网友投稿|本站立场|来源\s*[::]|"
    r"索引号|索 引 号|主题分类|发文机关|成文日期|当前位置|您的位置|您现在的位置|首页\s*>|"
    r"繁體|简体版|返回首页|返回顶部|打印\s*关闭|附件下载|本文地址|https?:|www\.|ICP备|公网安备|"
    r"主办单位\s*[::]|承办单位\s*[::]|此件公开|此页无正文|抄送|阅读次数|收藏本|下载本|"
    r"更多范文|下载文档|法律信息搜索网|免责声明"
)
"""What only pages and papers print around a plan."""

_PAGE_NOUNS = re.compile(
    r"扫一扫|二维码|微信|微博|朋友圈|点击量|在线阅读|网站地图|验证码|留言|评论|未经许可|侵权|"
    r"发布时间|发布日期|信息来源|发文单位|无障碍|技术支持|联系电话|咨询电话|印发$|文字大小|背景色|"
    r"搜索|导航|广告"
)
"""What pages print around a plan, and tasks speak of as well: 建设智慧导航系统, 整治户外广告."""

_IMPRINT = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日[ \t]*(?:印[发制]|编印|制表|填报)[ \t]*$")
"""创建办 2025年3月18日印制: who printed a document, and when."""

_DISTRIBUTION = re.compile(
    r"[ \t(]*(?:(?:此件|本件|此文|本文)(?:公开|发至?|主动|依|不|删减|印发)|"
    r"(?:主动公开|依申请公开|不予公开|公开方式|公开属性|信息公开)(?![^\n]*[,。])|(?:抄送|抄报|主送|分送|发至|"
    r"出席|列席|缺席|请假|参会(?:人员)?|(?:会议)?(?:主持|记录)人?)[ \t]*:)"
)
_PAGE_MARK = re.compile(
    r"[ \t]*(?:[-—–－·]+[ \t]*\d{1,4}[ \t]*[-—–－·]+|"
    r"第[ \t]*\d+[ \t]*页(?:[ \t]*[,/]?[ \t]*共[ \t]*\d+[ \t]*页)?|\d{1,4}[ \t]*/[ \t]*\d{1,4}|"
    r"Page \d+.*|\d{1,3})[ \t]*$"
)
_SENTENCE_MARK = re.compile(r"[,;!?:]")
_SALUTATION = re.compile(
    rf"[ \t]*(?:各|[{HAN}]{{0,4}}[省市县区旗州]直|机关各|本|所属|有关|驻|"
    rf"(?![^\n]*(?:由|负责|牵头|配合|参与|任务|工作))[{HAN}]{{2,12}}?各)"
    rf"[{HAN}、,()和及\d“” ]{{2,120}}:[ \t]*$"
)
_LEAD_IN = re.compile(
    "(?:如下|下表|附后|见附件|见下)[。:]?$|^(?:现|特)(?:将|印发|予|制定|提出|明确|通知)|^(?:经|"
    "为|根据|按照).*(?:现|特|制定|印发|同意|研究)|印发给|请(?:[一-鿿、]{0,12})(?:执行|落实|实施|"
    "遵照|办理|抓好)"
)


@dataclass(slots=True)
class Number:
    """The number that a line begins with: its rank (0 outermost), its place, where text starts.

    `weak` marks points (一是) and bullets, which may also divide the text of one task; a bullet
    prints no number, so `start` is `end`.
    """

    rank: float
    start: int
    end: int
    text_start: int
    weak: bool = False


def number_of(text: str, start: int, end: int) -> Number | None:
    """The number at the start of a line, if there is one.

    >>> number = number_of("(三)深化改革", 0, 7)
    >>> number.rank, number.text_start
    (2, 3)
    """
    plain = _PLAIN_NUMBER.match(text, start, end)
    if plain is not None:
        return Number(_RANKS["r3"], *plain.span(1), plain.end())
    match = _NUMBER.match(text, start, end)
    if match is None:
        return None
    kind = match.lastgroup or "r3"
    low, high = match.span(kind)
    if kind == "bullet":
        low = high
    return Number(_RANKS[kind], low, high, match.end(), weak=kind in ("point", "bullet"))


_BEFORE_FIGURE = re.compile(
    rf"[ \t]*(\d{{1,3}})(?:[.、](?=\d)|(?<=\d\d)(?=[{HAN}“《])(?!{_MEASURED}|{_MORE_MEASURED}))"
)


def glued_number(text: str, start: int, end: int, value: int) -> Number | None:
    """3.121工程, 10修路 behind 09: the expected number of a line, glued to a figure or word."""
    found = _BEFORE_FIGURE.match(text, start, end)
    if found is None or int(found[1]) != value:
        return None
    return Number(3, *found.span(1), found.end())


def is_furniture(line: str, *, among_tasks: bool = False) -> bool:
    """Whether a line belongs to the page around the plan: navigation, adverts, page marks.

    `among_tasks` tells that a task may still grow by the line, so that plain nouns prove nothing.

    >>> is_furniture("微信 微博"), is_furniture("整治户外广告", among_tasks=True)
    (True, False)
    """
    if is_page_mark(line):
        return True
    if len(line) >= 200:
        return False
    if "日" in line and _IMPRINT.search(line) is not None:
        return True
    return _PAGE_WORDS.search(line) is not None or (
        not among_tasks
        and not line.rstrip().endswith("。")
        and _PAGE_NOUNS.search(line) is not None
    )


def is_distribution(line: str) -> bool:
    """Whether a line only says to whom a document goes, who may read it, or who was at a meeting.

    >>> is_distribution("(此件发至各科室)"), is_distribution("各科室")
    (True, False)
    """
    return len(line) < 200 and _DISTRIBUTION.match(line) is not None


def is_page_mark(line: str) -> bool:
    """Whether a line is nothing but a page number."""
    return len(line) <= 40 and _PAGE_MARK.match(line) is not None


def is_boundary(line: str) -> bool:
    """Whether a line ends one document part: a date, a document number, an attachment mark."""
    return len(line) <= 80 and any(
        pattern.match(line) for pattern in (_DATE_LINE, _REFERENCE, _ATTACHMENT)
    )


def is_signature(line: str) -> bool:
    """Whether a line may be the name of who issues a paper; a task may end in such words, too.

    >>> is_signature("县人民政府办公室"), is_signature("设立城市更新委员会")
    (True, True)
    """
    return len(line) <= 80 and _SIGNED.match(line) is not None


def is_attachment(line: str) -> bool:
    """Whether a line only counts an attachment: 附件2."""
    return len(line) <= 20 and _ATTACHMENT.match(line) is not None


def is_salutation(line: str) -> bool:
    """Whether a line only addresses those a notice goes to.

    >>> is_salutation("各镇(街道),市级各部门:"), is_salutation("牵头单位:各镇")
    (True, False)
    """
    if len(line) > 130 or not line.rstrip().endswith(":"):
        return False
    return _SALUTATION.match(line) is not None and label_of(line.strip(" \t:")) is None


def is_title_like(line: str) -> bool:
    """Whether a short line reads as the title of a plan."""
    return len(line) <= 60 and _TITLE_END.search(line) is not None and "。" not in line


def is_heading_like(line: str) -> bool:
    """Whether an unnumbered line may be a heading: short, one phrase, no name and no label."""
    if len(line) > 80:
        return False
    bare = line.strip().rstrip("。:")
    return (
        2 <= len(bare) <= 26
        and "。" not in bare
        and not _SENTENCE_MARK.search(bare.replace(",", "", 1))
        and re.search("[一-鿿]{2}", bare) is not None
        and _LEAD_IN.search(bare) is None
        and not (bare.startswith("(") and bare.endswith(")"))
        and not (is_boundary(line) or is_signature(line))
    )


def text_source(text: str, name: str = "text", *, sha256: str = "") -> Source:
    """A source of plain text: each line that is not blank is a paragraph.

    >>> len(text_source("一、总则\\n\\n1.修路。").blocks)
    2
    """
    document = Document(name, text, sha256)
    starts = (*document._line_starts, len(text))
    blocks = []
    for start, end in pairwise(starts):
        line = text[start:end]
        stripped = line.rstrip()
        if stripped and not stripped.isspace():
            blocks.append(Paragraph(Span(start, start + len(stripped))))
    return Source(document, tuple(blocks))
