"""Quantities and dates of rarer kinds, each beside words that look like one and are none."""

from __future__ import annotations

import pytest

import respgraph as rg
from respgraph.reading.text.deadlines import find_deadline
from respgraph.reading.text.targets import find_targets


def measured(text: str) -> list[tuple[str, float, str]]:
    return [(found.operator, found.value, found.quantity_unit) for found in find_targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("玉米产量突破2亿穗,新建冷库3万平方米", [(">=", 2, "亿穗"), ("=", 3, "万平方米")]),
        ("接种疫苗1.1万针。", [("=", 1.1, "万针")]),
        ("移栽花苗3万簇。", [("=", 3, "万簇")]),
        ("新增养殖装备2台(套),建成站点5处(座)以上。", [("=", 2, "台(套)"), (">=", 5, "处(座)")]),
        ("整治校园周边200米内网吧6家。", [("=", 6, "家")]),
        ("站点半径2公里以内新增车位30个。", [("=", 30, "个")]),
        ("改造10千伏及以下线路88公里。", [("=", 88, "公里")]),
        ("牲畜减少4万羊单位。", [("=", 4, "万羊单位")]),
        ("开行班列 40 列。", [("=", 40, "列")]),
        ("年均浓度不超过34微克。", [("<=", 34, "微克")]),
        ("使用强度控制在38DDDs以下。", [("<=", 38, "DDDs")]),
        ("响应电压不低于12微伏。", [(">=", 12, "微伏")]),
        ("利用系数提高到0.62。", [("=", 0.62, "")]),
        ("产值之比达到1.6,新增企业8户。", [("=", 1.6, ""), ("=", 8, "户")]),
        ("容积率不超过2.5。", [("<=", 2.5, "")]),
        ("办理时间缩短至7个工作天以内。", [("<=", 7, "个工作天")]),
        ("带动3万农民增收。", [("=", 3, "万")]),
        ("关闭30万吨以下煤矿2座。", [("=", 2, "座")]),
        ("淘汰10蒸吨以下燃煤锅炉5台。", [("=", 5, "台")]),
        ("完成投资10亿元以上,新建道路5公里。", [(">=", 10, "亿元"), ("=", 5, "公里")]),
        ("投资30万元以下新建泵站2座。", [("<=", 30, "万元"), ("=", 2, "座")]),
        ("新增500吨级以上泊位4个。", [("=", 4, "个")]),
        ("引进10亿元级以上项目2个,50亿级项目1个。", [("=", 2, "个"), ("=", 1, "个")]),
        (
            "新增变压器容量800千伏安,装机1.2万千伏安。",
            [("=", 800, "千伏安"), ("=", 1.2, "万千伏安")],
        ),
        ("建成500千伏变电站1座,110千伏输电线路30公里。", [("=", 1, "座"), ("=", 30, "公里")]),
        ("电压提高到110千伏。", [("=", 110, "千伏")]),
    ],
)
def test_units_that_few_plans_print(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "系统升级到2.0。",
        "执行条例3.2。",
        "建设308国道。",
        "开通12345热线。",
        "不晚于2025。",
        "超过2023年水平。",
        "创建5A景区。",
        "主任35岁。",
    ],
)
def test_numbers_that_set_nothing(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("县中新校区秋季学期前投入使用", "秋季学期前"),
        ("实验学校秋季学期开学前建成招生", "秋季学期开学前"),
        ("建成小学,秋季开学前投入使用", "秋季开学前"),
        ("更换管网,10月20日供热期前完工", "10月20日供热期前"),
        ("水库清淤汛期来临前完成", "汛期来临前"),
        ("清欠工资2025年春节前办结", "2025年春节前"),
        ("整治河道主汛期前完成", "主汛期前"),
        ("新开工3100套,12 月底前全部交付", "12 月底前"),
    ],
)
def test_a_phrase_of_time_is_neither_cut_nor_grown(text: str, phrase: str) -> None:
    found = find_deadline(text)
    assert found is not None
    assert found.text == phrase


