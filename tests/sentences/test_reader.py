"""The reader of sentences, on a few values and many wordings."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from qreport.model.document import FactRef, FromData, Passage
from qreport.model.location import Location
from qreport.sentences.naming import Names
from qreport.sentences.reading import Reader
from qreport.sentences.readings import Reading
from qreport.sentences.subjects import Subject


def subject(  # noqa: PLR0917 -- one row of the table below
    key: str, names: str, unit: str, now: str, before: str = "", labels: str = ""
) -> Subject:
    values = {year: Decimal(text) for year, text in (("2021", now), ("2020", before)) if text}
    return Subject(
        *(key, names.split("|", maxsplit=1)[0], tuple(names.split("|")), unit, values),
        labels=tuple(labels.split("/")) if labels else (),
        nouns=("专业", "系"),
        shown={year: f"{value:f}" for year, value in values.items()},
    )


SUBJECTS = (
    subject("students", "全日制在校生数|在校生|在校学生", "人", "9527", "7948"),
    subject("teachers", "专任教师总数", "人", "501", "465"),
    subject("staff", "教职员工总数|教职工", "人", "663", "645"),
    subject("graduates", "毕业生总数", "人", "2245", "2400"),
    subject("placed", "就业（含升学）人数", "人", "2212", "2330"),
    subject("placement", "毕业去向落实率|就业率", "%", "98.53", "97.08"),
    subject("dual", "双师型教师占比", "%", "55.69", "52.1"),
    subject("ratio", "生师比", ":1", "19", "17"),
    subject("area", "校园占地面积|占地", "亩", "709.5", "709.5"),
    subject("books", "纸质图书数", "册", "204700", "195000"),
    subject("equipment", "教学仪器设备总值", "万元", "10671.47", "9039.2"),
    subject("training", "社会培训人次", "人次", "20175"),
    subject("studios", "名师工作室数", "个", "7", "5"),
    subject("clubs", "学生社团数", "个", "97", "90"),
    subject("attitude", "用人单位对职业素养的满意度", "%", "98.5", "98.4"),
    subject("skill", "用人单位对职业技能的满意度", "%", "98.6", "95.5"),
    *(
        subject(f"programmes/{name}", "各专业在校生数|在校生数", "人", count, labels=name)
        for name, count in (("建筑工程施工", "907"), ("机械装配", "16"), ("工程造价", "390"))
    ),
    subject("departments/电气工程系", "各系部在校生数|在校生数", "人", "1368", labels="电气工程系"),
)
NAMES = Names(SUBJECTS)


def read(text: str, **more: object) -> tuple[Reading, ...]:
    return Reader(NAMES, "2021").read(Passage(text, Location("chapters/a.md", line=1), **more))  # type: ignore[arg-type]


def kinds(text: str) -> Mapping[str, str]:
    return {text[each.start : each.end].strip(): each.kind for each in read(text)}


WRONG = {
    # The name first, with whatever stands between.
    "学校现有全日制在校生9600人。": "9600人",
    "截至2021年9月，全日制在校生数达到9602人。": "达到9602人",
    "教职员工总数稳定在763人。": "763人",
    "全日制在校生数（人）：9601。": "9601",
    "全日制在校生数九千六百人。": "九千六百人",
    # The number first.
    "9600名全日制在校生在此学习。": "9600名",
    "学校拥有一支510人的专任教师队伍。": "510人",
    # Every number by its own name.
    "教职员工663人，其中专任教师510人。": "510人",
    "毕业生总数2245人，就业（含升学）2122人。": "2122人",
    "学校有名师工作室9个、学生社团97个。": "9个",
    # Units and words around it.
    "教学仪器设备总值10671.47元。": "10671.47元",
    "教学仪器设备总值1.2亿元。": "1.2亿元",
    "学校占地40万平方米。": "40万平方米",
    "全日制在校生超过1万人。": "超过1万人",
    "全日制在校生不足9000人。": "不足9000人",
    "全日制在校生9600余人。": "9600余人",
    "年社会培训近3万人次。": "近3万人次",
    "双师型教师占比达到八成。": "达到八成",
    "生师比为20:1。": "20:1",
    # Two years.
    "2020年全日制在校生数7984人。": "7984人",
    "全日制在校生由7948人增加到9600人。": "9600人",
    "全日制在校生从7949人增至9527人。": "7949人",
    "专任教师501人，比上年增加63人。": "63人",
    "全日制在校生9527人，比上年增长29.87%。": "29.87%",
    "就业率98.53%，比上年提高2.45个百分点。": "2.45个百分点",
    "全日制在校生7948人。": "7948人",
    # Lists in order, shares, values per head.
    "用人单位对职业素养、职业技能的满意度分别为98.5%和96.8%。": "96.8%",
    "就业（含升学）2212人，占毕业生的88.53%。": "88.53%",
    "纸质图书204700册，生均25.49册。": "25.49册",
    # What others wrote and was missed at first.
    "教职工比上年多81人。": "81人",
    "教职员工663人、在校生9527人，分别比上年增加81人和1579人。": "81人",
    "学校占地709.5平方米。": "709.5平方米",
    "就业率98.53%，与上年的79.08%基本持平。": "79.08%",
    "教职员工663人、毕业生2245人，两项合计2980人。": "2980人",
    "生师比由去年的17∶1变为今年的18∶1。": "18∶1",
    "教学仪器设备总值约10.67亿元。": "10.67亿元",
    # Rows of lists.
    "电气工程系在校生1568人。": "1568人",
    "建筑工程施工专业在校生970人。": "970人",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_number_that_contradicts_a_value_is_told(text: str) -> None:
    told = WRONG[text]
    found = kinds(text)
    at = next((each for each in found if told in each or each in told), None)
    assert at, found
    assert found[at] in ("differs", "asks"), found
    assert not [each for each, kind in found.items() if kind in ("differs", "asks") and each != at], found


RIGHT = [
    "学校现有全日制在校生9527人，教职员工663人，其中专任教师501人。",
    "全日制在校生近1万人。",
    "全日制在校生9500余人。",
    "全日制在校生0.95万人。",
    "教学仪器设备总值1.067亿元。",
    "教学仪器设备总值超过1亿元。",
    "毕业去向落实率为98.5%。",
    "双师型教师占比过半。",
    "学校占地47.3万平方米。",
    "专任教师501人，比上年增加36人，增长7.74%。",
    "全日制在校生由7948人增加到9527人。",
    "2020年全日制在校生7948人。",
    "就业（含升学）2212人，占毕业生的98.5%。",
    "纸质图书204700册，生均21.49册。",
    "毕业生由2400人减少到2245人，就业率有所上升。",
    "用人单位对职业素养、职业技能的满意度分别为98.5%和98.6%。",
    "建筑工程施工专业规模最大，在校生907人。",
    "学校努力提高教学质量，不断增加投入。",
    "纸质图书204700册，生均21册。",
    "教职工663人、在校生9527人，分别比上年增加18人和1579人。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_numbers_agree(text: str) -> None:
    assert {each.kind for each in read(text)} <= {"agrees", "free"}, kinds(text)


OTHERS = [
    "电气工程系一年级在校生512人。",
    "对口帮扶的三所学校共有全日制在校生3200人，专任教师210人。",
    "到2025年，全日制在校生计划达到12000人，专任教师计划达到700人。",
    "设置标准规定，专任教师总数不少于60人，校园占地面积不少于40000平方米。",
    "2018年，学校全日制在校生5230人。",
    "学校选派专任教师12人参加培训。",
    "毕业生中有1298人直接就业，3名毕业生应征入伍。",
    "新招聘专任教师37人，全部为本科以上学历。",
    "全省中职学校在校生平均3200人。",
    "学校共收到锦旗37面，接待来访126批。",
    "每生每年资助2000元。",
    "机械装配是全校规模最小的专业，只有16人，建筑工程施工则以907人居第一。",
    "截至2021年3月15日，在校生为9480人。",
    "2021年3月春季学期开学时，在校生为9251人。",
    "各项中专业课教学满意度最高，为97.02%。",
    "按照国家标准，生均占地面积不少于33平方米。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_others_accuses_nobody(text: str) -> None:
    assert not [each for each in read(text) if each.kind in ("differs", "asks")], kinds(text)


FREE = {
    "2021年9月1日，第6届技能节举行。": ("2021年", "9月", "1日"),
    "依据鲁教职发〔2020〕7号文件，推进1+X证书试点。": ("2020", "7号", "1"),
    "“三全育人”和“五育并举”贯穿始终，见表1-2和图3-1。": (),
    "联系电话0635-8512345。": ("0635-8512345",),
}


@pytest.mark.parametrize("text", FREE)
def test_dates_documents_and_names_are_no_data(text: str) -> None:
    assert {each.kind for each in read(text)} <= {"free"}, kinds(text)


WORDS = {
    "学生社团由97个增加到79个。": "增加到79个",
    "合格率由91.2%下降到99.2%。": "下降到99.2%",
    "毕业生人数有所增加。": "有所增加",
    "就业率与2020年相比稳步下降。": "稳步下降",
    "2019年在校生8500人，2020年7948人，2021年9527人，连续两年增长。": "连续两年增长",
    "毕业生总数创历史新高。": "创历史新高",
    "规模最大的机械装配专业很受欢迎。": "规模最大",
    "在校生与上年持平。": "持平",
}


@pytest.mark.parametrize("text", WORDS)
def test_a_word_that_the_values_refute_is_told(text: str) -> None:
    told = [
        text[each.start : each.end] for each in read(text) if each.kind == "differs" and each.sort != "number"
    ]
    assert told, kinds(text)
    assert WORDS[text] in told[0] or told[0] in WORDS[text]


@pytest.mark.parametrize("text", ["在校生创历史新高。", "就业率连续三年增长。", "办学规模居全市首位。"])
def test_a_claim_that_the_data_cannot_bear_out_is_listed(text: str) -> None:
    assert [each.kind for each in read(text) if each.sort == "claim"] == ["open"]


def test_values_that_came_by_reference_are_read_with_their_words() -> None:
    text = "专任教师由501人增加到465人。"
    bound = (
        FromData(5, 9, FactRef("teachers", "2020", "", Decimal(501))),
        FromData(12, 16, FactRef("teachers", "2021", "", Decimal(465))),
    )
    found = read(text, bound=bound)
    assert [each.kind for each in found if each.sort == "number"] == ["bound", "bound"]
    assert [each.kind for each in found if each.sort == "direction"] == ["differs"]


def test_a_rise_below_zero_is_told() -> None:
    text = "合格率比上年提高-3.0个百分点。"
    bound = (FromData(8, 12, FactRef("rate_growth", "2021", "", Decimal("-3.0"))),)
    assert any(each.sort == "direction" for each in read(text, bound=bound))


def test_the_cell_of_a_table_is_of_the_year_that_heads_it() -> None:
    (cell,) = read("专任教师总数 456", period="2020", cell=True)
    assert (cell.kind, cell.expected) == ("differs", "465")


@pytest.mark.parametrize(
    "text",
    [
        "在校生" * 20000 + "9600人",
        "9600人" * 5000,
        "，" * 50000,
        "由" * 20000 + "增加到",
        "最大" * 5000,
        "（" * 20000,
    ],
    ids=["name", "numbers", "signs", "from", "most", "brackets"],
)
def test_endless_text_is_read_in_linear_time(text: str) -> None:
    assert read(text) is not None
