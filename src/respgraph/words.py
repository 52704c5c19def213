"""The words by which plans print a role, a unit, a group or a post: pieces of patterns, as data.

Rules are built from the shapes of words (a stem with a noun, a level with a suffix), not from
lists of known names. The grammar and the independent account share this module and nothing else.
All words are simplified Chinese in half width, as `respgraph.reading.text.folding` leaves a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .vocabulary import Role

__all__ = ["LABEL_WORD", "Label", "LabelUse", "label_of"]

HAN = "一-鿿㐀-䶿〇"

LEVELS = "省市县区旗州盟"
"""Characters that stand before a department to tell its level of government."""

PLACE_ENDS = "省|自治区|自治州|自治县|自治旗|地区|新区|林区|矿区|市|县|区|旗|州|盟|镇|乡|街道|苏木|村|社区|嘎查"

DEPARTMENT_ENDS = (
    "人民政府|办事处|管委会|管理委员会|委员会|办公厅|办公室|总局|分局|支局|管理局|中心局|局|厅|委办|委|"
    "总队|支队|大队|中队|队|署|院|处|科|股|室|站|所|馆|台|社|会|办|部|中心|专班|指挥部|领导小组|工作组|"
    "政府|政协|人大|中央|党校|法院|检察院|纪委|监委|团委|妇联|残联|工会|科协|文联|侨联|社科联|"
    "工商联|海关|银行|分行|支行|"
    "公司|集团|企业|厂|矿|校|学院|大学|中学|小学|幼儿园|医院|研究院|研究所|基地|园区|开发区|高新区|经开区|新区|示范区|"
    "保税区|试验区|度假区|风景区|物流区|工业园|产业园|园|场|林场|农场|牧场|协会|商会|联合会|"
    "基金会|党委|党组|支部|总支|工委|分公司|"
    "庭|司|团|兵团|组|行|联社|少年宫|文化宫|活动宫|务段|车辆段|电视台|报社|出版社|日报|晚报|武装部|派出所|司法所|卫生院|服务站|管理处|管理所"
)
"""Endings of the names of units; a name that ends in none of them is kept and doubted."""

STRONG_ENDS = (
    "局|厅|司|委|办|部|院|处|室|中心|公司|集团|政府|管委会|办事处|单位|部门|镇|乡|街道|小组|机构|地区|党委|"
    "工会|妇联|残联|科协|社|银行|分行|支队|大队|署|会|学院|大学|指挥部|专班|成员|企业|站|所"
)

OWN_LEVEL = (
    "中央|国家|国务院|全国|中国|最高|中共|中华|海关|人行|人民银行|银保监|银监|证监|保监|金融监管|国网|南网|中石|"
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "内蒙古|广西|西藏|宁夏|新疆|香港|澳门|移动|联通|电信|铁塔|邮政|农发行|工行|农行|中行|建行|农商|武警|消防救援|驻"
)
"""Beginnings of bodies that belong to no local level, so never take a prefix from neighbours."""

OPEN_DATES = (
    "全年|[上下]半年|每[年月季]|汛期|春节|国庆|常年|长期|持续|常态|立行|立即|即日|近期|中长期|短期|"
    "按(?:照)?(?:时间|序时|进度|节点|计划|要求|时限)|分(?:年度|阶段)|滚动|适时|随时"
)
"""Words that say by when or how long, without a day."""

POSTS = (
    "书记|支书|省长|市长|县长|区长|旗长|州长|盟长|镇长|乡长|州长|主席|主任|局长|厅长|部长|处长|科长|所长|站长|院长|校长|"
    "秘书长|常委|委员|组长|队长|总队长|支队长|大队长|主任委员|会长|理事长|董事长|总经理|经理|总裁|行长|社长|台长|馆长|"
    "园长|场长|厂长|矿长|调研员|巡视员|督察长|检察长|总工程师|总经济师|总会计师|总规划师|工程师|政委|参谋长|司令员|"
    "专员|县委常委|市委常委|党组成员|党委委员|领导|同志|负责人|负责同志|主要负责人|助理|"
    "指导员|教导员|村长|河长|林长|链长|司长|署长|庭长|班长|工长|段长|总监|主管|总师|院士|法官|检察官|"
    "执行官|信息官|技术官|运营官|财务官|风险官|合规官|安全官"
)
"""Posts: who bears one is meant as a person, even where no name is printed."""

TITLES = (
    f"{POSTS}|教授|规划师|经济师|会计师|审计师|设计师|建造师|"
    "总工(?!程)|监事长|网格长|安全员|医生|医师|检验师|药师|技师|兽医师|农艺师|畜牧师|统计师|政工师|律师|村医|护士|护士长|教师|老师|班主任|辅导员|干事|专干|研究员|馆员|民警|警长|网格员"
)
"""What stands before or behind the name of a person: posts and callings."""


NO_NAMES = frozenset(
    "高中 安全 安保 安监 安置 安排 常规 常务 常态 项目 商务 商贸 商业 成本 信息 信访 信用 信贷 经营 经济 "
    "经常 党建 党务 党政 党群 宣传 纪检 文化 文秘 文体 文宣 卫生 农业 农机 农技 农村 林业 林草 水利 水务 "
    "水产 水电 水文 车间 车队 班组 房建 金融 温控 应急 路桥 路政 路面 武装 边防 国资 国土 国际 养护 养殖 "
    "公关 公共 关务 通信 通讯 通过 程序 年度 年级 初中 战略 相关 华东 华南 华北 华中 左右 计划 管理 干部 "
    "家庭 燃气 石油 古建 花卉 苗木 牧业 海洋 海关 山区 危房 师资 师德 贯彻 后续 从严 双创 富民 易地 强化 "
    "严格 严密 严肃 周密 高效 广泛 充分 全力 全面 全体 全部 全员 全程 支持 支撑 单独 时刻 明确 利用 包装 "
    "计量 计价 严明 高位 高标 通力 统一 统筹 和谐 常抓 向上 双向 相互 包抓 包保 包干 应对 方便 通盘 都要 都由 "
    "优先 管委会 党工委 党委会 农工委 常委会".split()
)
"""Words that begin with the character of a surname and name nobody: fields of work, adverbs."""

TITLE_PARTS = (
    "常务|党组|党委|党工委|纪委|监委|政协|人大|人大常委会|政府|人民政府|常委会|常委|副|第一|代|"
    "代理|一级|二级|三级|四级|"
    "省委|市委|县委|区委|旗委|州委|盟委|镇党委|乡党委|工委|省政府|市政府|县政府|区政府|政法委|组织部|宣传部|统战部|"
    "省政协|市政协|县政协|区政协|县人大|市人大|省人大|区人大|县人大常委会|市人大常委会|区人大常委会|省人大常委会|"
    "兼|总|校|院|主要|分管|协管|原|时任|现任|挂职|"
    "项目|商务|安全|质量|技术|生产|行政|财务|机电|经营|党总支|党支部|支部|村委会|居委会"
)

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇"
    "邢裴陆荣翁荀羊惠甄曲封芮储靳松井段富巫乌焦巴弓牧隗山谷车侯班仰仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎蒲卓蔺屠蒙池"
    "乔阴郁胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂牛寿通边扈燕冀尚农温别庄晏柴瞿阎慕连习艾鱼容向古易慎戈廖庾终暨居衡步都"
    "耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰关蒯相查后荆红游竺权盖益桓公仉督岳帅缑亢况郈"
    "白隋郗丛芦薄麦冼苟辜逯庹亓郏雒妥郜濮璩訾茹滑糜咸籍暴钮鄂索刀罕玉岩琴归海晋楚闫法汝鄢涂钦商牟佘伯赏墨哈谯笪年爱阳佟肖覃邸鹿佴付代仝信原栗修初楼苑由战赖邝粟兰揭丘呙宓宦尉尧弋撒檀琚眭矣禚禤綦芈茆谌贠迟遆邰邴郄郧鄞衣尕朴"
)

COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 "
    "拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五 纳兰 完颜 阿布 叶赫".split()
)


GIVEN_NAMES = (
    "扎西|次仁|才仁|平措|尼玛|德吉|央宗|顿珠|旺堆|旺扎|卓玛|卓嘎|格桑|索朗|索南|达娃|达瓦|边巴|巴桑|拉姆|丹增|旦增|洛桑|"
    "罗桑|白玛|仁青|仁增|才让|多杰|多吉|央金|加措|嘉措|罗布|强巴|群培|曲珍|普布|米玛|拉巴|贡布|贡嘎|土登|益西|桑吉|桑杰|"
    "尕玛|才旦|端智|旺姆|阿旺|斯琴|高娃|乌云|其木格|娜仁|那仁|萨仁|托娅|图雅|塔娜|巴特尔|巴图|宝音|苏和|呼格|孟和|"
    "阿拉坦|哈斯|额尔|敖日|阿古|朝鲁|布和|乌兰|其其格|格日勒|吉雅|特木尔|阿依|古丽|买买提|阿不都|努尔|吾买尔|玛依"
)
"""First elements of Tibetan, Mongolian and Uyghur names, whose bearers print no surname."""


class LabelUse(StrEnum):
    """What follows a label."""

    ROLE = "role"
    DIVISION = "division"
    DEADLINE = "deadline"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart: what follows it, and the role that it states.

    `role` is None where the label only says "responsible". `people` tells that persons are
    expected, `mixed` that both persons and units are. `weak_support` marks participants.
    `anchors` tells that the label alone is enough to make a task of the text before it. `assumed`
    marks a label whose stem or noun is not known: what it names is taken to be responsible.
    `unknown_noun` tells that it is one only where units follow: 牵头警种:刑警支队.
    """

    word: str
    use: LabelUse
    role: Role | None = None
    people: bool = False
    mixed: bool = False
    weak_support: bool = False
    anchors: bool = True
    assumed: bool = False
    unknown_noun: bool = False

    @property
    def names_bodies(self) -> bool:
        """Whether a label that assigns nobody still names a unit or person: 督办单位."""
        return self.use is LabelUse.OTHER and _NAMES_BODIES.search(self.word) is not None

    @property
    def assigns(self) -> bool:
        """Whether names in a role follow."""
        return self.use in (LabelUse.ROLE, LabelUse.DIVISION)


