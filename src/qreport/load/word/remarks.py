"""What could not be carried over from a Word file, or was changed on the way."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from qreport.limits import WORD_FINDINGS
from qreport.model.finding import Finding, Problem
from qreport.model.location import Location
from qreport.problems.reading import WORD_CHANGED, WORD_NOT_CARRIED, WORD_STALE_MENTION
from qreport.text.characters import shown

_ADVICE = {
    "文本框": "把文本框里的文字剪切出来，粘贴成正文。",
    "公式": "把公式改成文字，或截成 PNG 图片再插入。",
    "图表": "把数据写成指标，用报告包里的图；或把图表“另存为图片”，再插入 PNG。",
    "SmartArt 图形": "把它“另存为图片”（PNG），再插入。",
    "嵌入的对象": "打开它，把内容复制成表格或 PNG 图片。",
    "图形": "把它“另存为图片”（PNG），再插入；不需要的删去。",
    "链接的图片": "在 Word 里用“插入—图片”把图片放进文件，不要链接。",
    "图片": "把图片另存为 PNG 或 JPEG，再插入。",
    "表中之表": "把里面的表移到外面，单独成表。",
    "表格里的图片": "把图片移到表格以外，单独成段。",
    "划去的文字": "删掉划去的字；仍然有效的，去掉删除线。",
    "合并格盖住的文字": "取消合并，把要用的文字写进看得见的格里；不用的删去。",
    "还没有填的内容": "填上内容，或删去这个控件。",
    "插入的文件": "打开插入的文件，把内容复制成正文。",
}
"""How to mend, by what it is."""


class Remarks(Struct):
    """Collects them in the order of the text; many of one kind become one finding after the first few."""

    _noted: list[tuple[Problem, str, Location, str]] = field(default_factory=list)

    def lose(self, what: str, place: Location, words: str = "") -> None:
        """Note something that is not carried over; `words` tell which one."""
        self._noted.append((WORD_NOT_CARRIED, what, place, words))

    def change(self, what: str, place: Location, words: str) -> None:
        """Note something that was changed on the way."""
        self._noted.append((WORD_CHANGED, what, place, words))

    def stale(self, label: str, place: Location) -> None:
        """Note a number of a table or picture that no caption has."""
        self._noted.append((WORD_STALE_MENTION, "找不到的编号", place, label))

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each, and one for those that are too many to tell."""
        counts: Counter[str] = Counter()
        last: dict[str, tuple[Problem, Location]] = {}
        for problem, what, place, words in self._noted:
            counts[what] += 1
            if counts[what] <= WORD_FINDINGS:
                yield _told(problem, what, place, words)
            last[what] = (problem, place)
        for what, (problem, place) in last.items():
            if (more := counts[what] - WORD_FINDINGS) > 0:
                yield problem.at(place, message=f"还有 {more} 处{what}，不再一一列出")


def _told(problem: Problem, what: str, place: Location, words: str) -> Finding:
    if problem is WORD_STALE_MENTION:
        message = f"正文提到“{words}”，本文件里没有（或不止一处）编号为“{words}”的题注"
        return problem.at(place, message=message, found=words)
    if problem is WORD_CHANGED:
        return problem.at(place, message=f"{what}：{words}")
    which = f"“{shown(words, 20)}”" if words else ""
    return problem.at(place, message=f"{what}{which}没有带进报告", mend=_ADVICE.get(what))
