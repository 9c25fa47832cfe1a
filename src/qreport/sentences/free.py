"""Numbers that are no data: dates, ordinals, document numbers, references, numbers that belong to a name."""

from collections.abc import Iterator

from qreport.sentences.words import COMPARED
from qreport.text.regex import regex

_CN = "一二两三四五六七八九十百〇零"
_YEAR = r"(?:19|20)\d\d"

KINDS: tuple[tuple[str, str], ...] = (
    # 2020—2021学年, 2018-2020年, 2021/2022; 2021年9月1日, 2021年, 2021届, 2021-09-01
    ("date", rf"{_YEAR}\s?年?\s?[-—–~至/]+\s?(?:{_YEAR}|\d\d)\s?(?:学年度?|年度?)"),
    ("date", rf"{_YEAR}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?![\d.%])"),
    ("date", rf"{_YEAR}\s?(?:年|届|级|学年)度?(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日?)?)?(?:[春秋]季)?"),
    ("date", rf"(?<![\d.]){_YEAR}(?=[-—–~至]+{_YEAR})"),
    # 9月1日, 9月, 1-8月, 十月, 9月至次年1月; not 3个月
    ("date", r"\d{1,2}\s?月\s?\d{1,2}\s?(?:日|号)(?:\s?[-—–~至]\s?\d{1,2}\s?(?:日|号))?"),
    ("date", r"\d{1,2}\s?(?:[-—–~至、]\s?\d{1,2}\s?)?月(?:份|底|初|末|中旬|上旬|下旬)?"),
    ("date", rf"[{_CN}]{{1,2}}月(?:[{_CN}]{{1,3}}日)?(?:份|底|初|末)?|[〇一二三四五六七八九]{{4}}年"),
    ("date", r"\d{1,2}\s?日(?![均制常])|\d{1,2}\s?世纪|\d0年代|[二三四五六七八九]十年代|周[一二三四五六日]"),
    ("time", r"\d{1,2}:\d{2}(?::\d{2})?(?=[-~至开起到分前后]|\s?[-~]\s?\d)|(?<=[至到~-])\d{1,2}:\d{2}"),
    # 〔2020〕7号, [2020]7号, 第7号文, GB/T 15835
    ("document", r"[〔\[(（【]\s?(?:19|20)\d\d\s?[〕\])）】]\s?第?\s?\d{1,5}\s?号|\d{1,5}\s?号(?!召|线)"),
    ("document", r"[A-Z]{2,4}(?:/T)?\s?\d{3,6}(?:[-—]\d{4})?"),
    # 第6届, 第一批, 首届; 表1-1, 图2-3, 附件2, 案例3; 1.1 of a heading is taken away before
    (
        "ordinal",
        rf"第\s?(?:\d{{1,4}}|[{_CN}]{{1,4}})(?:\s?(?:届|批|期|次|名|位|章|节|条|款|项|个|轮|季|年|学期|方阵|梯队))?",
    ),
    (
        "ordinal",
        rf"(?:排名|位列|位居|名列|列)(?:全[国省市校]|省内|市内)?(?:前)?第?\s?(?:\d{{1,4}}|[{_CN}]{{1,3}})(?:名|位)?",
    ),
    ("ordinal", rf"(?:前|top)\s?(?:\d{{1,3}}|[{_CN}]{{1,3}})(?:名|位|强|甲)|\d{{1,4}}强"),
    ("ordinal", rf"[{_CN}]{{1,3}}届(?:[{_CN}]{{1,2}}次(?:、[{_CN}]{{1,2}}次)*)?"),
    ("reference", r"[附续]?[表图]\s?\d{1,3}(?:[-.－—–]\d{1,3})*|(?:附件|附录|案例|注)\s?\d{1,3}|[①-⑳]"),
    ("list", r"^\s*(?:[(（]\s?\d{1,2}\s?[)）]|\d{1,2}[.、)）](?!\d))"),
    ("list", r"(?<=[。；:])\s*(?:[(（]\s?\d{1,2}\s?[)）]|\d{1,2}[.、)）](?!\d))"),
    # 0635-8512345, 13800138000, 邮编252000, 3号楼
    (
        "number",
        r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?:邮编|邮政编码|代码|编号|QQ|账号)[:是为]?\s?\d{4,20}",
    ),
    # 1+X, 3+2, 5G, 3D, C919, ISO9001, 2.0, PLC1; not 100M, 98m²
    (
        "name",
        r"\d{1,2}\s?\+\s?(?:[A-ZＸxX]|\d{1,2})(?:\+\d)?|[A-Za-z]+-?\d+(?:\.\d+)?|\d+(?:\.\d+)?(?!(?:Mbps|Gbps|M(?![A-Za-z])|m²|m2|㎡|km|kW))[A-Za-z]+",
    ),
    ("name", r"(?:工业|教育|信息化|标准|行动|计划)\s?\d\.0"),
    # 三全育人, 五育并举, 十四五, 二十大, 十九届五中全会, 一带一路: names that begin with a number
    (
        "name",
        r"[三五]全育人|五育|三教|四史|两会|双[高师元创一减]|十[一二三四五六七]五|(?:十[六七八九]|二十)[大届]|[一二三四五六七]中全会",
    ),
    (
        "name",
        r"一带一路|百年|千家万户|千方百计|三下乡|百千万|一[体流线站]|第一|三二连读|四个自信|四个意识|两个维护|两个确立|三个代表|五位一体",
    ),
    (
        "name",
        rf"[{_CN}]{{1,2}}(?:年制|一贯制|位一体|馆一中心|室一中心)|\d\s?年制|[一二三]级联动|七一|八一|五四|五一|六一|十一|三八节|三农",
    ),
    (
        "name",
        rf"(?:高|初|大)[一二三四](?![{_CN}\d])|[一二三四]年级|[一二三]产|[一二三四]线|[一二三]等奖|[一二三]类|[一二三]星级?|[四五]星级?",
    ),
    # 两项合计741人: how many numbers are added up
    ("word", r"[两二三四五六](?:者|项|类|部分|种|个渠道|个方面)(?=相加|合计|共计|总计|之和)"),
    ("name", r"24小时|7\s?[×x]\s?24|365天"),
    # 教育厅等14部门, 建党100周年
    ("name", rf"(?:\d{{1,3}}|[{_CN}]{{1,3}})(?:个?部[门委](?=印发|联合|出台|发布)|周年)"),
    ("name", r"《[^》]{0,80}》"),
    # a quoted word with a number in it: “四个一”, “99公益日”, “00后”; a quoted sentence is text
    ("name", r"[“\"‘「][^”\"’」。，；]{1,16}[”\"’」]"),
)
"""Kind and shape, the more special ones first."""
_MAY_COUNT = regex(f"[0-9①-⑳{_CN}]")
_SET_APART = ("date", "list", "time")
_KINDS = tuple((kind, regex(shape)) for kind, shape in KINDS)


