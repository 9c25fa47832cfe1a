from pathlib import Path

import pytest

from qreport.errors import QreportError
from qreport.load.packs.packs import list_packs, load_pack

from .conftest import WritePack

STUDENTS = """\
indicators:
  - code: students
    name: 在校生数
    unit: 人
"""
TABLE = """\
tables:
  - kind: indicators
    id: conditions
    caption: 办学条件
    rows: [students]
"""
BASE = {"pack.yaml": ""}


def test_a_pack_is_found_by_its_name(write_pack: WritePack, packs: Path) -> None:
    write_pack(catalogue__a=STUDENTS)  # a file of another ending is none of ours
    write_pack("other", **{"catalogue__a.yaml": STUDENTS, "tables__a.yaml": TABLE})
    pack, findings = load_pack("other", [packs])
    assert findings == ()
    assert pack.manifest.id == "other"
    assert list(pack.indicators) == ["students"]
    assert list(pack.tables) == ["conditions"]
    assert pack.chapters["students"].head.title == "学生发展"


def test_a_pack_is_found_by_its_folder_and_by_its_file(write_pack: WritePack) -> None:
    folder = write_pack()
    for path in (folder, folder / "pack.yaml"):
        assert load_pack(str(path), [])[0].manifest.id == "small"


def test_the_first_folder_of_the_search_wins(write_pack: WritePack, packs: Path, tmp_path: Path) -> None:
    write_pack()
    own = tmp_path / "own" / "small"
    (packs / "small").rename(tmp_path / "kept")
    write_pack(**{"catalogue__a.yaml": STUDENTS})
    own.parent.mkdir()
    (tmp_path / "kept").rename(own)
    assert not load_pack("small", [own.parent, packs])[0].indicators
    assert load_pack("small", [packs, own.parent])[0].indicators


def test_a_pack_whose_folder_has_another_name_is_found_by_its_id(write_pack: WritePack, packs: Path) -> None:
    write_pack("small").rename(packs / "renamed")
    assert load_pack("small", [packs])[0].manifest.id == "small"