OFFICES = "[部处科股室院所站局办]{2}"
"""Two endings of offices stand for all bodies of that kind: 科室, 站所, 站办, 办局."""

_UNIT_NOUNS = (
    f"{OFFICES}|"
    "单位|部门|处|部|科|局|室|院|所|站|厅|委|办|机关|机构|"
    "主体|学院|院系|院部|公司|企业|中心|街道|镇街|乡镇|县区|区县|县市区|地区|社区|方|班子|专班|"
    "支部|党委|党组织|政策局"
)
_PERSON_NOUNS = (
    "领导同志|领导干部|领导|官员|责任人员|责任人|负责人员|负责人|负责同志|牵头人|承办人|包联人|包保人|"
    "包抓人|领办人|领衔人|责任同志|责任干部|召集人|"
    "省长|市长|县长|区长|旗长|州长|镇长|乡长|村长|校长|院长|局长|部长|主任|处长|科长|所长|站长|"
    "总监|经理|常委|委员|链长|河长|湖长|林长|路长|田长|片长|楼长|指挥长|总指挥|"
    f"组长|班长|项目长|书记|人员|人|{POSTS}"
)
_LEAD_STEM = (
    "牵头|总牵头|主责|主办|主抓|总责|首责|主要责任|主体责任|第一责任|主要负责|统筹|领办|领衔|"
    "包保|包联|包抓|挂联|挂包|总负责|主管|组长"
)
_SUPPORT_STEM = "配合|协同|协办|协助|协作|支持|配套|联办|会办|指导|共同配合|次要责任|组员|成员|支撑"
_PART_STEM = "参与|参加|参建|联合"
_RESPONSIBLE_STEM = (
    "责任|负责|承办|经办|落实|实施|承担|执行|推进|具体|办理|整改|归口|属地|分管|包干|联合责任"
)

