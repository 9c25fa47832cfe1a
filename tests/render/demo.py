"""A document with every kind of block, for all tests of writers."""

from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from qreport.model.document import (
    Block,
    BodyStart,
    Caption,
    CaseStudy,
    Cell,
    Chart,
    ChartModel,
    CoverPage,
    CrossReference,
    Document,
    FactRef,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    Miniature,
    PageBreak,
    Paragraph,
    Photo,
    PhotoGrid,
    Properties,
    Row,
    Run,
    Series,
    StatementPage,
    Table,
    Tile,
    Tiles,
    Toc,
    TocEntry,
)
from qreport.model.location import Location

PROPERTIES = Properties("示例学校质量年度报告（2022）", "示例职业学校", "质量年度报告", "2021-11")
SENTENCE = (
    "学校坚持立德树人，落实“三全育人”，现有全日制在校生9527人——比上年增加19.87%，双师型教师占比73.04%……"
)


def text(*words: str) -> Inlines:
    return tuple(Run(word) for word in words)


def caption(sort: str, label: str, number: int, words: str) -> Caption:
    prefix = label.removesuffix(str(number))
    return Caption(sort, label, prefix, number, text(words))  # type: ignore[arg-type]


def body(words: str) -> Paragraph:
    return Paragraph(text(words))


def heading(target: str, level: int, number: str, words: str, *, page_break: bool = False) -> Heading:
    return Heading(target, level, number, text(words), page_break)


HEADINGS = (
    heading("overview", 1, "一、", "学校概况", page_break=True),
    heading("students", 1, "二、", "学生发展", page_break=True),
    heading("virtue", 2, "（一）", "立德树人，打造“三全育人”学校"),
    heading("party", 3, "1.", "党建引领，全力提升教育质量"),
    heading("detail", 4, "（1）", "支部建设"),
    heading("contests", 2, "（二）", "融入教学，提高参赛办赛水平"),
    heading("teaching", 1, "三、", "教学改革", page_break=True),
)


def header(*words: str) -> Row:
    return Row(tuple(Cell(text(word), "center") for word in words), "header")


def conditions() -> Table:
    """Numbers of different decimals, a ratio, a missing value."""
    values = (
        ("1", "全日制在校生数（含技工）", "人", "9527"),
        ("2", "生均校园占地面积", "m²", "49.64"),
        ("3", "生均教学仪器设备值", "元", "11201.30"),
        ("4", "年生均财政拨款", "元", "-"),
        ("5", "生师比", "/", "19:1"),
        ("6", "毕业去向落实率", "%", "98.5"),
    )
    rows = tuple(
        Row((Cell(text(a), "center"), Cell(text(b)), Cell(text(c), "center"), Cell(text(d), "decimal")))
        for a, b, c, d in values
    )
    return Table(
        "conditions",
        caption("table", "表1-1", 1, "示例职业学校办学条件"),
        (1, 4, 1, 2),
        (header("序号", "指标", "单位", "2021年"), *rows),
        (text("注：财政拨款未采集。"), text("数据来源：学校财务处。")),
        "办学条件六项指标",
    )


def programmes() -> Table:
    """Department cells merged over rows, a total over columns, two header rows."""
    top = Row(
        (
            Cell(text("系部"), "center", row_span=2),
            Cell(text("专业"), "center", row_span=2),
            Cell(text("在校生"), "center", column_span=2),
        ),
        "header",
    )
    second = Row((Cell(text("2020年"), "center"), Cell(text("2021年"), "center")), "header")
    rows = (
        Row(
            (
                Cell(text("智能制造系"), "center", row_span=2),
                _cell("机电技术应用"),
                _number("398"),
                _number("412"),
            )
        ),
        Row((_cell("数控技术应用"), _number("305"), _number("1288"))),
        Row(
            (
                Cell((*text("电气"), LineBreak(), *text("工程系")), "center"),
                _cell("电气运行"),
                _number("88"),
                _number("90"),
            )
        ),
        Row((Cell(text("合　计"), "center", column_span=2), _number("791"), _number("1790")), "total"),
    )
    return Table("programmes", caption("table", "表2-1", 1, "专业设置"), (2, 3, 1, 1), (top, second, *rows))


def _cell(words: str) -> Cell:
    return Cell(text(words))


def _number(words: str) -> Cell:
    return Cell(text(words), "decimal")


def contests() -> Table:
    """Long enough to run over two pages, across."""
    rows = tuple(
        Row(
            (
                Cell(text(str(number)), "center"),
                _cell("全国职业院校技能大赛——" * 3),
                Cell(text("二等奖"), "center"),
            )
        )
        for number in range(1, 46)
    )
    head = header("序号", "项目", "奖项")
    label = caption("table", "表2-2", 2, "参加技能大赛获奖情况")
    return Table("contests", label, (1, 8, 2), (head, *rows), landscape=True)


