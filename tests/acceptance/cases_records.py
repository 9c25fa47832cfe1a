"""Detail tables, filled in wrongly, and text in them that other programs would take for commands."""

from .case import Case, blocks, drafts, passes
from .changes import encoded, linked, removed, renamed, replaced, written

TRAINING = "records/training.csv"
PROGRAMMES = "records/programmes.csv"
AWARDS = "records/student_awards.csv"
CONTESTS = "records/hosted_contests.csv"
NEW = "records/new_programmes.csv"
HEADING = "序号,合作单位,培训人数\r\n"


def _text(name: str, typed: str) -> Case:
    """Return the case in which a contest is called `typed`: strange, but only text."""
    return passes(f"text-{name}", replaced(CONTESTS, "承办聊城市2021年中等职业学校技能大赛拉开帷幕", typed))


FILES = (
    drafts("records-missing", removed(PROGRAMMES), PROGRAMMES, "QR128"),
    drafts("records-all-missing", removed("records"), TRAINING, PROGRAMMES, AWARDS, "QR128"),
    drafts(
        "records-misnamed", renamed(TRAINING, "records/trainings.csv"), "trainings.csv", "是否为“training”"
    ),
    drafts("records-twice", written("records/training.xlsx", b"x"), "records/training.xlsx", "QR140"),
    drafts("records-only-a-heading", written(TRAINING, HEADING), TRAINING, "QR156"),
    drafts("records-without-heading", replaced(TRAINING, HEADING, ""), TRAINING, "QR122"),
    blocks("records-link-to-nothing", linked(TRAINING, "nowhere.csv"), TRAINING, "QR101"),
    blocks("records-link-out", linked(TRAINING, "/etc/passwd"), TRAINING, "QR137"),
    blocks("records-empty", written(TRAINING, ""), TRAINING, "QR149"),
    blocks("records-with-nul", replaced(TRAINING, "市残联", "市\0残联"), f"{TRAINING}:5", "0x00"),
    passes("records-in-gbk", encoded(TRAINING, "gbk"), "另有 20 个提示"),
)

COLUMNS = (
    drafts("column-missing", replaced(TRAINING, "培训人数", "次数"), TRAINING, "培训人数"),
    drafts(
        "column-missing-of-many",
        replaced(PROGRAMMES, "在校生数", "数"),
        f"{PROGRAMMES} A1",
        "QR123",
        "在校生数",
    ),
    drafts("column-unknown", replaced(TRAINING, "序号", "负责人"), f"{TRAINING} A1", "QR124", "负责人"),
    drafts("column-twice", replaced(TRAINING, "序号", "合作单位"), f"{TRAINING} B1", "QR125"),
    passes("column-by-another-name", replaced(TRAINING, "培训人数", "培训人次")),
)

ROWS = (
    drafts("choice-wrong", replaced(AWARDS, "银牌", "第二名"), f"{AWARDS} C3", "QR131", "银牌"),
    drafts("row-twice", replaced(TRAINING, "市残联", "交运集团"), f"{TRAINING}:5", "QR130", "第 4 行"),
    drafts(
        "total-in-the-middle",
        replaced(TRAINING, "4,市残联", "合计,,1\r\n4,市残联"),
        f"{TRAINING} C5",
        "QR201",
    ),
    drafts(
        "subtotal-wrong",
        replaced(TRAINING, "4,市残联", "小计,,1\r\n4,市残联"),
        f"{TRAINING} C5",
        "QR201",
        "小计填的是 1",
    ),
    drafts(
        "subtotal-right-is-no-data",
        replaced(TRAINING, "4,市残联", "小计,,19470\r\n4,市残联"),
        f"{TRAINING} C9",
        "866 + 16720 + 1884 + 21 + 132 + 552 = 20175",
    ),
    drafts("count-negative", replaced(TRAINING, "1884", "-1"), f"{TRAINING} C4", "QR133"),
    drafts("count-fraction", replaced(TRAINING, "1884", "18.84"), f"{TRAINING} C4", "QR133"),
    drafts("count-text", replaced(TRAINING, "1884", "不详"), f"{TRAINING} C4", "QR112"),
    drafts("count-blank", replaced(TRAINING, "1884", ""), f"{TRAINING} C4", "QR134"),
    drafts("text-blank", replaced(TRAINING, "市残联", ""), f"{TRAINING} B5", "QR134"),
    drafts("date-in-words", replaced(CONTESTS, "2020年9月28日", "去年秋天"), f"{CONTESTS} B2", "QR132"),
    drafts(
        "date-impossible", replaced(CONTESTS, "2020年9月28日", "2020年2月30日"), f"{CONTESTS} B2", "30 日"
    ),
)

TEXTS = (
    _text("jinja", "{{ 7*7 }}{% for x in y %}{# #}"),
    _text("xml", "<b>&amp;</w:t></w:r><!-- ]]>"),
    _text("markdown", "**粗**_斜_`码`|列|[链](http://x)![图](y)# 题"),
    _text("directive", "::: 表 conditions"),
    _text("line-break", '"幼儿\r\n保育"'),
    _text("formula", "=HYPERLINK(1)"),
    _text("path", "../../etc/passwd"),
    _text("emoji", "幼儿保育🎓𠮷"),
    _text("combining", "e\u0301\u200d\u200b保育"),
    _text("long", "幼儿保育" * 5000),
    drafts("text-bell", replaced(NEW, "幼儿保育", "幼儿\x07保育"), f"{NEW} A4", "U+0007"),
    drafts("text-escape", replaced(NEW, "幼儿保育", "\x1b[31m保育"), f"{NEW} A4", "U+001B"),
    drafts("text-bidi", replaced(NEW, "幼儿保育", "幼儿\u202e保育"), f"{NEW} A4", "U+202E"),
    drafts("text-no-character", replaced(NEW, "幼儿保育", "幼儿\uffff保育"), f"{NEW} A4", "U+FFFF"),
    blocks("text-too-long", replaced(NEW, "幼儿保育", "幼儿保育" * 9000), f"{NEW} A4", "32767"),
    drafts(
        "text-without-glyph-in-a-chart", replaced(TRAINING, "市残联", "市残联🎓"), "QR554", "🎓", TRAINING
    ),
    drafts("text-with-a-tab-in-a-chart", replaced(TRAINING, "市残联", "市残\t联"), "QR408", "市残 联"),
)

CASES = (*FILES, *COLUMNS, *ROWS, *TEXTS)