_NAMES_BODIES = re.compile(
    "(?:单位|部门|部室|处室|科室|机构|机关|领导|业主|人|员|督[办查导促察]|专班|组)[ \t]*$"
)
_NOT_ASSIGNED = re.compile(
    r"督[办查导促察]|制表|经办(?!单位|部门|科室|处室|股室|机构)|报送|上报|填报|填表|业主|建设单位|建设主体|施工|监理|设计|勘察|验收|"
    r"考核|考评|监督|审核|审批|制定单位|发布|发文|发布单位|主管机关|"
    r"分管(?:单位|部门|科室)|联系|联络|咨询|热线|解读|电话|记者|编辑|来源|印发|抄送|主送|承印|签发|受理|投诉|举报|申报|"
    r"公开(?:责任)?(?:单位|部门|机构|主体|科室)|提出|提案|交办|销号|评价|出资|投资|"
    r"编制|起草|转发|编审|校对|审定|下达|主讲|参会|出席|主持|采购|中标|招标|代理|用人|招聘|颁发|"
    r"版权|技术支持|网站|协管单位名|单位名称|供稿|撰稿|摄影|来信"
)
_DEADLINE = re.compile(
    r"(?:完成|办结|整改|结束|竣工|建成|达标|交付|截止|落实|办理|推进|实施|目标|任务|工作|计划|"
    r"要求|限定|预计|拟)*(?:完成)?(?:时间(?:节点|要求|安排|进度)?|时限(?:要求)?|期限|日期|时点|"
    r"节点|时间表)"
    r"|(?:完成|办结|整改|竣工|建成|交付|截止|验收)(?:年月|月份|月度|季度|年度|年份)"
    r"|完成(?:时|节点)|限时|进度(?:安排|要求|计划)|序时进度|起止(?:时间|年限)|实施(?:时间|期限|周期)"
)
_NOT_DEADLINE = re.compile(
    r"发布|成文|公开|印发|发文|更新|生成|办公|上报|报送|填报|浏览|信息|开会|会议|创建|有效|受理|"
    r"咨询|开放|服务|录入|开工|施行"
)
_TEXT = re.compile(
    r"(?:整改|工作|年度|主要|重点|总体|具体|目标|建设|项目|任务|改革|实施|预期|绩效|阶段)*(?:目标|"
    r"任务|内容|事项|名称|要点|指标)(?:任务|要求|内容)?|(?:存在|反馈|突出|主要)?问题(?:描述|"
    r"表现)?|项目|任务|目标|内容"
)
_DIVISION = re.compile(
    r"(?:责任|部门|职责|任务|工作|单位|领导|具体|落实)?分工|责任划分|责任落实|任务分工|"
    r"部门职责分工|承办分工|分工安排|分工情况|责任"
)

