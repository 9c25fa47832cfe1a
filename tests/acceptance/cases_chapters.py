"""Chapters and photos, written wrongly by hand, and by someone who means harm."""

from .case import Case, blocks, drafts, passes, stops
from .changes import Change, added, all_of, encoded, linked, removed, renamed, replaced, written
from .pictures import giant, picture

CHAPTER = "chapters/overview.md"
BODY = f"{CHAPTER}:5"
STUDENTS = "chapters/student_development.md"
PHOTO = "photos/reform_meeting.png"
PHOTO_LINE = f"{STUDENTS}:10"
HEAD = "---\ntitle: 学校概况\nkind: body\n---\n"
SCHOOL = "聊城高级工程职业学校"


def _first(text: str) -> Change:
    """Put `text` into line 5, the first of the body."""
    return replaced(CHAPTER, "{{ 学校.name }}始建于", f"{text}{{{{ 学校.name }}}}始建于")


def _last(*lines: str) -> Change:
    """Add lines at the end of the chapter; the first becomes line 29."""
    return added(CHAPTER, "\n" + "\n".join(lines) + "\n")


def _elsewhere(name: str, path: str) -> Case:
    """Return the case in which a chapter names a photo that is not one of the filing."""
    return drafts(f"photo-{name}", replaced(STUDENTS, PHOTO, path), PHOTO_LINE, "QR418")


NAMES = (
    drafts("value-unknown", _first("{{ 值.school_buses }}"), BODY, "QR404", "school_buses"),
    drafts("value-misspelt", _first("{{ 值.全日制在校生 }}"), BODY, "QR404", "是否为“全日制在校生数"),
    drafts("name-unknown", _first("{{ school.name }}"), BODY, "QR405", "school"),
    drafts("field-unknown", _first("{{ 学校.校名 }}"), BODY, "QR405", "校名"),
    drafts("filter-unknown", _first("{{ 值.teachers|带单 }}"), BODY, "是否为“带单位”"),
    drafts("records-unknown", _first("{% for 行 in 记录.buses %}x{% endfor %}"), BODY, "buses"),
    drafts("reference-unknown", _first("见{{ 见.company_photos }}。"), BODY, "是否为“company_photo”"),
    drafts(
        "reference-to-nothing",
        replaced(CHAPTER, "::: 图 students_and_teachers", ""),
        f"{CHAPTER}:11",
        "QR415",
    ),
    drafts("group-unknown", _first('{{ 值.students_by_department["船舶系"] }}'), BODY, "QR408", "船舶系"),
)

NOTATION = (
    drafts("comma-half-width", _first("学校,教师。"), BODY, "QR427", "中文里用了半角逗号"),
    passes("punctuation-in-code", _first("`学校,教师`、")),
    blocks("syntax-open", _first("{{ 值.teachers "), BODY, "QR401"),
    blocks("syntax-single-brace", _first("{{ 值.teachers }"), BODY, "QR401"),
    blocks("syntax-if-open", _first("{% if 值.teachers is 有值 %}"), CHAPTER, "{% if %} 没有结束"),
    blocks("syntax-tag-unknown", _first("{% dowhile %}"), BODY, "QR401", "dowhile"),
    blocks("arithmetic", _first("{{ 值.teachers + 1 }}"), BODY, "QR402", "不做计算"),
    blocks("directive-unknown", _last("::: 表单 conditions"), f"{CHAPTER}:29", "QR410", "表单"),
    drafts("directive-id-unknown", _last("::: 表 condition"), f"{CHAPTER}:29", "QR413", "是否为“conditions”"),
    blocks("directive-without-id", _last("::: 表"), f"{CHAPTER}:29", "QR411"),
    blocks("directive-open", _last('::: 照片 id=x 标题="甲"', f"![甲]({PHOTO})"), f"{CHAPTER}:29", "QR412"),
    blocks(
        "directive-key-unknown", _last("::: 照片 题=甲", f"![甲]({PHOTO})", ":::"), f"{CHAPTER}:29", "QR411"
    ),
    blocks("directive-columns", _last("::: 照片 列=9", f"![甲]({PHOTO})", ":::"), f"{CHAPTER}:29", "QR411"),
    drafts("directive-twice", _last("::: 图 students_and_teachers"), f"{CHAPTER}:29", "QR414"),
    drafts("still-to-write", _last("::: 待写 补充办学理念"), f"{CHAPTER}:29", "QR421"),
    drafts("heading-of-level-1", _last("# 标题"), f"{CHAPTER}:29", "QR420"),
    passes("html-is-text", _first("<script>alert(1)</script>&amp;<w:br/>"), BODY, "QR437"),
)