@pytest.mark.parametrize("name", ["smal", "../small", "no/such", "", "\0", "SMALL"])
def test_an_absent_pack_names_those_at_hand(
    name: str, write_pack: WritePack, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack()
    monkeypatch.chdir(packs)  # nothing called small lies beside it
    with pytest.raises(QreportError) as caught:
        load_pack(name, [packs])
    assert "没有报告包" in caught.value.message
    assert "现有的报告包：small" in caught.value.mend


def test_a_folder_without_a_pack_is_told(packs: Path, tmp_path: Path) -> None:
    with pytest.raises(QreportError, match="里没有 pack"):
        load_pack(str(tmp_path), [packs])


def test_an_absent_pack_names_the_nearest(write_pack: WritePack, packs: Path) -> None:
    write_pack()
    with pytest.raises(QreportError, match="没有报告包“smal”，是否为“small”？"):
        load_pack("smal", [packs])


def test_packs_are_listed_and_broken_ones_are_left_out(write_pack: WritePack, packs: Path) -> None:
    first, second = write_pack("one"), write_pack("two", {"extends": "one", "id": "two"})
    write_pack("broken", {"id": "broken"})
    write_pack("torn", **{"pack.yaml": "{"})
    listed = [(manifest.id, folder) for manifest, folder in list_packs([packs, packs / "absent"])]
    assert listed == [("one", first), ("two", second)]


def test_a_child_changes_only_the_keys_it_gives(write_pack: WritePack, packs: Path) -> None:
    write_pack(**{"catalogue__a.yaml": STUDENTS, "tables__a.yaml": TABLE})
    child = "indicators:\n  - {code: students, unit: 名}\n  - {code: teachers, name: 教师数, unit: 人}\n"
    write_pack("child", {"id": "child", "extends": "small", "title": "子包"}, **{"catalogue__b.yaml": child})
    pack, findings = load_pack("child", [packs])
    assert findings == ()
    assert [(each.code, each.name, each.unit) for each in pack.indicators.values()] == [
        ("students", "在校生数", "名"),
        ("teachers", "教师数", "人"),
    ]
    assert (pack.manifest.title, pack.manifest.edition) == ("子包", "2022")
    assert list(pack.tables) == ["conditions"]


def test_a_child_does_not_take_over_the_id_and_the_sample(write_pack: WritePack, packs: Path) -> None:
    folder = write_pack()
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    (folder / "pack.yaml").write_text(text + "sample: town\n", encoding="utf-8")
    write_pack("child", {"id": "child", "extends": "small"})
    assert load_pack("child", [packs])[0].manifest.sample is None
    write_pack("nameless", {"extends": "small"})
    with pytest.raises(QreportError, match="缺少“id”"):
        load_pack("nameless", [packs])


def test_the_layout_of_a_child_is_merged_deeply(write_pack: WritePack, packs: Path) -> None:
    write_pack()
    layout = "page: {top: 20}\nstyles: {body: {size: 14}}\n"
    write_pack("child", {"id": "child", "extends": "small"}, **{"layout__layout.yaml": layout})
    merged = load_pack("child", [packs])[0].layout
    assert (merged.page.top, merged.styles.body.size, merged.styles.body.font) == (20, 14, "宋体")
    assert merged.styles.caption.size == 12


def test_a_chapter_of_a_child_replaces_that_of_its_base(write_pack: WritePack, packs: Path) -> None:
    write_pack()
    own = {"chapters__students.md.j2": "---\ntitle: 学生\n---\n正文"}
    write_pack("child", {"id": "child", "extends": "small"}, **own)
    pack, findings = load_pack("child", [packs])
    assert (pack.chapters["students"].head.title, findings) == ("学生", ())


def test_a_base_chapter_that_a_child_drops_is_no_fault(write_pack: WritePack, packs: Path) -> None:
    write_pack()
    own = {"chapters__teachers.md.j2": "---\ntitle: 教师\n---\n"}
    folder = write_pack("child", {"id": "child", "extends": "small", "chapters": ["teachers"]}, **own)
    (folder / "chapters" / "students.md.j2").unlink()
    pack, findings = load_pack("child", [packs])
    assert (list(pack.chapters), findings) == (["teachers"], ())


def test_a_fault_is_located_in_the_layer_that_made_it(write_pack: WritePack, packs: Path) -> None:
    base = "indicators:\n  - code: students\n    name: 在校生数\n    unit: 人\n    decimals: 9\n"
    child = "indicators:\n  - code: students\n    polarity: up\n"
    write_pack(**{"catalogue__a.yaml": base})
    write_pack("child", {"id": "child", "extends": "small"}, **{"catalogue__b.yaml": child})
    pack, findings = load_pack("child", [packs])
    assert pack.indicators["students"].decimals is None
    places = {str(finding.locations[0]): finding.message for finding in findings}
    levels = "“higher_is_better”、“lower_is_better”或“neutral”"
    assert places == {
        "small/catalogue/a.yaml:5": "指标“students”：decimals：应为不大于 6 的数，写的是“9”",
        "child/catalogue/b.yaml:3": f"指标“students”：polarity：应为{levels}，写的是“up”",
    }


def test_an_entry_is_kept_without_its_wrong_keys_so_that_its_users_are_not_wrong_too(
    write_pack: WritePack, packs: Path
) -> None:
    write_pack(**{"catalogue__a.yaml": f"{STUDENTS}    lable: 学生\n", "tables__a.yaml": TABLE})
    pack, findings = load_pack("small", [packs])
    assert [finding.code for finding in findings] == ["QR106"]
    assert pack.indicators["students"].name == "在校生数"


def test_an_incomplete_entry_names_the_one_that_it_may_be_meant_to_change(
    write_pack: WritePack, packs: Path
) -> None:
    write_pack(**{"catalogue__a.yaml": STUDENTS})
    child = {"catalogue__b.yaml": "indicators:\n  - {code: studnets, name: 学生}\n"}
    write_pack("child", {"id": "child", "extends": "small"}, **child)
    pack, (finding,) = load_pack("child", [packs])
    assert list(pack.indicators) == ["students"]
    words = "缺少“unit”；如果是要改已有的“students”，两处的代码要写得一样"
    assert finding.message == f"指标“studnets”：{words}"


def test_a_folder_that_is_nearly_one_of_a_pack_is_asked_about(write_pack: WritePack, packs: Path) -> None:
    write_pack(
        **{
            "catalog__a.yaml": STUDENTS,
            "pictures__a.yaml": "",
            "chapters__students.md.j2": "---\ntitle: 甲\n---\n",
        }
    )
    _, (finding,) = load_pack("small", [packs])
    assert str(finding.locations[0]) == "small/catalog"
    assert finding.message == "不读取文件夹“catalog”，是否为“catalogue”？"


def test_a_missing_base_is_an_error_with_its_line(write_pack: WritePack, packs: Path) -> None:
    write_pack("child", {"id": "child", "extends": "smal"})
    write_pack("small")
    with pytest.raises(QreportError, match=r"^child/pack\.yaml:1：没有报告包“smal”，是否为“small”？"):
        load_pack("child", [packs])


@pytest.mark.parametrize("base", ["../small", 3, ["small"]])
def test_a_base_is_named_and_never_a_path(base: object, write_pack: WritePack, packs: Path) -> None:
    write_pack("child", {"extends": base, "id": "child"})
    with pytest.raises(QreportError, match=r"pack.yaml:1：extends 应为另一个报告包的名称"):
        load_pack("child", [packs])


def test_packs_that_extend_each_other_are_an_error(write_pack: WritePack, packs: Path) -> None:
    write_pack("one", {"id": "one", "extends": "two"})
    write_pack("two", {"id": "two", "extends": "one"})
    with pytest.raises(QreportError, match="绕成了圈：one → two → one"):
        load_pack("one", [packs])
    assert list_packs([packs]) == ()


def test_a_base_is_also_found_beside_its_child(write_pack: WritePack) -> None:
    write_pack()
    folder = write_pack("child", {"id": "child", "extends": "small"})
    assert load_pack(str(folder), [])[0].manifest.title == "小报告包"


def test_an_unusable_manifest_or_layout_stops_with_all_problems(write_pack: WritePack, packs: Path) -> None:
    files = {"layout__layout.yaml": "pages: {}", "catalogue__a.yaml": "indicators: 3"}
    write_pack("bad", {"id": "bad", "titel": "坏"}, **files)
    with pytest.raises(QreportError) as caught:
        load_pack("bad", [packs])
    for part in (
        "不认识“titel”，是否为“title”",
        "缺少“cover”",
        "不认识“pages”",
        "layout/layout.yaml:1",
        "应为列表",
    ):
        assert part in caught.value.message


def test_a_pack_without_layout_stops(write_pack: WritePack, packs: Path) -> None:
    folder = write_pack()
    (folder / "layout" / "layout.yaml").unlink()
    with pytest.raises(QreportError, match=r"没有可用的 layout/layout\.yaml"):
        load_pack("small", [packs])


def test_a_code_that_stands_twice_names_both_places(write_pack: WritePack, packs: Path) -> None:
    write_pack(**{"catalogue__a.yaml": STUDENTS, "catalogue__b.yaml": "\n" + STUDENTS})
    pack, (finding,) = load_pack("small", [packs])
    assert [str(place) for place in finding.locations] == [
        "small/catalogue/b.yaml:3",
        "small/catalogue/a.yaml:2",
    ]
    assert list(pack.indicators) == ["students"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["文件里没有内容"]),
        ("- a", ["这里应为若干行“键: 值”，写的是一个列表"]),
        (
            "indicator: []",
            ["不认识“indicator”，catalogue/ 中的文件只有一个顶层键 indicators，是否为“indicators”？"],
        ),
        ("indicators: {}", ["这里应为列表（每项以“- ”开头），写的是若干行“键: 值”"]),
        ("indicators: []", []),
        ("indicators: [3]", ["这里应为若干行“键: 值”，写的是“3”"]),
        ("indicators: [{name: 甲, unit: 人}]", ["指标的“code”应为文字，是空白"]),
        ("indicators: [{code: 5, name: 甲, unit: 人}]", ["指标的“code”应为文字，写的是“5”"]),
        ("indicators: [{code: [], name: 甲, unit: 人}]", ["指标的“code”应为文字，写的是一个列表"]),
        ("indicators: [{code: a, name: 甲, unit: 人, 1: 2}]", ["指标“a”：不认识“1”"]),
    ],
)
def test_a_file_of_another_shape_is_a_finding(
    text: str, messages: list[str], write_pack: WritePack, packs: Path
) -> None:
    write_pack(**{"catalogue__a.yaml": text})
    _, findings = load_pack("small", [packs])
    assert [finding.message for finding in findings] == messages