_PREFIX = f"[{HAN}]{{0,10}}?"

_LEADER = re.compile(f"(?:{_PREFIX})(?:{_PERSON_NOUNS})")
_ACTS = (
    "责任|牵头|分管|主管|包抓|包保|包联|包干|包案|包挂|挂钩|挂联|挂包|挂点|挂帅|联系|协管|总负责|"
    "领办|领衔|负责|主要|第一|直接|具体|主抓|承办|督包|联挂|帮包"
)
_LEADER_STEM = re.compile(
    f"(?:{_ACTS}).*(?:{_PERSON_NOUNS})|(?:[省市县区旗州盟镇乡校院行局厅委部处所站司会社企党级总副]|政府|班子|"
    "项目).*领导|项目负责人|负责同志|责任同志|(?:^|总|副|项目|专班)组长|牵头人|承办人|负责人|召集人|"
    "[链项河湖林路田片楼]目?长$|指挥长$|总指挥$|"
    f"^(?!尊敬|敬爱|亲爱|出席|参会)[{HAN}]{{2,8}}领导(?:同志|干部)?$|"
    "^[厅局委办部署司行处所站会社馆厂矿场]领导(?:同志)?$"
)
_UNIT_NOUN_END = re.compile(f"(?:{_UNIT_NOUNS})$")
_ANY_UNIT_LABEL = re.compile(
    f"(?!相关|有关|其他|下属|所属|直属|全体|党政|事业|参公|用户|客户)[{HAN}]{{2,8}}(?:单位|部门|"
    "部室|处室|科室|股室|机构|主体)"
)
_STEM_LABEL = re.compile(
    "(?:(?P<lead>总?牵头|主办|主责)|(?P<answers>责任|承办)|(?P<part>参与)|配合|协同|协办)"
    f"(?!责任|负责)(?![{HAN}]*(?:意识|方式|方法|制|书|田|感|清单|情况|比|内容|范围|追究|落实|原则|条件|"
    f"保险|事故|工作|事项|机制|体系|方案|目标|职责|任务|问题|程度|主义|能力|作用|精神)$)[{HAN}]{{1,4}}"
)
_LEAD = re.compile(
    f"{_PREFIX}(?:{_LEAD_STEM})(?:责任|负责|承办|实施|落实|主体|参与)?(?:{_UNIT_NOUNS})|总?牵头|"
    "主责|主办|牵头负责|总牵头|组长"
)
_SUPPORT = re.compile(
    f"{_PREFIX}(?:{_SUPPORT_STEM})(?:责任|负责|承办|实施|落实|主办)?(?:{_UNIT_NOUNS})|配合|协办|协同|协助|协同配合"
)
_PART = re.compile(f"{_PREFIX}(?:{_PART_STEM})(?:责任|配合)?(?:{_UNIT_NOUNS})|参与|参加")
_RESPONSIBLE = re.compile(
    f"{_PREFIX}(?:{_RESPONSIBLE_STEM})(?:负责|落实|承办|实施|责任|主体)?(?:{_UNIT_NOUNS})|责任|负责|承办|落实"
)
_IN_CHARGE = frozenset({"总负责", "具体负责", "直接负责", "主要负责"})
"""Labels before which a person or a unit may stand."""

