import pytest

from qreport.model.facts import Facts, State

from .samples import FACTS, ROWS, composition, missing, names, said


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("在校生{{ 值.students }}", "在校生9527"),
        ('{{ 值["在校生"] }}', "9527"),
        ("{{ 上年.students|带单位 }}", "7948人"),
        ("{{ 值.students|万(2)|带单位 }}", "0.95万人"),
        ("{{ 值.students|带单位|万 }}", "0.9527万人"),
        ("{{ 值.area|小数(1) }}", "49.6"),
        ("{{ 值.ratio }}", "19:1"),
        ("{{ 值.training|亿(1) }}", "0.0亿"),
        ('{{ 值.by_department["电气工程系"]|带单位 }}', "925人"),
        ('{{ 值.by_level["市级"]["二等奖"] }}', "45"),
        ("{{ 报告.data_year }}年{{ 报告.issued|年月 }}", "2021年2021年11月"),
        ("{{ 报告.issued|汉字年月 }}", "二〇二一年十一月"),
        ("{% if 值.students > 50 %}大{% else %}小{% endif %}", "大"),
        ("{% if 值.rate == 98.5 %}是{% endif %}", "是"),
        ("{% if 上年.students < 值.students < 10000 %}升{% endif %}", "升"),
        ("{% if not 值.students >= 9528 and 学校.nature in ['公办', '民办'] %}是{% endif %}", "是"),
        ("{% if 值.clubs is 有值 or 值.students is 有值 %}有{% endif %}", "有"),
        ("{% if '电气' in 学校.name %}甲{% elif '职业' in 学校.name %}乙{% endif %}", "乙"),
        ("{% if 单位.name == 学校.name and 单位.level == 'secondary' %}是{% endif %}", "是"),
        ("{{ '多' if 值.students != 1 else '少' }}{{ '甲' if 值.students < 1 }}", "多"),
        ("{{ 记录.programmes|列举('department') }}", "电气工程系、汽车工程系"),
        ("{% for 行 in 记录.programmes if 行.students > 400 %}{{ loop.index }}{{ 行.专业 }}；{% endfor %}",
         "1机电*技术*；2汽车维修；"),
        ("{% for 行 in 记录.专业设置 %}{{ 行.students|带单位 }}"
         "{% if not loop.last %}、{% endif %}{% endfor %}",
         "591人、334人、643人"),
        ("{% for 行 in 记录.programmes if 行.students > 9000 %}{{ 行.专业 }}{% else %}无{% endfor %}", "无"),
        ("{% for 词 in ['甲', '乙'] %}{{ 词 }}{% endfor %}", "甲乙"),
        ("{{ -5 }}{{ 1.50 }}", "-51.5"),
    ],
)  # fmt: skip
def test_a_template_gives_its_text(source: str, text: str) -> None:
    stage = composition()
    assert said(source, stage) == text
    assert stage.findings == []


@pytest.mark.parametrize(
    ("source", "text", "name"),
    [
        ("有{{ 值.clubs|带单位 }}社团", "有-社团", "value-missing"),
        ("有{{ 值.funds }}元", "有-元", "value-missing"),
        ("{% if 值.clubs > 0 %}有{% else %}没有{% endif %}", "没有", "value-missing"),
        ("{% if 值.clubs <= 0 %}没有{% endif %}", "", "value-missing"),
        ("{% for 行 in 记录.programmes %}{{ 行.开设时间 }}{% endfor %}", "---", "value-missing"),
        ("{{ 学校.code }}", "-", "value-missing"),
        ('{{ 值.by_department["电器工程系"] }}', "-", "group-missing"),
        ('{{ 值.students["电气工程系"] }}', "-", "group-missing"),
        ("{{ 值.nothing }}人", "【查无此项：nothing】人", "unknown-indicator"),
        ("{{ 值.国家级 }}", "【查无此项：国家级】", "unknown-indicator"),
        ("{{ 记录.nothing|列举('a') }}甲", "【查无此项：nothing】甲", "unknown-name"),
        (
            "{% for 行 in 记录.programmes %}{{ 行.层次 }}{% endfor %}",
            "【查无此项：层次】" * 3,
            "unknown-name",
        ),
        ("{{ 学校.nothing }}", "【查无此项：nothing】", "unknown-name"),
        ("{{ 单位.nothing }}", "【查无此项：nothing】", "unknown-name"),
    ],
)
def test_what_is_not_there_is_a_finding_at_its_line_and_the_rest_goes_on(
    source: str, text: str, name: str
) -> None:
    stage = composition()
    assert said(source, stage) == text
    assert set(names(stage.findings)) == {name}
    assert {str(finding.locations[0]) for finding in stage.findings} == {"chapters/one.md:5"}