HARM = (
    blocks("python-class", _first("{{ ().__class__.__bases__ }}"), BODY, "QR402", "__class__"),
    blocks("python-attribute", _first("{{ 学校.__init__.__globals__ }}"), BODY, "QR402"),
    blocks("python-by-name", _first('{{ 学校["__class__"] }}'), BODY, "QR402"),
    drafts("python-filter", _first('{{ 学校|attr("__class__") }}'), BODY, "attr"),
    blocks("python-call", _first("{{ cycler.__init__.__globals__.os.popen('id') }}"), BODY, "QR402"),
    blocks("include", _first('{% include "/etc/passwd" %}'), BODY, "QR402"),
    blocks("import", _first('{% import "x" as y %}'), BODY, "QR402"),
    blocks("loop-over-a-range", _first("{% for i in range(10**9) %}x{% endfor %}"), BODY, "QR402"),
    blocks(
        "loops-in-loops",
        _first("{% for 行 in 记录.programmes %}" * 7 + "{{ 行.students }}" + "{% endfor %}" * 7),
        CHAPTER,
        "QR403",
    ),
    blocks("brackets-in-brackets", _first("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"), CHAPTER, "QR403"),
    passes("quotes-in-quotes", _last(">" * 3000 + " 深")),
    drafts("stars-upon-stars", _last("*" * 3000), f"{CHAPTER}:29", "QR426"),
)

FILES = (
    blocks("chapter-in-gbk", encoded(CHAPTER, "gbk"), CHAPTER, "QR102", "GBK"),
    blocks("chapter-with-a-bell", _first("\x07"), BODY, "U+0007"),
    blocks("chapter-empty", written(CHAPTER, ""), CHAPTER, "QR149"),
    passes("chapter-without-head", replaced(CHAPTER, HEAD, "")),
    blocks("chapter-head-broken", replaced(CHAPTER, "title: ", "title："), f"{CHAPTER}:2", "全角"),
    blocks(
        "chapter-head-open", replaced(CHAPTER, "kind: body\n---\n", "kind: body\n"), f"{CHAPTER}:1", "---"
    ),
    blocks("chapter-kind-unknown", replaced(CHAPTER, "kind: body", "kind: main"), f"{CHAPTER}:3", "body"),
    drafts("chapter-misnamed", renamed(CHAPTER, "chapters/overveiw.md"), "overveiw.md", "是否为“overview”"),
    blocks("chapter-in-old-word", written("chapters/overview.doc", b"x"), "overview.doc", "QR155", ".docx"),
    blocks(
        "chapter-in-broken-word",
        renamed(CHAPTER, "chapters/overview.docx"),
        "chapters/overview.docx",
        "QR101",
        "不是 .docx",
    ),
    drafts("chapter-twice", written("chapters/学校概况.docx", b"PK"), "QR140", "overview.md", "概况.docx"),
    blocks("chapter-a-link-out", linked(CHAPTER, "/etc/passwd"), CHAPTER, "QR137"),
)

PHOTOS = (
    drafts("photo-missing", removed(PHOTO), PHOTO_LINE, "QR417", PHOTO),
    drafts(
        "photo-misspelt",
        replaced(STUDENTS, PHOTO, "photos/reform_meting.png"),
        PHOTO_LINE,
        f"是否为“{PHOTO}”",
    ),
    _elsewhere("up-and-out", "photos/../../etc/passwd"),
    _elsewhere("absolute", "/etc/passwd"),
    _elsewhere("of-a-share", r"\\server\share\x.png"),
    _elsewhere("of-a-drive", r"C:\x.png"),
    _elsewhere("from-the-web", "http://example.com/x.png"),
    blocks("photo-link-out", linked(PHOTO, "/etc/passwd"), PHOTO_LINE, "QR418"),
    drafts("photo-a-folder", replaced(STUDENTS, PHOTO, "photos"), PHOTO_LINE, "QR417"),
    drafts("photo-text", written(PHOTO, "不是图片"), PHOTO_LINE, "reform_meeting.png", "QR502"),
    drafts("photo-empty", written(PHOTO, b""), PHOTO_LINE, "QR502", "文件是空的"),
    drafts("photo-svg", written(PHOTO, "<svg xmlns='http://www.w3.org/2000/svg'/>"), PHOTO_LINE, "QR502"),
    drafts("photo-cut", written(PHOTO, picture("JPEG")[:600]), PHOTO_LINE, "QR504"),
    drafts("photo-giant", written(PHOTO, giant()), PHOTO_LINE, "QR503"),
    passes("photo-cmyk", written(PHOTO, picture("JPEG", "CMYK"))),
    passes("photo-gif", written(PHOTO, picture("GIF"))),
    passes("photo-webp", written(PHOTO, picture("WEBP"))),
    passes("photo-turned", written(PHOTO, picture("JPEG", orientation=6))),
    passes("photo-transparent", written(PHOTO, picture("PNG", "RGBA"))),
    passes(
        "photo-with-blanks-in-its-name",
        all_of(
            renamed(PHOTO, "photos/推进会 现场😀.png"), replaced(STUDENTS, PHOTO, "photos/推进会 现场😀.png")
        ),
    ),
)

SCHOOLS = (
    passes("school-of-markup", replaced("qreport.yaml", SCHOOL, "'<b>&{{7*7}}**x**|'")),
    passes("school-of-a-path", replaced("qreport.yaml", SCHOOL, "../../../etc/passwd")),
    passes("school-with-a-long-name", replaced("qreport.yaml", SCHOOL, "校" * 3000)),
    stops("school-of-a-bell", replaced("qreport.yaml", f"name: {SCHOOL}", 'name: "聊\\a城"'), "U+0007"),
)

CASES = (*NAMES, *NOTATION, *HARM, *FILES, *PHOTOS, *SCHOOLS)