_BOTH = re.compile("及|和|与|、|/|或|\\(")
_ONLY_WEAK = re.compile(
    "分管(?:单位|部门)|(?:主办|承办|协办|主管|参加|支持|指导|实施|管理)(?:单位|部门|机构|机关)|负责人|领导|人员|人|"
    "书记|市长|县长|区长|省长|校长|院长|镇长|乡长|组长|成员单位|组员单位|相关单位|相关部门|"
    "有关部门|有关单位|责任|负责|分工|落实|承办|配合|参与|参加"
)


_STATES = re.compile("(?<!人)(?<!作)(?<!行)为.|首个|首位|第一个")
"""首个部门为牵头部门 states a convention; it is no label."""


@lru_cache(maxsize=8192)
def label_of(word: str) -> Label | None:
    """What a word before a colon announces; None where it is no label of a plan.

    >>> label_of("牵头责任单位").role
    <Role.LEAD_UNIT: 'lead_unit'>
    >>> label_of("分管省领导").people
    True
    >>> label_of("责任单位").role is None
    True
    >>> label_of("督办单位").use
    <LabelUse.OTHER: 'other'>
    """
    bare = re.sub(r"\([^()]*\)?|[()\s*#]", "", word)
    if not 2 <= len(bare) <= 16 or "各" in bare or bare[0] == "请" or _STATES.search(bare):
        return None
    if _DEADLINE.fullmatch(bare):
        return Label(word, LabelUse.DEADLINE)
    if not _assigning(bare) and not _NOT_ASSIGNED.search(bare):
        return _other_label(word, bare)
    if _NOT_ASSIGNED.search(bare) and not _contact_leader(bare):
        return Label(word, LabelUse.OTHER)
    return _role_label(word, bare)


def _contact_leader(bare: str) -> bool:
    """联系领导 and the like answer for a task; 联系人 is somebody to telephone."""
    return (
        re.fullmatch(f"(?:[{HAN}]*)联系(?:[{HAN}]{{0,3}})(?:领导|县长|市长|区长|常委)", bare)
        is not None
    )


def _assigning(bare: str) -> bool:
    return any(
        pattern.fullmatch(bare) for pattern in (_LEAD, _SUPPORT, _PART, _RESPONSIBLE, _DIVISION)
    ) or (bare in _IN_CHARGE or _is_leader(bare) or _is_mixed(bare))


def _is_leader(bare: str) -> bool:
    return bool(_LEADER.fullmatch(bare)) and bool(_LEADER_STEM.search(bare))


