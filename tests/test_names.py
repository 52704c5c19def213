"""Lists of names: separators, elision, groups, aliases, marks, persons with their posts."""

from __future__ import annotations

import pytest

from respgraph.names import is_unit_like, parse_names
from respgraph.vocabulary import Kind, Mention, Role


def names(text: str, *, people: bool = False) -> list[str]:
    return [name.name for name in parse_names(text, people).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县教育局、县民政局,各乡镇", ["县教育局", "县民政局", "各乡镇"]),
        ("县教育局 县民政局 县林业局", ["县教育局", "县民政局", "县林业局"]),
        ("县教育局和县民政局", ["县教育局", "县民政局"]),
        ("市文化和旅游局、市自然资源和规划局", ["市文化和旅游局", "市自然资源和规划局"]),
        ("各镇人民政府", ["各镇人民政府"]),
        ("镇综治办,各村、居委会", ["镇综治办", "各村、居委会"]),
        ("各村、社区", ["各村、社区"]),
        ("各县(市、区)人民政府", ["各县(市、区)人民政府"]),
        ("各区、县(市)政府及开发区管委会", ["各区、县(市)政府", "开发区管委会"]),
        ("省有关部门和各地级以上市人民政府", ["省有关部门", "各地级以上市人民政府"]),
        ("区北河“一河三岸”工程领导小组成员单位", ["区北河“一河三岸”工程领导小组成员单位"]),
    ],
)
def test_lists_are_cut_at_separators_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省水利厅、农业厅、商务厅", ["省水利厅", "省农业厅", "省商务厅"]),
        ("各街道,税务局", ["各街道", "税务局"]),
        ("县财政局、渭滨街道办、教育局", ["县财政局", "渭滨街道办", "县教育局"]),
        ("市财政局、岑江生态环境局、生态环境局", ["市财政局", "岑江生态环境局", "市生态环境局"]),
        (
            "市财政局、文椰仲裁委员会、劳动仲裁委员会",
            ["市财政局", "文椰仲裁委员会", "市劳动仲裁委员会"],
        ),
        ("市发改委、市容环卫局", ["市发改委", "市市容环卫局"]),
        ("省公安厅、省委政法委、司法厅", ["省公安厅", "省委政法委", "省司法厅"]),
        ("市委宣传部、组织部", ["市委宣传部", "市委组织部"]),
        ("省经委、电力公司等", ["省经委", "省电力公司"]),
        ("省发改委、江城市、夷山市", ["省发改委", "江城市", "夷山市"]),
        ("省财政厅、江北证监局", ["省财政厅", "江北证监局"]),
        ("市财政局、人行江城分行", ["市财政局", "人行江城分行"]),
        ("国家发展改革委、财政部", ["国家发展改革委", "财政部"]),
        ("国务院有关部门、相关部门", ["国务院有关部门", "国务院相关部门"]),
        ("临河县发改局、财政局", ["临河县发改局", "临河县财政局"]),
        ("东山区、西山区政府", ["东山区政府", "西山区政府"]),
        (
            "区财政局、市生态环境局东山分局、住建局",
            ["区财政局", "市生态环境局东山分局", "区住建局"],
        ),
        ("市自然资源局大涌分局、综合执法办公室", ["市自然资源局大涌分局", "综合执法办公室"]),
        ("县水务分公司、财政所、林业局", ["县水务分公司", "财政所", "林业局"]),
        ("州边境管理支队、税务局", ["州边境管理支队", "州税务局"]),
    ],
)
def test_what_a_run_elides_is_put_back(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高等教育处、科学技术处", ["高等教育处", "科学技术处"]),
        ("省高等法院", ["省高等法院"]),
        ("中等职业教育处等", ["中等职业教育处"]),
        ("县第一中学等学校", ["县第一中学", "学校"]),
    ],
)
def test_ranks_of_schools_and_courts_end_no_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_restored_name_says_so_and_keeps_its_printed_place() -> None:
    text = "省水利厅、农业厅"
    found = parse_names(text)
    start, end = found.places[1]
    assert found.names[1].restored
    assert text[start:end] == "农业厅"


def test_a_centre_takes_a_prefix_only_as_a_candidate() -> None:
    name = parse_names("县财政局、会展中心").names[1]
    assert (name.name, name.candidate) == ("会展中心", "县会展中心")


