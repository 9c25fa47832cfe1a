"""All figures of a fictional school in two years, which follow from each other as those of a real one do."""

from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from qreport.model.indicator import Indicator
from qreport.model.pack import Pack

from .dice import Dice

YEARS = ("2020", "2021")
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
Pair = tuple[int, int]
MEASURED = ("万元", "m²")
MU = Decimal(10000) / 15
OFTEN_NOT_COUNTED = ("simulation_base_seminars", "civic_case_first_prizes", "craftsmen_statues", "patents")
OFTEN_VAGUE = ("integrated_classrooms", "publications", "club_activities", "education_events")


@dataclass
class Figures:
    """The printed text of every indicator, by code and year, while it is drawn."""

    dice: Dice
    rounding: str
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    exact: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    """Of measured amounts, for schools that type them in a smaller unit."""

    def counts(self, code: str, pair: Pair) -> Pair:
        """Print two whole numbers."""
        for year, value in zip(YEARS, pair, strict=True):
            self.texts[code, year] = str(value)
        return pair

    def amounts(self, code: str, values: tuple[Decimal, Decimal], decimals: int) -> tuple[Decimal, Decimal]:
        """Print two numbers with `decimals`, rounded as this school rounds."""
        for year, value in zip(YEARS, values, strict=True):
            self.texts[code, year] = f"{self.rounded(value, decimals):f}"
            self.exact[code, year] = value
        return values

    def shares(self, code: str, parts: Pair, wholes: Pair, decimals: int = 2) -> None:
        """Print what percentages `parts` are of `wholes`."""
        first, second = (Decimal(100) * part / whole for part, whole in zip(parts, wholes, strict=True))
        self.amounts(code, (first, second), decimals)

    def grown(self, code: str, before: int, most: float = 0.12, small: int = 2) -> Pair:
        """Print a count and what became of it."""
        return self.counts(code, (before, self.dice.next_year(before, most, small)))

    def rounded(self, value: Decimal, decimals: int) -> Decimal:
        """Return `value` as this school rounds."""
        return value.quantize(Decimal(1).scaleb(-decimals), self.rounding)


def draw_figures(dice: Dice, pack: Pack, programmes: int) -> Figures:
    """Draw all indicators that a school types, for both years."""
    figures = Figures(dice, dice.one(ROUNDINGS))
    teachers = _teachers(figures)
    graduates = _graduates(figures, teachers)
    students = _students(figures, teachers, graduates)
    _campus(figures, students)
    _equipment(figures, students)
    _certificates(figures, students)
    _levels(figures)
    _programmes(figures, programmes)
    _fixed(figures)
    for indicator in pack.indicators.values():
        if not (indicator.formula or indicator.measure) and (indicator.code, YEARS[1]) not in figures.texts:
            _plain(figures, indicator)
    return figures