def test_chapters_and_their_files_belong_together(write_pack: WritePack, packs: Path) -> None:
    write_pack(**{"chapters__student.md.j2": "---\ntitle: 学生\n---\n"})
    (packs / "small" / "chapters" / "students.md.j2").unlink()
    pack, findings = load_pack("small", [packs])
    assert pack.chapters == {}
    assert [finding.message for finding in findings] == [
        "没有章“students”的文件 chapters/students.md.j2，是否为“student”？",
        "章“student”没有列在 pack.yaml 的 chapters 里，是否为“students”？",
    ]


def test_origins_name_the_line_of_every_entry(write_pack: WritePack, packs: Path) -> None:
    write_pack(**{"catalogue__a.yaml": STUDENTS, "tables__a.yaml": TABLE})
    origins = load_pack("small", [packs])[0].origins
    assert {key: str(place) for key, place in origins.items()} == {
        ("indicator", "students"): "small/catalogue/a.yaml:2",
        ("table", "conditions"): "small/tables/a.yaml:2",
        ("chapter", "students"): "small/chapters/students.md.j2:1",
    }
    by_folder = load_pack(str(packs / "small"), [])[0].origins
    assert str(by_folder["table", "conditions"]) == "tables/a.yaml:2"
    assert ("table", "absent") not in origins
    assert len(origins) == 3