def _is_mixed(bare: str) -> bool:
    """牵头领导及单位, 责任单位及责任人: persons and units under one label."""
    parts = [part for part in _BOTH.split(bare) if part]
    return len(parts) >= 2 and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    return (
        _is_leader(part)
        or any(pattern.fullmatch(part) for pattern in (_LEAD, _SUPPORT, _PART, _RESPONSIBLE))
        or re.fullmatch(_UNIT_NOUNS, part) is not None
    )


def _role_label(word: str, bare: str) -> Label:
    anchors = _ONLY_WEAK.fullmatch(bare) is None
    if _is_mixed(bare):
        parts = [part for part in _BOTH.split(bare) if part]
        people = any(_is_leader(part) for part in parts)
        units = [part for part in parts if not _is_leader(part)]
        if people and not units:
            return Label(word, LabelUse.ROLE, Role.RESPONSIBLE_LEADER, people=True)
        stated = [unit for unit in units if not re.fullmatch(_UNIT_NOUNS, unit)]
        roles = {_unit_role(unit) for unit in stated or units} or {None}
        role = roles.pop() if len(roles) == 1 else None
        return Label(word, LabelUse.ROLE, role, people=people, mixed=people)
    if bare in _IN_CHARGE:
        role = Role.LEAD_UNIT if bare == "总负责" else None
        return Label(word, LabelUse.ROLE, role, people=True, mixed=True)
    if _is_leader(bare) and not _UNIT_NOUN_END.search(bare):
        return Label(word, LabelUse.ROLE, Role.RESPONSIBLE_LEADER, people=True, anchors=anchors)
    if _DIVISION.fullmatch(bare) and bare != "责任":
        return Label(word, LabelUse.DIVISION, anchors=bare != "分工")
    return Label(
        word,
        LabelUse.ROLE,
        _unit_role(bare),
        weak_support=_PART.fullmatch(bare) is not None and "配合" not in bare,
        anchors=anchors,
    )


def _unit_role(bare: str) -> Role | None:
    """Support is looked for first: 牵头配合单位 supports; then lead; else only responsible."""
    if _SUPPORT.fullmatch(bare) or _PART.fullmatch(bare):
        return Role.SUPPORTING_UNIT
    if _LEAD.fullmatch(bare):
        return Role.LEAD_UNIT
    return None


def _other_label(word: str, bare: str) -> Label | None:
    if _DEADLINE.search(bare) and not _NOT_DEADLINE.search(bare) and len(bare) <= 8:
        return Label(word, LabelUse.DEADLINE)
    if _TEXT.fullmatch(bare):
        return Label(word, LabelUse.TEXT)
    if re.search(
        "要求|措施|情况|备注|进展|说明|举措|成效|依据|经费|资金|投资|地点|电话|办法|标准|来源", bare
    ):
        return Label(word, LabelUse.OTHER)
    if _ANY_UNIT_LABEL.fullmatch(bare) is not None:
        return Label(word, LabelUse.ROLE, anchors=False, assumed=True)
    stem = _STEM_LABEL.fullmatch(bare)
    return None if stem is None else _stem_label(word, stem)


def _stem_label(word: str, stem: re.Match[str]) -> Label:
    """牵头警种, 责任科队: the stem says the role, whatever noun stands behind it."""
    role = Role.LEAD_UNIT if stem["lead"] else Role.SUPPORTING_UNIT if not stem["answers"] else None
    weak = stem["part"] is not None
    return Label(word, LabelUse.ROLE, role, weak_support=weak, assumed=True, unknown_noun=True)


LABEL_WORD = re.compile(
    "(?:总牵头|牵头|责任|配合|协同|协办|协助|参与|参加|分管|主管|包抓|包保|包联|包干|主责|主办|承办|"
    "落实|负责|挂钩|挂联|挂点|挂包|联系|主要责任|第一责任|分工|责任人)"
    "(?:(?<!分工)(?<!责任人)(?:责任|负责|配合|主体|协同|参与){0,3}[省市县区旗校院级政府]{0,3}"
    f"(?:领导|责任人|负责人|牵头人|单位|部门|{OFFICES}|主体)"
    "|(?<=[部门任务工作责领导]分工)(?=[ \\t]{0,8}:)|(?<=责任人))"
)
"""A responsibility label as a noun, wherever it stands in running text.

It begins with one choice of plain words, so that a search skips to their first characters.
"""
