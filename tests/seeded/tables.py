"""The detail tables of a fictional school, which agree with its figures."""

from collections.abc import Mapping
from itertools import pairwise

from .dice import Dice

Rows = list[list[str]]
"""A heading and the rows below it; a cell that is merged with the one above is empty."""
PROGRAMMES = (
    "机电技术应用", "数控技术应用", "电气设备运行与控制", "汽车运用与维修", "新能源汽车检测与维修",
    "焊接加工", "工业机器人应用与维护", "建筑工程施工", "建筑装饰技术", "工程造价", "计算机应用",
    "无人机操控与维护", "增材制造技术应用", "会计事务", "电子商务", "现代物流", "幼儿保育", "护理",
    "铁路客运服务", "药物制剂", "烹饪工艺与营养", "园林技术", "服装设计与工艺", "旅游服务与管理",
)  # fmt: skip
DEPARTMENTS = ("机电工程系", "汽车工程系", "建筑工程系", "信息工程系", "经济管理系")
CLIENTS = ("市总工会", "市残联", "县农业农村局", "春山纺织公司", "临河化工厂", "建设行业协会", "社区学院")
LEVELS = ("国家级", "省级", "市级")
PRIZES = ("一等奖", "二等奖", "三等奖")
CONTESTS = ("全国职业院校技能大赛", "省职业院校技能大赛", "市职业技能大赛")
STATES = ("立项", "在研", "结项")
DATES = (
    "2020年9月28日", "2020-10-12", "2020年12月11日至13日", "2021年3月", "2021.5.20", "2021年7月5日",
    "2021年10月",
)  # fmt: skip


def draw_tables(dice: Dice, students: Mapping[str, int], programmes: int) -> dict[str, Rows]:
    """Return every detail table of the pack; `students` by year, `programmes` of them are taught."""
    taught = dice.some(PROGRAMMES, programmes)
    contests = _contest_counts(dice)
    research = _research_counts(dice)
    return {
        "programmes": _programmes(dice, taught, students["2021"]),
        "new_programmes": [["专业名称"], *([name] for name in dice.some(taught, 2))],
        "student_awards": [["项目", "奖项"], *_listed(contests, "省职业院校技能大赛-赛项", 2, 3)],
        "contest_award_counts": contests,
        "hosted_contests": [["时间", "比赛"], *([date, f"第{at}场"] for at, date in _dates(dice))],
        "teacher_honours": [["时间", "荣誉"], *([date, f"荣誉{at}"] for at, date in _dates(dice))],
        "teacher_award_counts": _teacher_counts(dice),
        "research_projects": [
            ["课题名称", "来源", "状态"],
            *([title, "省教科院课题", state] for title, state in _listed(research, "课题研究", 0, 3)),
        ],
        "research_counts": research,
        "teaching_awards": [
            ["参赛项目", "作品名称", "获得奖项"],
            *(["省教学能力大赛", f"作品{at}", dice.one(PRIZES)] for at in range(1, dice.whole(2, 6))),
        ],
        "training": _with_total([["合作单位", "培训人数"], *_clients(dice)], 1),
        "student_aid": _aid(dice, students),
        "cooperation_bodies": [
            ["机构名称", "类别", "学校角色"],
            ["春山智能制造研究院", "研究院", "校企共建"],
            ["春山产教联盟", "产教联盟", "理事长单位"],
        ],
        "school_honours": [
            ["荣誉称号", "获得时间"], ["省级文明单位", "历年"], ["市平安校园", "本年度"],
        ],
    }  # fmt: skip


def _with_total(rows: Rows, column: int) -> Rows:
    total = sum(int(row[column]) for row in rows[1:])
    return [*rows, [*("合计" if at == 0 else "" for at in range(column)), str(total)]]


def _programmes(dice: Dice, taught: list[str], students: int) -> Rows:
    cuts = sorted(dice.some(range(1, students), len(taught) - 1))
    sizes = [high - low for low, high in pairwise([0, *cuts, students])]
    each = -(-len(taught) // len(DEPARTMENTS))
    rows = [
        [DEPARTMENTS[at // each] if at % each == 0 else "", name, str(size)]
        for at, (name, size) in enumerate(zip(taught, sizes, strict=True))
    ]
    return _with_total([["所属系部", "专业名称", "在校生数"], *rows], 2)


def _contest_counts(dice: Dice) -> Rows:
    rows = [
        [contest, level, prize, str(dice.whole(1, 12))]
        for contest, level in zip(CONTESTS, LEVELS, strict=True)
        for prize in PRIZES
    ]
    return [["赛事", "级别", "奖项", "数量"], *rows]


def _teacher_counts(dice: Dice) -> Rows:
    rows = [
        ["教师技能竞赛" if level == prize == 0 else "", LEVELS[level], PRIZES[prize], str(dice.whole(1, 9))]
        for level in range(3)
        for prize in range(3)
    ]
    return [["活动", "级别", "奖项", "数量"], *rows]


def _research_counts(dice: Dice) -> Rows:
    rows = [[state, level, "", str(dice.whole(1, 20))] for state in STATES for level in LEVELS]
    return [["状态", "级别", "来源", "数量"], *rows]


def _listed(counts: Rows, name: str, group: int, number: int) -> Rows:
    """Return some of what is counted, one row each: at most as many as are counted in any row."""
    return [
        [f"{name}{at}-{row[group]}", row[group]]
        for row in counts[1:]
        for at in range(1, min(2, int(row[number])) + 1)
        if row[1] == "省级"
    ]


def _dates(dice: Dice) -> list[tuple[int, str]]:
    return list(enumerate(dice.some(DATES, dice.whole(2, len(DATES))), start=1))


def _clients(dice: Dice) -> Rows:
    names = dice.some(CLIENTS, dice.whole(3, len(CLIENTS)))
    return [[name, str(dice.whole(20, 4000))] for name in names]


def _aid(dice: Dice, students: Mapping[str, int]) -> Rows:
    most = max(students.values())
    rows = [
        [term if first else "", register, aid, str(dice.of(most, low, low + 0.1))]
        for term in ("2020年秋季", "2021年春季")
        for first, register, aid, low in (
            (True, "技工类", "助学金", 0.02), (False, "技工类", "免学费", 0.3),
            (False, "中职类", "助学金", 0.02), (False, "中职类", "免学费", 0.4),
        )
    ]  # fmt: skip
    return [["学期", "学籍", "资助项目", "人数"], *rows]
