"""The figures of the published summaries, as the example filings hold them."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from qreport.resources import example_folder

from .sample import Example, example, pack_named

FIGURES: Mapping[str, Mapping[str, str]] = {
    "cooperation-liaocheng-2021": {
        "policy_documents_shared": "5", "recruitment_notices": "10", "curriculum_seminars": "2",
        "alliance_meeting_session": "4", "teachers_in_companies": "15", "named_classes": "10",
        "order_class_students": "1000", "listed_classes": "7", "interns": "302", "production_projects": "10",
        "provincial_brand_programmes": "1", "provincial_chief_technicians": "1", "master_studios": "1",
        "contest_places/第一名": "1", "contest_places/第六名": "1", "enterprise_institutes": "4",
        "industry_alliances": "1", "listed_off_campus_bases": "3",
    },
    "cooperation-chengjian-2014": {
        "partner_companies": "102", "named_classes": "14", "new_named_classes": "10", "listed_classes": "10",
        "cooperation_rules": "17", "cooperation_staff": "5", "cooperation_office_area": "60",
        "practice_assessment_items": "7", "group_associations": "3", "group_companies": "33",
        "group_schools": "5", "group_members": "41", "on_campus_bases": "11", "off_campus_bases": "55",
        "off_campus_bases_by_programme/室内装饰设计": "7", "off_campus_bases_by_programme/建筑施工管理": "10",
        "off_campus_bases_by_programme/工业分析与质量检验": "8", "internship_satisfaction": "99",
        "platform_companies": "134", "platform_registration_rate": "100", "platform_schools": "3",
        "platform_students": "477", "platform_occupations": "143", "platform_posts": "1460",
        "platform_projects": "6", "fair_employers": "170", "graduates": "1934", "posts": "5900",
        "posts_per_graduate": "3.01", "tracking_teachers": "120", "tracking_students": "1200",
        "tracking_companies": "102", "tracking_fairs": "1", "tracking_posts": "988", "tracking_surveys": "8",
        "service_projects": "28", "rd_base_companies": "12", "occupational_standards": "1",
        "new_occupations": "1", "training_teachers": "21", "training_income": "25.7",
        "training_total": "1001",
        "training_by_client/室内装饰设计职业技能培训与鉴定": "874",
        "training_by_client/施工员、测量员等工种培训": "127", "design_projects": "9", "rd_centres": "3",
        "joint_patents": "3", "company_staff_trained": "200", "improvement_projects": "5",
        "studio_funding": "30", "studio_companies": "5", "studio_students": "30",
    },
    "cooperation-collection/tianjin-2013": {
        "committee_experts": "30", "company_teachers": "32", "internship_agreement_companies": "50",
        "on_campus_bases": "3", "campus_factory_land": "70000", "campus_factory_building": "20000",
        "campus_factory_workers": "100", "campus_factory_skilled_share": "80",
        "campus_factory_machines": "200", "campus_factory_output": "2000",
    },
    "cooperation-collection/yuxi-2012": {
        "group_schools": "17", "group_companies": "20", "group_members": "37", "expert_committees": "4",
    },
    "cooperation-collection/jiaotong-2021": {
        "partner_companies": "148", "off_campus_bases": "39", "stable_employers": "100",
        "employers_by_kind/一类维修企业": "100", "employers_by_kind/二类维修企业": "200",
    },
    "cooperation-collection/five-years-2015": {
        "partner_companies": "65", "named_classes": "10", "expert_committees": "7",
    },
    "cooperation-collection/plan-2016": {"companies_per_programme_target": "3"},
    "cooperation-collection/wuxi-2010": {
        "staff": "425", "key_teachers": "48", "dual_qualified_teachers": "84", "postgraduate_teachers": "15",
        "foreign_experts": "5", "campuses": "2",
    },
}  # fmt: skip


def read(name: str) -> Example:
    read = example(name, "cooperation-brief" if "/" in name else "cooperation")
    assert read.findings == ()
    return read


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_of_the_source_are_held(name: str) -> None:
    filing, facts = read(name).filing, read(name).facts
    keys = {code: code.partition("/")[::2] for code in FIGURES[name]}
    held = {each: facts.value(code, filing.current, group) for each, (code, group) in keys.items()}
    assert held == {code: Decimal(value) for code, value in FIGURES[name].items()}


@pytest.mark.parametrize(
    ("name", "code", "year", "value"),
    [
        ("cooperation-collection/yuxi-2012", "group_schools", "2011", 15),
        ("cooperation-collection/yuxi-2012", "group_companies", "2011", 15),
        ("cooperation-collection/five-years-2015", "partner_companies", "2010", 20),
    ],
)
def test_the_figures_of_earlier_years_are_held(name: str, code: str, year: str, value: int) -> None:
    assert read(name).facts.value(code, year) == value


def test_vague_words_of_the_source_stay() -> None:
    facts = read("cooperation-liaocheng-2021").facts
    said = [facts.get(code, "2021") for code in ("named_classes", "order_class_students")]
    assert [fact.text for fact in said if fact] == ["10余", "近1000"]


def test_every_example_is_told_of_here() -> None:
    folders = [path.parent for path in example_folder().glob("cooperation-*/**/qreport.yaml")]
    assert {path.relative_to(example_folder()).as_posix() for path in folders} == set(FIGURES)


def test_what_the_quality_report_counts_too_means_the_same_there() -> None:
    own, report = pack_named("cooperation").indicators, pack_named("secondary-2022").indicators
    shared = own.keys() & report.keys()
    assert {"full_time_students", "graduates", "named_classes", "training_total"} <= shared
    same = ("name", "unit", "period", "measure", "formula")
    for code in shared:
        assert {key: getattr(own[code], key) for key in same} == {
            key: getattr(report[code], key) for key in same
        }


def test_shared_detail_tables_are_read_the_same_way() -> None:
    own, report = pack_named("cooperation").record_schemas, pack_named("secondary-2022").record_schemas
    assert own.keys() & report.keys() == {"programmes", "cooperation_bodies", "training"}
    for code in own.keys() & report.keys():
        assert own[code].columns == report[code].columns


def test_the_short_form_changes_only_what_is_asked() -> None:
    long, short = pack_named("cooperation"), pack_named("cooperation-brief")
    assert long.indicators.keys() == short.indicators.keys()
    assert long.rules == short.rules
    asked = [code for code, indicator in short.indicators.items() if indicator.required]
    assert asked == ["partner_companies", "named_classes", "off_campus_bases"]


def test_no_detail_table_has_a_column_for_names_of_persons() -> None:
    schemas = pack_named("cooperation").record_schemas.values()
    headings = {column.name for schema in schemas for column in schema.columns}
    assert not headings & {"姓名", "教师姓名", "学生姓名", "联系人", "电话"}