class Free:
    """The stretches of a flat text whose numbers say nothing of their own."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._kinds: list[str] = [""] * len(text) if _MAY_COUNT.search(text) else []
        for kind, shape in _KINDS if self._kinds else ():
            for match in shape.finditer(text):
                for at in range(*match.span()):
                    self._kinds[at] = self._kinds[at] or kind

    def kind(self, at: int) -> str:
        """Return what the number at a place is when it is no data; empty for a number that may be some."""
        return self._kinds[at] if at < len(self._kinds) else ""

    def without_dates(self) -> str:
        """Return the text with blanks in place of dates and list numbers."""
        if not self._kinds:
            return self._text
        kinds = list(self._kinds)
        for match in COMPARED.finditer(self._text):
            # 较2020年: not the year of the number, but what it is compared with
            kinds[slice(*match.span())] = [""] * len(match[0])
        pairs = zip(self._text, kinds, strict=True)
        return "".join(" " if kind in _SET_APART else letter for letter, kind in pairs)


def years_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and year of each year told in flat `text`: the later one of a school year."""
    for match in _STRETCH.finditer(text):
        last = match["last"]
        yield (
            match.start(),
            (last if len(last) == 4 else match["first"][:2] + last) if last else match["first"],
        )


_STRETCH = regex(
    # 2021年, 2021届, 2020—2021学年, 2020-21学年, 2021-09
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:\s?年?\s?[-—–~至/]+\s?(?P<last>(?:(?:19|20)\d\d)|\d\d(?=学年)))?(?=\s?(?:年|届|级|学年|[-./]\d))"
)