@pytest.mark.parametrize(
    ("text", "group", "mention"),
    [
        ("各乡镇", "各乡镇", Mention.UNIVERSAL),
        ("市政府各部门", "市政府各部门", Mention.UNIVERSAL),
        ("相关单位", "相关单位", Mention.OPEN),
        ("县防汛抗旱指挥部成员单位", "县防汛抗旱指挥部成员单位", Mention.OPEN),
        ("江城城市圈9市", "江城城市圈9市", Mention.OPEN),
        ("区直各部门", "区直各部门", Mention.UNIVERSAL),
    ],
)
def test_group_words(text: str, group: str, mention: Mention) -> None:
    (name,) = parse_names(text).names
    assert (name.name, name.kind, name.mention) == (group, Kind.GROUP, mention)


def test_examples_before_a_group() -> None:
    found = parse_names("县农业局、白石镇、红石镇等相关镇").names
    assert [(n.name, n.kind, n.mention) for n in found] == [
        ("县农业局", Kind.UNIT, Mention.NAMED),
        ("白石镇", Kind.UNIT, Mention.EXEMPLAR),
        ("红石镇", Kind.UNIT, Mention.EXEMPLAR),
        ("相关镇", Kind.GROUP, Mention.OPEN),
    ]


@pytest.mark.parametrize(
    "name", ["各学院(书院)", "各学院(教学部)", "各科所(站所)", "各乡镇(街道)", "相关院系(学院)"]
)
def test_a_bracket_with_another_sort_of_bodies_belongs_to_the_name(name: str) -> None:
    found = parse_names(f"{name}、校工会")
    assert [(item.name, item.aliases) for item in found.names] == [(name, ()), ("校工会", ())]


@pytest.mark.parametrize("tail", ["等", "等部门", "等5部门", "等14个单位"])
def test_an_open_list_marks_its_last_name(tail: str) -> None:
    found = parse_names(f"市工信局、市商务局{tail}").names
    assert [(n.name, n.open_list) for n in found] == [("市工信局", False), ("市商务局", True)]


def test_aliases_marks_and_remarks_in_brackets() -> None:
    text = "区项目办(区发改局)、区教育局(牵头)、区民政局※、区林业局(配合)"
    found = {name.name: name for name in parse_names(text).names}
    assert found["区项目办"].aliases == ("区发改局",)
    assert found["区教育局"].role is Role.LEAD_UNIT
    assert found["区民政局"].role is Role.LEAD_UNIT
    assert found["区林业局"].role is Role.SUPPORTING_UNIT
    assert list(found) == ["区项目办", "区教育局", "区民政局", "区林业局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王立国、李雪", ["王立国", "李雪"]),
        ("王 健、李 明", ["王健", "李明"]),
        ("陆 明俞 悦", ["陆明", "俞悦"]),
        ("王立国(县委常委、副县长)", ["王立国"]),
        ("局长张丽", ["张丽"]),
        ("张丽副市长", ["张丽"]),
        ("余庆春秘书长", ["余庆春"]),
        ("广东省副省长、珠海市委书记吕玉山", ["吕玉山"]),
        ("县水利局局长赵大海", ["赵大海"]),
        ("县水利局赵大海", ["赵大海"]),
        ("欧阳修文副市长", ["欧阳修文"]),
        ("阿不都·热合曼", ["阿不都·热合曼"]),
    ],
)
def test_persons_lose_posts_and_padding(text: str, expected: list[str]) -> None:
    found = parse_names(text, people=True).names
    assert [name.name for name in found] == expected
    assert all(name.kind is Kind.PERSON for name in found)


def test_posts_without_a_name_are_groups() -> None:
    found = parse_names("分管副省长、协管副秘书长", people=True).names
    assert [(n.name, n.kind) for n in found] == [
        ("分管副省长", Kind.GROUP),
        ("协管副秘书长", Kind.GROUP),
    ]


def test_group_persons_beside_a_named_one() -> None:
    found = parse_names("沈兰 各县市区长", people=True).names
    assert [(n.name, n.kind) for n in found] == [("沈兰", Kind.PERSON), ("各县市区长", Kind.GROUP)]


def test_a_date_in_a_list_is_no_name() -> None:
    text = "各县市人民政府,6月底完成"
    found = parse_names(text)
    assert [name.name for name in found.names] == ["各县市人民政府"]
    assert [text[low:high] for low, high in found.dates] == ["6月底完成"]


def test_an_unusual_name_is_kept_and_doubted() -> None:
    (name,) = parse_names("青年突击").names
    assert name.name == "青年突击"
    assert name.doubt


def test_is_unit_like() -> None:
    assert is_unit_like("县发改局")
    assert not is_unit_like("稳步推进")