def chart() -> Chart:
    values = tuple(Decimal(each) for each in ("412", "1288", "90"))
    series = Series("2021年", values, ("412", "1288", "90"))
    model = ChartModel("bars", ("机电技术应用", "数控技术应用", "电气运行"), (series,), "人")
    notes = (text("数据来源：学籍系统。"),)
    return Chart(
        "by_programme", caption("figure", "图2-1", 1, "数控专业人数最多"), model, "条形图：三个专业", notes
    )


def photo(folder: Path, name: str, size: tuple[int, int], color: str) -> Path:
    path = folder / name
    image = Image.new("RGB", size, color)
    ImageDraw.Draw(image).ellipse((20, 20, size[0] - 20, size[1] - 20), fill="white")
    image.save(path)
    return path


def photos(folder: Path) -> PhotoGrid:
    sizes = ((800, 600, "#5BA3CF"), (640, 640, "#E08E0B"), (600, 800, "#7F7F7F"))
    shown = tuple(
        Photo(
            photo(folder, f"活动{number}.png", (width, height), color),
            text(f"{number}月21日，学校举行职业教育活动周启动仪式"),
            f"活动照片{number}",
            Location("chapters/students.md", line=number),
        )
        for number, (width, height, color) in enumerate(sizes, start=1)
    )
    return PhotoGrid("activities", caption("figure", "图2-2", 2, "学校部分活动图片资料"), shown, 2)


COURSE = Miniature((Decimal(21), None, Decimal(60)), "2019年21，2021年60")


def tiles() -> Tiles:
    """A row that is full and one that is not; one number with a note."""
    shown = (("9527人", "在校生", "比上年增加1579人"), ("超8000人", "订单培养", ""), ("-", "社团", ""))
    return Tiles(
        tuple(Tile(text(figure), text(label), text(note) if note else ()) for figure, label, note in shown), 2
    )


def lists() -> tuple[Block, ...]:
    inner = ListBlock(False, ((body("内层第一项"),), (body("内层第二项"),)))
    return (
        ListBlock(
            True,
            (
                (body("建立制度；"), body("制度的补充说明。")),
                (body("狠抓落实；"), inner),
                (body("总结推广。"),),
            ),
        ),
        body("第二个列表重新编号："),
        ListBlock(True, ((body("从三开始" * 12),), (body("接着是四"),)), start=3),
    )


def document(folder: Path) -> Document:
    """Return a report in which every kind of block occurs."""
    toc = Toc(
        "目　录",
        tuple(
            TocEntry(each.level, each.number + each.text[0].text, each.id)  # type: ignore[union-attr]
            for each in HEADINGS
            if each.level <= 3
        ),
    )
    cover = CoverPage("示例职业学校\n质量年度报告（2022）", "中等职业教育", ("示例职业学校", "2021年11月"))
    statement = StatementPage(
        "内容真实性责任声明", (SENTENCE,), ("单位名称（盖章）：", "法定代表人（签名）：")
    )
    return Document(
        PROPERTIES, (cover, statement, toc, BodyStart(), *_overview(), *_students(folder), *_teaching())
    )


def _overview() -> tuple[Block, ...]:
    fact = FactRef("full_time_students", "2021", "", Decimal(9527))
    mention = (
        Run("学校现有在校生"),
        Run("9527人", bold=True, fact=fact),
        Run("，见"),
        CrossReference("conditions", "表1-1"),
        Run("，另见"),
        CrossReference("teaching", "第三章"),
        Run("和"),
        CrossReference("by_programme", "图2-1", bold=True),
        Run('。<w:p> & "引号" \x00\x0b\ud800控制字符'),
    )
    return (HEADINGS[0], Paragraph(mention), body(SENTENCE * 6), conditions(), body(SENTENCE * 2))


def _students(folder: Path) -> tuple[Block, ...]:
    roles = ("plain", "quote", "prompt", "signature")
    return (
        *HEADINGS[1:5],
        body(SENTENCE * 3),
        *(Paragraph(text(f"{role}：{SENTENCE}"), role) for role in roles),  # type: ignore[arg-type]
        chart(),
        photos(folder),
        *lists(),
        programmes(),
        HEADINGS[5],
        body(SENTENCE),
        contests(),
        body(SENTENCE * 4),
        CaseStudy(
            "case", "案例1", text("产教深度融合"), (body(SENTENCE * 2), PageBreak(), body("分页之后。"))
        ),
    )


def _teaching() -> tuple[Block, ...]:
    return (
        HEADINGS[6],
        body(SENTENCE),
        tiles(),
        PageBreak(),
        Table("bare", None, (1, 1), (Row((_cell("甲"), Cell((COURSE,)))),)),
    )
