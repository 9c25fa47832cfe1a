"""The kinds of mistakes that people make in such reports: what is changed, and which cell is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from .dice import Dice
from .figures import YEARS, Figures
from .layouts import Cell, Key, Table
from .school import School, long_names

LAST, THIS = YEARS
PERSON = "11010119900307803X"
"""A number of the form of an identity card; nobody's."""
CARRIED = (
    "graduates", "graduates_placed", "employed_large_enterprises", "employed_small_enterprises",
    "admitted_higher_vocational", "certificates",
)  # fmt: skip
MISSPELT = (("德育管理人员数", "德育管里人员数"), ("moral_education_staff", "moral_educaton_staff"))
Wrong = tuple[Key, ...] | None
"""The figures of which one must be pointed at; None when this school cannot have the mistake."""
Maker = Callable[[School, Dice], Wrong]


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake, and the codes under which it is told; without codes any code will do."""

    name: str
    codes: frozenset[str]
    make: Maker
    in_files: bool = False
    """Whether it is made in the files, after the figures were laid out."""


MISTAKES: dict[str, Mistake] = {}


def mistake(name: str, codes: str, *, in_files: bool = False) -> Callable[[Maker], Maker]:
    """Register a function that makes a mistake."""

    def register(make: Maker) -> Maker:
        MISTAKES[name] = Mistake(name, frozenset(codes.split()), make, in_files)
        return make

    return register


def put(figures: Figures, code: str, text: str, year: str = THIS) -> Wrong:
    """Type `text` in place of a figure, in all its copies."""
    figures.texts[code, year] = text
    figures.exact[code, year] = Decimal(text) if text.replace(".", "").isdecimal() else Decimal(0)
    return ((code, year),)


def of(school: School, code: str, year: str = THIS) -> Decimal:
    """Return a figure as a number."""
    return Decimal(school.figures.texts[code, year])


def swapped(text: str) -> str | None:
    """Return a number with the first two neighbours swapped that differ; None when there are none."""
    for at in range(len(text) - 1):
        first, second = text[at], text[at + 1]
        if first != second and (at or second != "0"):
            return text[:at] + second + first + text[at + 2 :]
    return None


@mistake("合计漏加一行", "QR201")
def total_misses_a_row(school: School, dice: Dice) -> Wrong:
    rows = school.records["training"]
    missed = dice.whole(1, len(rows) - 2)
    rows[-1][1] = str(int(rows[-1][1]) - int(rows[missed][1]))
    return (("training", str(len(rows) - 1), "1"),)


@mistake("合计的两位数颠倒", "QR201")
def total_with_swapped_digits(school: School, dice: Dice) -> Wrong:
    rows = school.records["programmes"]
    text = swapped(rows[-1][2])
    if text is None:
        return None
    rows[-1][2] = text
    return (("programmes", str(len(rows) - 1), "2"),)


@mistake("人数的两位数颠倒", "QR302 QR303")
def swapped_digits(school: School, dice: Dice) -> Wrong:
    text = swapped(school.figures.texts["admitted_higher_vocational", THIS])
    return put(school.figures, "admitted_higher_vocational", text) if text else None


@mistake("万元填成元", "QR211 QR207")
def money_in_yuan(school: School, dice: Dice) -> Wrong:
    return put(school.figures, "equipment_value", f"{of(school, 'equipment_value') * 10000:f}")


@mistake("元填成万元", "QR211 QR203")
def money_in_ten_thousands(school: School, dice: Dice) -> Wrong:
    code = "appropriation_per_student"
    return put(school.figures, code, f"{of(school, code) / 10000:.2f}")


@mistake("亩填成平方米", "QR211 QR207")
def land_in_square_metres(school: School, dice: Dice) -> Wrong:
    return put(school.figures, "campus_area", f"{of(school, 'campus_area') * 10000 / 15:.1f}")


@mistake("万平方米填成平方米", "QR211 QR361 QR363")
def buildings_in_square_metres(school: School, dice: Dice) -> Wrong:
    return put(school.figures, "building_area", f"{of(school, 'building_area') * 10000:f}")


@mistake("百分比填成小数", "QR211")
def percent_as_fraction(school: School, dice: Dice) -> Wrong:
    code = dice.one(("employer_satisfaction_skill", "core_course_pass_rate", "fitness_pass_rate"))
    return put(school.figures, code, f"{of(school, code) / 100:f}")


@mistake("百分比超过100", "QR202")
def percent_above_hundred(school: School, dice: Dice) -> Wrong:
    code = dice.one(("employer_satisfaction_skill", "parent_satisfaction"))
    return put(school.figures, code, f"{of(school, code) + 20:f}")


@mistake("照抄上年一列", "QR380")
def column_of_last_year(school: School, dice: Dice) -> Wrong:
    for code in CARRIED:
        put(school.figures, code, school.figures.texts[code, LAST])
    return tuple((code, THIS) for code in CARRIED)


@mistake("照抄上年一个数", "QR365")
def figure_of_last_year(school: School, dice: Dice) -> Wrong:
    code = "enterprise_equipment_value"
    wrong = put(school.figures, code, school.figures.texts[code, LAST])
    school.figures.exact[code, THIS] = school.figures.exact[code, LAST]
    return wrong


@mistake("两行抄成相同的数", "QR232")
def row_copied(school: School, dice: Dice) -> Wrong:
    for year in YEARS:
        put(school.figures, "electronic_books", school.figures.texts["printed_books", year], year)
    return (("electronic_books", THIS), ("printed_books", THIS))


@mistake("其中项大于总项", "QR206")
def part_above_whole(school: School, dice: Dice) -> Wrong:
    return put(
        school.figures, "new_students_transferred", str(of(school, "new_students") + dice.whole(1, 90))
    )


@mistake("其中项相加不等于总项", "QR205")
def parts_do_not_add_up(school: School, dice: Dice) -> Wrong:
    code = "politics_teams"
    return put(school.figures, code, str(of(school, code) + dice.whole(1, 4)))


@mistake("比例不对应任何整数人数", "QR307")
def share_of_no_person(school: School, dice: Dice) -> Wrong:
    graduates, share = of(school, "graduates"), of(school, "startup_share")
    for step in range(1, 200):
        tried = share + Decimal(step) / 100
        count = int(tried * graduates / 100)
        near = [Decimal(each) * 100 / graduates for each in (count, count + 1)]
        if all(abs(each - tried) > Decimal("0.011") for each in near):
            return put(school.figures, "startup_share", f"{tried:f}")
    return None


@mistake("比例算错", "QR207 QR326")
def share_miscounted(school: School, dice: Dice) -> Wrong:
    code = "senior_teachers_share"
    return put(school.figures, code, f"{of(school, code) + Decimal(dice.whole(10, 30)) / 10:f}")


@mistake("生均数算错", "QR207")
def per_student_miscounted(school: School, dice: Dice) -> Wrong:
    code = dice.one(("campus_area_per_student", "equipment_value_per_student"))
    return put(school.figures, code, f"{of(school, code) * Decimal('1.03'):.2f}")


@mistake("生师比写反", "QR112")
def ratio_upside_down(school: School, dice: Dice) -> Wrong:
    return put(school.figures, "student_teacher_ratio", "1:18")


@mistake("人数多于全体", "QR323 QR321 QR301")
def more_than_all(school: School, dice: Dice) -> Wrong:
    code, whole = dice.one((("dual_qualified_teachers", "teachers"), ("graduates_placed", "graduates")))
    return put(school.figures, code, str(of(school, whole) + dice.whole(1, 9)))


@mistake("各去向相加多于就业人数", "QR306")
def destinations_above_placed(school: School, dice: Dice) -> Wrong:
    code = "employed_small_enterprises"
    rest = of(school, "graduates_placed") - of(school, "admitted_higher_vocational")
    return put(school.figures, code, str(rest))


@mistake("后一步人数多于前一步", "QR342 QR345")
def chain_grows(school: School, dice: Dice) -> Wrong:
    code, before = dice.one(
        (("x_examined_students", "x_trained_students"), ("gold_collar_passed", "gold_collar_examined"))
    )
    return put(school.figures, code, str(of(school, before) + dice.whole(1, 30)))


@mistake("两年人数与进出对不上", "QR349")
def flow_impossible(school: School, dice: Dice) -> Wrong:
    more = of(school, "new_students") + of(school, "full_time_students", LAST) * 15 // 100
    return put(school.figures, "new_students", str(more))


@mistake("双师凭空消失", "QR331")
def teachers_vanish(school: School, dice: Dice) -> Wrong:
    lost = of(school, "staff", LAST) + of(school, "recruited_staff") - of(school, "staff")
    due = of(school, "dual_qualified_teachers", LAST) + of(school, "new_dual_qualified_teachers")
    left = due - lost - dice.whole(1, 9)
    return put(school.figures, "dual_qualified_teachers", str(left)) if left > 0 else None


@mistake("专业相加不等于在校生", "QR341")
def programmes_do_not_add_up(school: School, dice: Dice) -> Wrong:
    rows = school.records["programmes"]
    for row in (rows[1], rows[-1]):
        row[2] = str(int(row[2]) + 37)
    return (("programmes", "1", "2"), ("programmes", str(len(rows) - 1), "2"), ("full_time_students", THIS))


@mistake("新增专业名称写错", "QR381")
def programme_misspelt(school: School, dice: Dice) -> Wrong:
    rows = school.records["new_programmes"]
    rows[1][0] = rows[1][0][:-1] + "艺"
    return (("new_programmes", "1", "0"),)


@mistake("时间在时段之外", "QR382 QR383")
def date_outside(school: School, dice: Dice) -> Wrong:
    name = dice.one(("hosted_contests", "teacher_honours"))
    school.records[name][1][0] = dice.one(("2019年12月11日", "2020年3月", "2021年12月2日"))
    return ((name, "1", "0"),)


@mistake("名单比统计的多", "QR397 QR398")
def more_listed_than_counted(school: School, dice: Dice) -> Wrong:
    counts = school.records["research_counts"]
    for row in counts[1:]:
        row[3] = "0" if row[0] == "结项" else row[3]
    places = [at for at, row in enumerate(counts) if row[0] == "结项"]
    return tuple(("research_counts", str(at), "3") for at in places) + tuple(
        ("research_projects", str(at), column)
        for at, row in enumerate(school.records["research_projects"])
        for column in ("0", "2")
        if row[2] == "结项"
    )


@mistake("大变化没有说明", "QR261")
def jump(school: School, dice: Dice) -> Wrong:
    code = dice.one(("printed_books", "certificates", "partner_practice_bases"))
    return put(school.figures, code, str(of(school, code) * 2 + 9))


@mistake("负数", "QR202")
def negative(school: School, dice: Dice) -> Wrong:
    code = dice.one(("printed_books", "papers", "clubs"))
    return put(school.figures, code, f"-{school.figures.texts[code, THIS]}")


@mistake("人数带小数", "QR133")
def part_of_a_person(school: School, dice: Dice) -> Wrong:
    code = dice.one(("certificates", "staff", "clubs"))
    return put(school.figures, code, f"{school.figures.texts[code, THIS]}.5")


@mistake("数里夹着字母", "QR112")
def letters(school: School, dice: Dice) -> Wrong:
    code = dice.one(("printed_books", "staff", "graduates"))
    return put(school.figures, code, school.figures.texts[code, THIS][:-1] + "O")


@mistake("小数位数两年不同", "QR212")
def decimals_differ(school: School, dice: Dice) -> Wrong:
    code = "startup_share"
    text = f"{of(school, code):.0f}"
    return (*(put(school.figures, code, text) or ()), (code, LAST)) if of(school, code) % 1 else None


def _any(school: School, dice: Dice) -> str:
    counted = [
        code
        for (code, year), text in school.figures.texts.items()
        if year == THIS and len(text.partition(".")[0]) > 1 and text.replace(".", "").isdecimal()
    ]
    return dice.one(counted)


@mistake("任意一个数的两位数颠倒", "")
def any_swapped(school: School, dice: Dice) -> Wrong:
    code = _any(school, dice)
    text = swapped(school.figures.texts[code, THIS])
    return put(school.figures, code, text) if text else None


@mistake("任意一个数多打一个0", "")
def any_with_a_zero(school: School, dice: Dice) -> Wrong:
    code = _any(school, dice)
    whole, dot, rest = school.figures.texts[code, THIS].partition(".")
    return put(school.figures, code, f"{whole}0{dot}{rest}")


@mistake("任意一个数差百分之五", "")
def any_a_little_off(school: School, dice: Dice) -> Wrong:
    code = _any(school, dice)
    value = of(school, code)
    decimals = len(school.figures.texts[code, THIS].partition(".")[2])
    return put(school.figures, code, f"{value * Decimal('1.05') + Decimal(1).scaleb(-decimals):.{decimals}f}")


@mistake("空白", "QR115", in_files=True)
def blank(school: School, dice: Dice) -> Wrong:
    code = dice.one(("teachers", "pe_teachers", "authorised_posts"))
    for _, _, _, cell in school.cells((code, THIS)):
        cell.text = ""
    return ((code, THIS),)


@mistake("两份表的数不同", "QR120", in_files=True)
def copies_differ(school: School, dice: Dice) -> Wrong:
    code = dice.one(("staff", "printed_books", "graduates"))
    return _second(school, code, str(of(school, code) + dice.whole(1, 9)))


@mistake("一处写0一处写-", "QR120", in_files=True)
def zero_and_dash(school: School, dice: Dice) -> Wrong:
    zeros = [code for (code, year), text in school.figures.texts.items() if year == THIS and text == "0"]
    return _second(school, dice.one(zeros), "-") if zeros else None


def _second(school: School, code: str, text: str) -> Wrong:
    table = Table("indicators/补充.csv")
    table.add("代码", "年份", "数值")
    table.rows.append([Cell(code), Cell(THIS), Cell(text, (code, THIS))])
    school.tables.append(table)
    return ((code, THIS),)


@mistake("重复的行", "QR130", in_files=True)
def duplicate_row(school: School, dice: Dice) -> Wrong:
    table = _table(school, "training")
    twin = [Cell(cell.text, ("twin", *cell.key[1:])) for cell in table.rows[1]]
    table.rows.insert(2, twin)
    return (*(cell.key for cell in twin), *(cell.key for cell in table.rows[1]))


def _table(school: School, name: str) -> Table:
    return next(each for each in school.tables if each.path.startswith(f"records/{name}."))


@mistake("指标名称错一个字", "QR118", in_files=True)
def name_misspelt(school: School, dice: Dice) -> Wrong:
    for table, line, _, _ in school.cells(("moral_education_staff", THIS)):
        row = table.rows[line - 3] if table.path.endswith(".yaml") else table.rows[line - 1]
        for cell in row[:2]:
            for right, wrong in MISSPELT:
                if right in cell.text:
                    cell.text, cell.key = cell.text.replace(right, wrong), ("misspelt",)
    return (("misspelt",),)


@mistake("公式没有存下结果", "QR116", in_files=True)
def formula_without_value(school: School, dice: Dice) -> Wrong:
    table, _, _, cell = school.cells(("staff", THIS))[0]
    if table.path.endswith(".yaml"):
        return None
    table.path = table.path.replace(".csv", ".xlsx")
    cell.text = "=600+1"
    return (cell.key,)


@mistake("表里有身份证号", "QR241")
def identity_number(school: School, dice: Dice) -> Wrong:
    school.records["teacher_honours"][1][1] += f"（{PERSON}）"
    return (("teacher_honours", "1", "1"),)


@mistake("表里有手机号", "QR242")
def mobile_number(school: School, dice: Dice) -> Wrong:
    school.records["cooperation_bodies"][1][2] += "，电话13800138000"
    return (("cooperation_bodies", "1", "2"),)


def _in_chapter(school: School, *changes: tuple[str, str]) -> Wrong:
    text = school.chapters["overview"]
    for old, new in changes:
        text = text.replace(old, new, 1)
    school.chapters["overview"] = text
    return (("chapter", "overview"),)


@mistake("正文里校名错一个字", "QR235")
def school_misspelt(school: School, dice: Dice) -> Wrong:
    return _in_chapter(school, ("职业学校（", "职叶学校（"))


@mistake("正文里专业名称错一个字", "QR235")
def programme_misspelt_in_text(school: School, dice: Dice) -> Wrong:
    name = long_names(school.records)[0]
    return _in_chapter(school, (name, f"{name[:-1]}艺"))


@mistake("正文写死的数与填报不同", "QR237")
def figure_typed_in_text(school: School, dice: Dice) -> Wrong:
    other = of(school, "staff") + 7
    return _in_chapter(school, ("学校开设", f"教职员工总数{other}人。学校开设"))


@mistake("正文里没有删去的占位文字", "QR233")
def placeholder_left(school: School, dice: Dice) -> Wrong:
    return _in_chapter(school, ("学校开设", "共获奖XX项。学校开设"))


@mistake("正文里的日期晚于发布", "QR236")
def date_of_the_future(school: School, dice: Dice) -> Wrong:
    return _in_chapter(school, ("2021年5月20日", "2022年5月20日"))