def test_long_lists_keep_every_name() -> None:
    text = "、".join(f"县{chr(0x4E00 + number)}业局" for number in range(2000))
    found = parse_names(text)
    assert len(found.names) == len(found.places) == 2000
    pairs = zip(found.names, found.places, strict=True)
    assert all(text[start:end] == name.name for name, (start, end) in pairs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市交通、财政、教育局", ["市交通局", "市财政局", "市教育局"]),
        ("省发展改革、财政、水利厅", ["省发展改革厅", "省财政厅", "省水利厅"]),
        (
            "自治县统计、水利、自然资源局,自治县投资中心",
            ["自治县统计局", "自治县水利局", "自治县自然资源局", "自治县投资中心"],
        ),
        ("松山县教育、民政局、县妇联", ["松山县教育局", "松山县民政局", "县妇联"]),
        ("教育、财政局", ["教育局", "财政局"]),
        ("县教育局、财政、民政局", ["县教育局", "县财政局", "县民政局"]),
        ("何水、高明、教育局", ["何水", "高明", "教育局"]),
        ("县教育,民政局", ["县教育", "民政局"]),
        ("县教育、县民政局", ["县教育", "县民政局"]),
    ],
)
def test_stems_share_the_ending_and_the_level_of_their_run(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实验室与设备管理处", ["实验室与设备管理处"]),
        ("教务处、实训中心与资产管理科", ["教务处", "实训中心与资产管理科"]),
        ("实验室和设备处、团委", ["实验室和设备处", "团委"]),
        ("企业与项目管理科", ["企业与项目管理科"]),
        ("教务处与科研处", ["教务处", "科研处"]),
        ("学生处与团委", ["学生处", "团委"]),
        ("办公室与后勤管理处", ["办公室", "后勤管理处"]),
        ("图书馆与后勤管理处", ["图书馆与后勤管理处"]),
        ("信息中心与设备管理处", ["信息中心", "设备管理处"]),
        ("各实验室与教务处", ["各实验室", "教务处"]),
        ("市企业服务中心与市场管理科", ["市企业服务中心", "市场管理科"]),
    ],
)
def test_what_an_office_looks_after_is_no_office(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县财政局、有关村", ["县财政局", "有关村"]),
        ("区商务委、有关镇街", ["区商务委", "有关镇街"]),
        ("市水利局、相关乡镇人民政府", ["市水利局", "相关乡镇人民政府"]),
        ("县水利局、有关部门", ["县水利局", "县有关部门"]),
        ("市发改委、供电公司", ["市发改委", "供电公司"]),
        ("县发改局、供电局", ["县发改局", "县供电局"]),
        ("市发改委、公交公司", ["市发改委", "市公交公司"]),
        ("市工人疗养院、权益保障部", ["市工人疗养院", "权益保障部"]),
        ("市财政局、宣传部、人武部", ["市财政局", "市委宣传部", "市人武部"]),
    ],
)
def test_places_the_grid_and_inner_departments_take_no_level(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


def test_a_set_of_state_farms_is_a_group_and_a_named_farm_is_none() -> None:
    kinds = [name.kind for name in parse_names("县林业局、国有农牧场、国有林场、红星农场").names]
    assert kinds == [Kind.UNIT, Kind.GROUP, Kind.GROUP, Kind.UNIT]


@pytest.mark.parametrize("name", ["白雪梅", "隋勇", "郗军", "丛林海", "麦志成"])
def test_surnames_of_the_hundred_families_are_not_doubted(name: str) -> None:
    assert not parse_names(name, people=True).names[0].doubt


def test_a_first_word_that_is_no_surname_is_doubted() -> None:
    assert parse_names("的确好", people=True).names[0].doubt


def test_palaces_of_the_young_and_sections_of_the_railway_are_units() -> None:
    assert all(map(is_unit_like, ("市青少年宫", "市工人文化宫", "北川车务段")))
    assert not is_unit_like("路段")


@pytest.mark.parametrize("name", ["扎西平措", "才让多杰", "乌云其木格", "斯琴高娃", "古丽娜尔"])
def test_names_without_a_surname_are_known_by_their_first_element(name: str) -> None:
    found = parse_names(name, people=True).names[0]
    assert (found.name, found.kind, found.doubt) == (name, Kind.PERSON, "")
    behind = parse_names(f"州林草局({name})", mixed=True).names
    assert [(one.name, one.kind) for one in behind] == [
        ("州林草局", Kind.UNIT),
        (name, Kind.PERSON),
    ]


def test_a_place_that_begins_like_a_given_name_stays_a_unit() -> None:
    found = parse_names("达瓦乡、扎西镇政府、巴图湾水库管理局").names
    assert [one.kind for one in found] == [Kind.UNIT] * 3
    assert parse_names("扎西镇政府", people=True).names[0].kind is Kind.UNIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各有关区、县级市", ["各有关区、县级市"]),
        ("各盟行政公署、市人民政府", ["各盟行政公署、市人民政府"]),
        ("省财政厅,各州、市人民政府等", ["省财政厅", "各州、市人民政府"]),
        ("各市委、市政府", ["各市委、市政府"]),
        ("各县(区)委、政府", ["各县(区)委、政府"]),
        ("各区、市公安局", ["各区", "市公安局"]),
        ("各镇政府、县政府", ["各镇政府", "县政府"]),
        ("各县区政府、开发区管委会", ["各县区政府", "开发区管委会"]),
    ],
)
def test_a_bare_level_belongs_to_the_each_before_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市应急局、公安局交警大队", ["市应急局", "市公安局交警大队"]),
        ("师市公安局、消防救援支队", ["师市公安局", "师市消防救援支队"]),
        ("州生态环境局、综合执法支队", ["州生态环境局", "州综合执法支队"]),
        ("省商务厅、供销合作联社", ["省商务厅", "省供销合作联社"]),
        ("省公安厅、岭口海关缉私局", ["省公安厅", "岭口海关缉私局"]),
        ("区水务局、河湾供电局", ["区水务局", "河湾供电局"]),
        ("县发改局、江口税务局", ["县发改局", "江口税务局"]),
        ("县发改局、供电局、税务局", ["县发改局", "县供电局", "县税务局"]),
        ("计划财务司、机关服务局", ["计划财务司", "机关服务局"]),
        ("临江市委、市政府", ["临江市委", "临江市政府"]),
        ("临江镇党委、政府、县水利局", ["临江镇党委", "临江镇政府", "县水利局"]),
        ("县委、县政府", ["县委", "县政府"]),
        ("研究生院暨科研管理处", ["研究生院暨科研管理处"]),
    ],
)
def test_squads_take_the_level_and_services_keep_their_place(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("段晓梅张国柱", ["段晓梅", "张国柱"]),
        ("王力、张国柱李晓明王建国", ["王力", "张国柱", "李晓明", "王建国"]),
        ("陈家村李家村", ["陈家村李家村"]),
        ("王小明副县长", ["王小明"]),
    ],
)
def test_names_glued_where_a_line_ended_are_parted_and_doubted(
    text: str, expected: list[str]
) -> None:
    found = parse_names(text, people=True).names
    assert [name.name for name in found] == expected
    glued = [name.name for name in found if name.doubt == "glued to another name"]
    assert glued == [name for name in expected if len(expected) > 1 and len(name) == 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全总监 费志强", ["费志强"]),
        ("项目经理 韩铁山、商务主管王五洲", ["韩铁山", "王五洲"]),
        ("村卫生室医生 覃阿妹", ["覃阿妹"]),
        ("村医薛小军", ["薛小军"]),
        ("护林队员 李成、网格员赵小川", ["李成", "赵小川"]),
        ("首席质量官 夏侯正", ["夏侯正"]),
        ("年级主任 张三丰", ["张三丰"]),
        ("集团公司总工程师 亓官平", ["亓官平"]),
        ("项目总工 程伟、副总工程师、毕胜", ["程伟", "毕胜"]),
    ],
)
def test_posts_are_known_by_their_shape(text: str, expected: list[str]) -> None:
    assert names(text, people=True) == expected


@pytest.mark.parametrize(
    "words",
    [
        "驻市高校",
        "驻宁银行机构",
        "水库所在地乡镇人民政府",
        "安置区所在乡镇",
        "入园企业",
        "区级执法部门",
        "东坡六个行政村",
    ],
)
def test_bodies_told_by_their_place_are_a_group(words: str) -> None:
    (name,) = parse_names(words).names
    assert name.kind is Kind.GROUP


@pytest.mark.parametrize("words", ["驻村工作局", "园区管理局", "市级机关事务管理局"])
def test_offices_with_like_words_stay_units(words: str) -> None:
    (name,) = parse_names(words).names
    assert name.kind is Kind.UNIT


def test_a_person_with_a_telephone_behind_a_unit_is_kept_and_doubted() -> None:
    found = parse_names("县卫健局(王明,电话0712-3456)、县财政局").names
    assert [name.name for name in found] == ["县卫健局", "县财政局", "王明"]
    assert found[2].kind is Kind.PERSON
    assert found[2].doubt
    assert names("县卫健局(联系人:王明,电话0712-3456)") == ["县卫健局"]
