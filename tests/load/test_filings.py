from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qreport.errors import QreportError
from qreport.load import empty_filing, load_filing, read_config

from .conftest import CONFIG, PROGRAMMES, MakePack, Write


def test_a_filing_is_read_from_its_folder_or_its_file(filing: Path, make_pack: MakePack) -> None:
    for root in (filing, filing / "qreport.yaml"):
        read, findings = load_filing(root, make_pack())
        assert (read.root, read.current, read.previous, findings) == (filing, "2021", "2020", ())
        assert read.config.school.name == "某职业学校"


def test_everything_in_the_folder_is_read_and_all_problems_come_in_order(
    filing: Path, make_pack: MakePack, write: Write
) -> None:
    write("indicators/a.csv", "指标,2021\n全日制在校生数,5\n占地面积,多\n")
    write("records/programmes.csv", "系部,专业名称,在校生数\n甲系,甲,一\n")
    write("chapters/students.md", "## 一\n")
    write("chapters/teacher.md", "## 一\n")
    write("explanations.yaml", "explanations:\n  - {indicator: students, period: 2021, text: 扩招}\n  - 3\n")
    read, findings = load_filing(filing, make_pack(records=[PROGRAMMES]))
    assert read.facts.value("students", "2021") == 5
    assert list(read.records) == ["programmes"]
    assert list(read.chapters) == ["students"]
    assert len(read.explanations) == 1
    assert [str(finding.locations[0]) for finding in findings] == [
        "chapters/teacher.md",
        "explanations.yaml:3",
        "indicators/a.csv B3",
        "records/programmes.csv C2",
    ]


def test_the_usual_advice_stands_once_below_all_problems(filing: Path, write: Write) -> None:
    write("qreport.yaml", CONFIG + "colour: red\nsize: 3\n")
    with pytest.raises(QreportError) as caught:
        read_config(filing)
    assert caught.value.message.count("\n") == 2
    assert caught.value.mend == "改为认识的名称，或删去这一项。"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["qreport.yaml:1", "文件里没有内容"]),
        ("- a", ["qreport.yaml:1", "若干行“键: 值”"]),
        ("pack: [", ["qreport.yaml:"]),
        ("pack: small", ["缺少“school”", "缺少“report”"]),
        (
            CONFIG.replace("level: secondary", "level: middle, nmae: 甲"),
            ["school → level", "不认识“nmae”，是否为“name”"],
        ),
        (CONFIG.replace("2021-11", "2021-13"), ["“年-月”，如 2021-11"]),
        (CONFIG.replace("2022", "22"), ["不小于 2000 的数"]),
        (CONFIG.replace("small", "../small"), ["pack 应为报告包的名称", "--pack-path"]),
        (CONFIG.replace("small", "[small, ../small]"), ["pack 应为报告包的名称，写的是“../small”"]),
        (CONFIG.replace("small", "[]"), ["pack：应为文字或至少 1 项"]),
        (CONFIG.replace("small", "{small: 1}"), ["pack：应为文字或列表"]),
        (CONFIG + "output: {directory: /tmp}", ["“/tmp”在填报文件夹以外"]),
        (CONFIG + "output: {directory: ../dist}\npacks: 1", ["不认识“packs”，是否为“pack”？"]),
        (CONFIG.replace("某职业学校", "true"), ["加上引号"]),
    ],
)
def test_a_wrong_configuration_stops_with_all_its_problems(
    text: str, parts: list[str], filing: Path, write: Write
) -> None:
    write("qreport.yaml", text)
    with pytest.raises(QreportError) as caught:
        read_config(filing)
    for part in parts:
        assert part in caught.value.message


def test_a_folder_that_is_nearly_one_of_a_filing_is_asked_about(
    filing: Path, make_pack: MakePack, write: Write
) -> None:
    write("indicator/a.csv", "指标,2021\n")
    (filing / "reports").mkdir()
    _, findings = load_filing(filing, make_pack(records=[PROGRAMMES]))
    assert [finding.message for finding in findings if finding.expected == "indicators"] == [
        "不读取文件夹“indicator”，是否为“indicators”？"
    ]
    assert not any("reports" in finding.message for finding in findings)


def test_a_folder_that_is_no_filing_says_what_is_missing(tmp_path: Path) -> None:
    for root, message in (
        (tmp_path, "里没有 qreport.yaml"),
        (tmp_path / "absent", "没有文件夹"),
        (tmp_path / "qreport.yaml", "里没有 qreport.yaml"),
    ):
        with pytest.raises(QreportError, match=message):
            read_config(root)
    file = tmp_path / "report.txt"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(QreportError, match="不是填报文件夹"):
        read_config(file)


def test_an_empty_filing_fits_its_pack(make_pack: MakePack) -> None:
    empty = empty_filing(make_pack())
    assert (empty.config.pack, len(empty.facts), empty.records) == ("small", 0, {})


TYPED = st.text(
    st.sampled_from("指标年份数值序号其中：国家级2021,\n\t\"'-/:：%万 \x00\ufeff#{}[]|>&*!在校生人"),
    max_size=80,
)


FILES = (
    "indicators/a.csv",
    "indicators/a.yaml",
    "indicators/a.xlsx",
    "records/programmes.csv",
    "chapters/students.md",
    "explanations.yaml",
)


@settings(max_examples=60)
@given(text=TYPED, name=st.sampled_from(FILES))
def test_nothing_that_can_be_typed_gives_a_traceback(
    text: str, name: str, filing: Path, make_pack: MakePack, write: Write
) -> None:
    prefix = "指标,2021\n" if name == "indicators/a.csv" else "系部,专业名称\n" if "records" in name else ""
    path = write(name, prefix + text)
    _, findings = load_filing(filing, make_pack(records=[PROGRAMMES]))
    path.unlink()
    assert all(finding.message and finding.mend for finding in findings)


@pytest.mark.parametrize(
    ("written", "packs"),
    [("small", ("small",)), ("[small, other]", ("small", "other")), ("[small, small]", ("small",))],
)
def test_a_filing_names_one_pack_or_several(
    written: str, packs: tuple[str, ...], filing: Path, write: Write
) -> None:
    write("qreport.yaml", CONFIG.replace("small", written))
    assert read_config(filing).packs == packs
