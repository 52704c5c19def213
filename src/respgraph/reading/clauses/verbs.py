"""Verbs by which a sentence says who leads, helps or answers, and what they say."""

from __future__ import annotations

import re

from ...vocabulary import Role
from ...words import HAN, LEVELS

__all__ = ["ANY_VERB", "DEED", "DEED_BEHIND", "PROSE", "TOGETHER", "VERB", "verb_role"]

H = f"[{HAN}]"

_ADVERB = (
    "(?:[按依根][照据]?[^、,;。()按]{0,6}?(?:职责|职能|责任|分工|规定|权限|要求|原则|程序|计划|方案|实际)(?:任务|分工|规定|权限|要求)*|"
    "结合(?:各自|本地|本地区|本部门)?(?:实际|职责|职能)(?:情况)?|分级|属地|切实|抓好|抓|严格|"
    "分别|共同|具体|联合|密切|积极|协同|分工|统一|分头|各自|予以|给予|大力|全力|协力|协调|统筹|全面|直接|同步|主动|抓紧|认真|组织|做好)*"
)
_LEAD_VERBS = "总?牵头|负责牵头|主办|总负责|负总责|负全责|负主责|主责|统筹负责|牵头负责|领办"
_HELPS = (
    "(?:(?<![政文作记侨商老美音剧])(?<!^科)(?<![省市县区州旗、,;( ]科)|(?<=财政))协办|(?<!委)会办"
)
"""协办 and 会办 where they are not the end of a name: 政协办, 科协办, 组委会办."""

_LEADER_VERBS = "分管|包抓|包保|包联|挂帅|领衔|主抓"
_SUPPORT_VERBS = f"配合|协助|{_HELPS}|协同|支持|指导|协作|督促指导|保障"
_SHARE_VERBS = "参与|参加|具体实施|组织实施|实施|具体落实|落实|承办|办理|推进|负责|完成"
VERB = re.compile(
    rf"{_ADVERB}(?P<verb>{_LEAD_VERBS}|{_LEADER_VERBS}|{_SUPPORT_VERBS}|{_SHARE_VERBS})"
    r"(?:负责|落实|实施|组织|推进|办理|配合|抓好|做好|完成|工作|制定|开展|等|到位|参与|分工|抓总|好|"
    r"各项|相关|具体|抓|指导|经费|资金)*(?=[,;、。)\s]|$)"
)
DEED = re.compile(
    "(?:共同|联合|抓紧|尽快|认真|进一步|及时|负责)?(?:研究|提出|制[定订]|起草|编制|修[订改]|拟[定订]|组织|开展|推进|推动|建立|完善|健全|出台|印发|"
    "抓好|做好|落实|实施|加强|督促|指导|承担|办理|协调|统筹|建设|整合|梳理|汇总|细化|会商)"
)
"""What somebody who was named shall do: 研究提出方案, 制定实施意见."""

ANY_VERB = re.compile(
    "牵头|负责|负[总全主]责|配合|参与|参加|协办|协助|协同|主办|主责|会同|会商|分管|包抓|实施|落实|承办|指导|办理|推进|支持|分工|完成"
)
DEED_BEHIND = re.compile(rf"(?<=[局委厅部办司门位会院心区县市府])(?={DEED.pattern})")

PROSE = re.compile(
    "(?:尽快|按|争取|加快|确保|积极|力争|推动|推进|抓紧|进一步|完善|建立|健全|加强|强化|并|向|上?报|对|将|做好|扎实|稳步|持续|不断|全力|认真|"
    "及时|严格|有序|切实|深入|着力|形成|实现|完成|开展|制[定订]|落实|引导|鼓励|提高|提升|优化|打造|培育|研究|督促|协调)"
    f"(?!办|局|处|(?![各{LEVELS}]){H}{{0,2}}[室院所会](?:$|[、,和及与])|中心|小组|专班|指挥部)"
)
"""How prose goes on behind the names: 尽快完善方案, 按程序上报省发改委."""

TOGETHER = re.compile(
    "会同|会商|联合(?!会|社|国|体|办|执法|征信|收购)"
    f"|(?<=[局厅委部办司院处])商(?=[{LEVELS}国各有相]|{H}{{2,8}}[局厅委部办司])(?!务|业|会|标|贸|品|事|城|投|联|请|量)"
    f"|(?<=[局厅部司处])会(?=(?:同级|[{LEVELS}](?!场|议)|国家){H}|{H}{{2,8}}[局厅委部办司])(?!议|员|计|务|商|展|场|同)"
)
"""A会同B, A商B: between two bodies; the first leads."""


def verb_role(verb: str) -> tuple[Role | None, bool]:
    """The role that a verb gives, and whether it is one that only takes part."""
    if re.search("牵头|主办|总负责|负[总全]责|主责|领办", verb):
        return Role.LEAD_UNIT, False
    if re.search("配合|协助|协办|协同|支持|会办|指导|协作", verb) and "负责" not in verb:
        return Role.SUPPORTING_UNIT, False
    if re.search("参与|参加", verb):
        return Role.SUPPORTING_UNIT, True
    return None, False