def test_what_does_not_apply_has_a_mark_of_its_own() -> None:
    stage = composition(Facts((*FACTS, missing("funds", "2021", State.NOT_APPLICABLE))))
    assert said("{{ 值.funds }}", stage) == "/"


def test_an_ambiguous_name_names_the_codes() -> None:
    stage = composition()
    said("{{ 值.国家级 }}", stage)
    assert "studios_state、awards_state" in stage.findings[0].message


@pytest.mark.parametrize(
    "source",
    [
        "{{ 值 }}", "{{ 值.students > 5 }}", "{{ 记录.programmes }}", "{% if 值.students %}a{% endif %}",
        "{% if 值.students > '5' %}a{% endif %}", "{% if '甲' < '乙' %}a{% endif %}",
        "{% for 行 in 值.students %}{% endfor %}", "{{ 学校.name|带单位 }}", "{{ 值.students|小数 }}",
        "{{ 值.students|小数(7) }}", "{{ 值.students|小数('1') }}", "{{ 值.students|小数(1.5) }}",
        "{{ 学校.name|年月 }}", "{{ 值.students|年月 }}", "{{ 值[5] }}", "{{ 值[学校.code] }}", "{{ 见 }}",
        "{{ 见.a > 1 }}", "{% if 5 %}a{% endif %}", "{% if 5 in 5 %}a{% endif %}", "{{ True }}",
        "{% for 行 in 记录.programmes %}{{ loop.before }}{{ 行 }}{% endfor %}", "{{ '甲'.name }}",
        "{{ 记录.programmes|列举(5) }}", "{{ 学校.name|列举('a') }}", "{{ ['a'] }}", "{{ -'a' }}",
        "{% for 行 in 记录.programmes if 行.students %}{% if 行 == 5 %}{% endif %}{% endfor %}",
    ],
)  # fmt: skip
def test_a_use_without_sense_is_told_and_the_text_goes_on(source: str) -> None:
    stage = composition()
    assert said(f"前\n{source}后", stage).startswith("前\n")
    assert set(names(stage.findings)) == {"misused-value"}
    assert {str(finding.locations[0]) for finding in stage.findings} == {"chapters/one.md:6"}
    assert all("_" not in finding.message for finding in stage.findings)


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in 记录.programmes %}" * 8 + "x" + "{% endfor %}" * 8,
        "{% for a in 记录.programmes %}" * 8 + "{% endfor %}" * 8,
        "{% for a in 记录.programmes %}" * 7
        + "{{ 记录.programmes|列举('department') }}"
        + "{% endfor %}" * 7,
        "{% for a in 记录.programmes %}" * 4 + "长" * 200 + "{% endfor %}" * 4,
        "{% for a in 记录.programmes %}" * 4 + "{{ 值[a.programme] }}" + "{% endfor %}" * 4,
        "{% for a in 记录.programmes %}" * 6 + "{% if 1 == 2 %}a{% endif %}" * 50 + "{% endfor %}" * 6,
    ],
    ids=["steps", "empty", "filter", "length", "findings", "conditions"],
)
def test_endless_work_stops_with_a_finding(source: str) -> None:
    stage = composition(rows=ROWS * 4)
    assert said(source, stage) == "不能生成"
    assert stage.findings[-1].name == "too-much-work"
    assert len(stage.findings) < 600


def test_lines_that_held_only_notation_disappear_and_others_stay() -> None:
    loop = "{% for 行 in 记录.programmes %}\n- {{ 行.department }}\n{% endfor %}"
    source = f"甲\n{loop}\n\n{{% if 1 == 1 %}}乙{{% endif %}}\n\n丙"
    assert said(source, composition()) == "甲\n- 电气工程系\n- 电气工程系\n- 汽车工程系\n\n乙\n\n丙"


def test_text_of_the_author_cannot_forge_a_value() -> None:
    stage = composition()
    assert said("{{ 值.students }}{{ '\\ufdd00\\ufdd1' }}{{ '\\ud800\\x00' }}", stage) == "95270"