def test_what_stands_in_front_is_no_date() -> None:
    assert find_deadline("学校前沿课程、会议前期准备") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("翻新街市3個,加裝空調", "個"), ("增至12萬人", "萬人"), ("造林40畝", "畝")],
)
def test_traditional_counters_are_measures_in_short_texts_too(text: str, unit: str) -> None:
    plan = rg.parse_plan(f"1.{text}。(牵头单位:县水利局)\n")
    assert [target.quantity_unit for target in plan.targets] == [unit]


class TestWhatIsNoTarget:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("低保标准从每人每月574元提高到609元", [("=", 609, "元")]),
            ("覆盖率由85%提升至90%", [("=", 90, "%")]),
            ("审批时间从12个工作日、8个工作日分别压缩到5个工作日", [("=", 5, "个工作日")]),
            ("建成实际投资2亿元以上的项目5个", [("=", 5, "个")]),
            ("对30人(含)以下的企业开展排查", []),
            ("对规模500亩以上的基地给予奖补", []),
            ("完成投资2亿元以上的目标", [(">=", 2, "亿元")]),
            ("实施《全民健身200个场地工程》", []),
            ("举办“百县千品50人会”2场", [("=", 2, "场")]),
        ],
    )
    def test_baselines_qualifiers_and_quoted_numbers(
        self, text: str, expected: list[tuple[str, float, str]]
    ) -> None:
        assert measured(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("单产提高到165公斤/亩", ("=", 165, "公斤/亩")),
            ("浓度控制在0.5毫克每立方米以内", ("<=", 0.5, "毫克每立方米")),
            ("抽检不少于180例次", (">=", 180, "例次")),
            ("耕地质量提高0.1个等级", ("=", 0.1, "个等级")),
            ("社团数量不 少 于30个", (">=", 30, "个")),
        ],
    )
    def test_units_per_something_are_whole(
        self, text: str, expected: tuple[str, float, str]
    ) -> None:
        assert measured(text) == [expected]

    @pytest.mark.parametrize(
        "text", ["城东污水处理厂二期 新增处理能力2万吨/日", "新增处理能力从1万吨/日增加到2万吨/日"]
    )
    def test_the_indicator_is_what_is_measured(self, text: str) -> None:
        assert [found.indicator for found in find_targets(text)] == ["新增处理能力"]


class TestEventsAsDeadlines:
    @pytest.mark.parametrize(
        "phrase",
        [
            "校庆日前",
            "供热季前",
            "暑期前",
            "寒假前",
            "台风季来临前",
            "霜降前",
            "工程竣工前",
            "10月供暖季来临前",
        ],
    )
    def test_before_an_event_or_season(self, phrase: str) -> None:
        found = find_deadline(f"{phrase}完成改造")
        assert found is not None
        assert found.text == phrase

    @pytest.mark.parametrize(
        "text",
        [
            "目前已完成",
            "日前印发",
            "近期前往",
            "工期前移",
            "事前审批",
            "学前教育",
            "提前完成",
            "前期工作",
        ],
    )
    def test_before_that_is_no_date(self, text: str) -> None:
        assert find_deadline(text) is None


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("年度投入不低于营业收入的2.5%", ">=", 2.5),
        ("各单位党支部至少领办实事1件", ">=", 1),
        ("培训覆盖率至少达到90%", ">=", 90),
        ("管理费不得超过预算总额的5%", "<=", 5),
        ("最多保留审批事项12项", "<=", 12),
        ("每季度对在建项目全覆盖检查1遍", "=", 1),
        ("高于全省平均水平2个百分点", "=", 2),
    ],
)
def test_a_bound_may_stand_before_other_words(text: str, operator: str, value: float) -> None:
    assert [(t.operator, t.value) for t in find_targets(text)] == [(operator, value)]