def _teachers(figures: Figures) -> Pair:
    dice = figures.dice
    teachers = figures.grown("teachers", dice.whole(90, 600), 0.06)
    others = dice.of(teachers[0], 0.15, 0.35)
    staff = figures.counts("staff", (teachers[0] + others, teachers[1] + dice.next_year(others, 0.06)))
    figures.counts("authorised_posts", (staff[0] + 10, staff[0] + 10) if dice.happens(0.7) else (80, 80))
    left = max(dice.of(staff[0], 0, 0.06), staff[0] - staff[1])
    recruited = staff[1] - staff[0] + left
    figures.counts("recruited_staff", (dice.next_year(recruited), recruited))
    dual = dice.of(teachers[0], 0.35, 0.7)
    new = dice.of(dual, 0.01, 0.05)
    duals = figures.counts(
        "dual_qualified_teachers", (dual, dual + new - dice.whole(0, min(left, new + dual // 30)))
    )
    figures.counts("new_dual_qualified_teachers", (dice.next_year(new), new))
    decimals = dice.one((1, 2))
    figures.shares("dual_qualified_teachers_share", duals, teachers, decimals)
    _ranks(figures, teachers, decimals)
    for code, low, high in (
        ("politics_teachers", 0.04, 0.08),
        ("pe_teachers", 0.03, 0.06),
        ("arts_teachers", 0.02, 0.03),
        ("moral_education_staff", 0.06, 0.15),
    ):
        figures.grown(code, dice.of(teachers[0], low, high), 0.08, 1)
    return teachers


def _ranks(figures: Figures, teachers: Pair, decimals: int) -> None:
    dice = figures.dice
    professors = figures.grown("professor_teachers", dice.of(teachers[0], 0.01, 0.03), 0.05, 1)
    associates = figures.grown("associate_teachers", dice.of(teachers[0], 0.2, 0.3), 0.05, 1)
    figures.grown("intermediate_teachers", dice.of(teachers[0], 0.3, 0.45), 0.05, 1)
    seniors = professors[0] + associates[0], professors[1] + associates[1]
    figures.shares("senior_teachers_share", seniors, teachers, decimals)
    postgraduates = figures.grown("postgraduate_teachers", dice.of(teachers[0], 0.1, 0.3), 0.05, 1)
    figures.shares("postgraduate_teachers_share", postgraduates, teachers, decimals)


def _graduates(figures: Figures, teachers: Pair) -> Pair:
    dice = figures.dice
    size = teachers[0] * 3
    exam = figures.grown("further_study_college_exam", dice.of(size, 0.08, 0.15))
    independent = figures.grown("further_study_independent", dice.of(size, 0.04, 0.08))
    bachelor = figures.grown("further_study_secondary_bachelor", dice.one((0, dice.of(size, 0.03, 0.06))))
    higher = figures.grown("further_study_secondary_higher", dice.of(size, 0.15, 0.25))
    exempted = figures.grown("further_study_exempted", dice.one((0, 3)))
    channels = tuple(map(sum, zip(exam, independent, bachelor, higher, exempted, strict=True)))
    share = dice.factor(0.1, 0.4)
    admitted = tuple(part + int(count * share) for part, count in zip(bachelor, exam, strict=True))
    figures.counts("admitted_bachelor", (admitted[0], admitted[1]))
    figures.counts("admitted_higher_vocational", (channels[0] - admitted[0], channels[1] - admitted[1]))
    other = figures.grown("further_study_other", dice.of(size, 0.01, 0.05))
    large = figures.grown("employed_large_enterprises", dice.of(size, 0.2, 0.3))
    small = figures.grown("employed_small_enterprises", dice.of(size, 0.15, 0.25))
    rest = dice.of(size, 0.03, 0.08)
    direct = large[0] + small[0] + rest, large[1] + small[1] + dice.next_year(rest)
    placed = figures.counts("graduates_placed", _added(channels, other, direct))
    waiting = dice.of(size, 0.01, 0.05)
    graduates = figures.counts("graduates", _added(placed, (waiting, dice.next_year(waiting))))
    founders = dice.of(size, 0.01, 0.06)
    figures.shares("startup_share", (founders, dice.next_year(founders)), graduates)
    matched = dice.factor(0.85, 0.97)
    figures.shares(
        "job_match_rate", (int(direct[0] * matched), int(direct[1] * (matched + Decimal("0.01")))), direct
    )
    return graduates


def _added(*pairs: tuple[int, ...]) -> Pair:
    first, second = (sum(each) for each in zip(*pairs, strict=True))
    return first, second


def _students(figures: Figures, teachers: Pair, graduates: Pair) -> Pair:
    dice = figures.dice
    ratio = dice.factor(10, 21)
    students = figures.counts(
        "full_time_students",
        (int(teachers[0] * ratio), int(teachers[1] * ratio * dice.factor(0.98, 1.035))),
    )
    lost = int(students[0] * dice.factor(0, 0.06))
    new = students[1] - students[0] + graduates[1] + lost
    news = figures.counts("new_students", (dice.next_year(new, 0.1), new))
    figures.grown("new_students_transferred", dice.of(min(news), 0.02, 0.1))
    decimals = dice.one((0, 0, 1, 2))
    for year, now, staff in zip(YEARS, students, teachers, strict=True):
        figures.texts["student_teacher_ratio", year] = (
            f"{figures.rounded(Decimal(now) / staff, decimals):f}:1"
        )
    return students


def _campus(figures: Figures, students: Pair) -> None:
    dice = figures.dice
    campus = students[0] * dice.factor(25, 60) / MU
    figures.amounts("campus_area", (campus, campus), 1)
    _per_student(figures, "campus_area_per_student", (campus * MU, campus * MU), students, 2)
    building = students[0] * dice.factor(14, 30)
    unfinished = building * dice.one((Decimal(0), dice.factor(0.05, 0.15)))
    buildings = building, building * dice.factor(1, 1.05)
    figures.amounts("building_area", (buildings[0] / 10000, buildings[1] / 10000), 2)
    figures.amounts("building_area_under_construction", (unfinished, unfinished), 1)
    finished = buildings[0] - unfinished, buildings[1] - unfinished
    _per_student(figures, "building_area_per_student", finished, students, 2)
    training = building * dice.factor(0.15, 0.3) / 10000
    figures.amounts("practical_training_area", (training, training * dice.factor(1, 1.1)), 2)
    figures.grown("training_base_area", dice.whole(3000, 20000))
    figures.grown("printed_books", int(students[0] * dice.factor(20, 60)))
    figures.grown("electronic_books", int(students[0] * dice.factor(20, 90)))


def _equipment(figures: Figures, students: Pair) -> None:
    dice = figures.dice
    value = students[0] * dice.factor(0.3, 1.2)
    values = figures.amounts("equipment_value", (value, value * dice.factor(0.97, 1.1)), 2)
    _per_student(figures, "equipment_value_per_student", (values[0] * 10000, values[1] * 10000), students, 2)
    lent = value * dice.factor(0.05, 0.2)
    figures.amounts("enterprise_equipment_value", (lent, lent * dice.factor(1.01, 1.1)), 2)
    money = dice.factor(4000, 12000)
    figures.amounts("appropriation_per_student", (money, money * dice.factor(0.93, 1.08)), 2)
    subsidy = dice.one((Decimal(0), dice.factor(100, 800)))
    figures.amounts("internship_subsidy_per_student", (subsidy, subsidy * dice.factor(1, 1.1)), 2)
    figures.amounts("internship_subsidy_per_student_fiscal", (subsidy / 2, subsidy / 2), 2)


def _per_student(
    figures: Figures, code: str, totals: tuple[Decimal, Decimal], students: Pair, decimals: int
) -> None:
    figures.amounts(code, (totals[0] / students[0], totals[1] / students[1]), decimals)


def _certificates(figures: Figures, students: Pair) -> None:
    dice = figures.dice
    figures.grown("certificates", dice.of(students[0], 0.12, 0.2))
    trained = figures.grown("x_trained_students", dice.of(students[0], 0.05, 0.08), 0.1)
    examined = _passed(figures, "x_examined_students", trained)
    _passed(figures, "x_certified_students", examined)
    _passed(figures, "gold_collar_passed", figures.grown("gold_collar_examined", dice.whole(100, 600), 0.1))
    figures.grown("club_members", dice.of(students[0], 0.2, 0.6))


def _passed(figures: Figures, code: str, taken: Pair) -> Pair:
    share = figures.dice.factor(0.75, 0.95)
    now = share + figures.dice.factor(-0.03, 0.03)
    return figures.counts(code, (int(taken[0] * share), int(taken[1] * now)))


def _levels(figures: Figures) -> None:
    for whole, levels in (
        ("homeroom_studios", ("national", "provincial", "municipal")),
        ("politics_teams", ("national", "provincial", "municipal")),
        ("politics_model_classes", ("national", "provincial")),
    ):
        before = [figures.dice.whole(0, 3) for _ in levels]
        after = [*before[:-1], before[-1] + (1 if before[-1] else 0)]
        figures.counts(whole, (sum(before), sum(after)))
        for level, *pair in zip(levels, before, after, strict=True):
            figures.counts(f"{whole}_{level}", (pair[0], pair[1]))


def _programmes(figures: Figures, programmes: int) -> None:
    for code in (
        "national_key_programmes", "provincial_brand_programmes", "apprenticeship_programmes",
        "articulated_programmes", "x_new_programmes",
    ):  # fmt: skip
        figures.grown(code, figures.dice.whole(1, programmes // 2 - 1), small=1)


def _fixed(figures: Figures) -> None:
    founded = figures.dice.whole(1950, 2000)
    figures.counts("founding_year", (founded, founded))
    figures.counts("school_history_years", (2020 - founded, 2021 - founded))
    figures.counts("scholarship_standard", (6000, 6000))
    figures.counts("grant_standard", (2000, 2000))
    figures.counts("campus_network_bandwidth", (1000, 1000))
    figures.grown("national_college_contest_awards", figures.dice.one((0, 4, 9)))
    if figures.dice.happens(0.5):
        for code in figures.dice.some(OFTEN_NOT_COUNTED, 2):
            mark = figures.dice.one(("-", "/", "未采集", "不适用"))
            figures.texts |= dict.fromkeys(((code, year) for year in YEARS), mark)
        for code in figures.dice.some(OFTEN_VAGUE, 2):
            number = figures.dice.whole(3, 9) * 10
            figures.texts |= dict.fromkeys(((code, year) for year in YEARS), f"{number}余")


def _plain(figures: Figures, indicator: Indicator) -> None:
    """Draw a figure that stands by itself."""
    dice = figures.dice
    if indicator.unit == "%":
        decimals = dice.one((0, 1, 1))
        share = dice.factor(90, 98).quantize(Decimal(1).scaleb(-decimals))
        figures.amounts(indicator.code, (share, dice.next_share(share)), decimals)
    else:
        low = 30 if indicator.unit in MEASURED else 1
        figures.grown(indicator.code, dice.whole(low, 60) * (20 if indicator.unit == "人次" else 1))
