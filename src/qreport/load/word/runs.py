"""The text and the pictures of one paragraph, out of its runs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qreport import limits
from qreport.load.grids.grid import cleaned
from qreport.load.word.fields import circled_number, form_field, is_drawn, is_prompt, sign_of
from qreport.load.word.package import LINE_BREAK, Media, Picture, Piece
from qreport.load.word.remarks import Remarks
from qreport.load.word.tree import is_on, text_of, value
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import OVER_LIMIT

_PASSED_THROUGH = frozenset((
    "w_hyperlink", "w_smartTag", "w_sdt", "w_sdtContent", "w_fldSimple", "w_ins", "w_moveTo", "w_customXml",
    "w_bdo", "w_dir", "mc_AlternateContent", "mc_Choice", "w_ruby", "w_rubyBase",
))  # fmt: skip
"""What only surrounds text. Of tracked changes the new wording is taken, as the finding about them says."""
# As plain text m² and CO₂ stay what they are; other raised letters are told of.
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_UNPRINTED = {"w_vanish": "隐藏的文字", "w_strike": "划去的文字", "w_dstrike": "划去的文字"}
# ECMA-376 Part 1, 21.2 (charts) and 21.4 (diagrams).
_DRAWN: Mapping[str, str] = {"c_chart": "图表", "dgm_relIds": "SmartArt 图形"}


@dataclass
class Runs:
    """Reads the paragraphs of one file."""

    media: Media
    notes: Mapping[tuple[str, str], str]
    """The texts of footnotes and endnotes, by sort and id."""
    remarks: Remarks
    findings: list[Finding]
    comments: int = 0
    """How many comments hang on the text."""
    characters: int = 0
    """How many were read."""
    _place: Location = field(default_factory=lambda: Location(""))
    _pictures: list[Picture] = field(default_factory=list)
    _code: str = ""
    """The instruction of the field that began last."""

    def __post_init__(self) -> None:
        self._readers: Mapping[str, Callable[[Element, Element | None], str]] = {
            "w_t": lambda element, _: element.text or "",
            "w_tab": lambda _, __: " ",
            # ECMA-376 Part 1, 17.18.3: a page break is the layout's business.
            "w_br": lambda element, _: "" if element.get("w_type") in ("page", "column") else LINE_BREAK,
            "w_cr": lambda _, __: LINE_BREAK,
            # 17.3.3.18: a hyphen at which no line ends.
            "w_noBreakHyphen": lambda _, __: "-",
            "w_sym": self._symbol,
            "w_fldChar": self._field,
            "w_instrText": self._instruction,
            "w_drawing": self._drawing,
            "w_pict": self._drawing,
            "w_object": self._object,
            "w_footnoteReference": self._note,
            "w_endnoteReference": self._note,
            "w_commentReference": self._comment,
        }

    def read(self, paragraph: Element, place: Location) -> tuple[tuple[Piece, ...], tuple[Picture, ...]]:
        """Return the text and the pictures of `paragraph`, and note what is left out."""
        self._place, self._pictures = place, []
        pieces = tuple(piece for piece in self._pieces(paragraph) if piece.text)
        return pieces, tuple(self._pictures)

    def _pieces(self, parent: Iterable[Element]) -> Iterator[Piece]:
        for element in parent:
            if is_prompt(element):
                self.remarks.lose("还没有填的内容", self._place, text_of(element))
            elif element.tag in _PASSED_THROUGH:
                # 17.16.19: a field in one element; that of an EQ holds no result.
                if element.tag == "w_fldSimple" and not text_of(element):
                    yield Piece(self._drawn(element.get("w_instr", "")))
                yield from self._pieces(element)
            elif element.tag == "w_r":
                yield from self._run(element)
            elif element.tag in ("m_oMath", "m_oMathPara"):
                self.remarks.lose("公式", self._place, "".join(element.itertext()))
                yield Piece("〔公式〕")
            elif element.tag != "w_moveFrom" and (words := text_of(element).strip()):
                self.remarks.lose("其他内容", self._place, words)

    def _run(self, run: Element) -> Iterator[Piece]:
        properties = run.find("w_rPr")
        # 17.3.2.41: text that Word does not show.
        # 17.3.2.37 and 17.3.2.9: struck out, once or twice; whoever reads the file takes it as deleted.
        unprinted = next((what for name, what in _UNPRINTED.items() if is_on(properties, name)), None)
        if unprinted:
            words = "".join(each.text or "" for each in run.findall("w_t"))
            if words.strip():
                self.remarks.lose(unprinted, self._place, words)
            return
        text = "".join(self._content(run, properties))
        text, illegal = cleaned(text, self._place)
        # A file of control characters would fill the report.
        self.findings += illegal if len(self.findings) < limits.WORD_FINDINGS else ()
        self._count(text)
        yield Piece(text, is_on(properties, "w_b"), is_on(properties, "w_i"))

    def _count(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > limits.WORD_CHARACTERS:
            message = f"文字太多：超过 {limits.WORD_CHARACTERS // 10000} 万字"
            raise Unreadable(OVER_LIMIT.at(self._place, message=message))

    def _content(self, run: Element, properties: Element | None) -> Iterator[str]:
        for element in run:
            if element.tag in self._readers:
                text = self._readers[element.tag](element, properties)
                yield self._shifted(text, properties) if element.tag == "w_t" else text
            elif element.tag in _PASSED_THROUGH:
                yield from self._content(element, properties)
            elif element.tag == "w_r":
                yield from self._content(element, element.find("w_rPr"))

    def _shifted(self, text: str, properties: Element | None) -> str:
        """Return raised and lowered figures as letters of their own, so that m² stays m²."""
        table = {"superscript": _RAISED, "subscript": _LOWERED}.get(value(properties, "w_vertAlign") or "")
        if table is None or not text.strip():
            return text
        if any(ord(letter) not in table for letter in text.strip()):
            self.remarks.change("上标、下标", self._place, f"“{text}”印成了一般大小的字")
            return text
        return text.translate(table)

    def _field(self, mark: Element, _properties: Element | None) -> str:
        """Return what an old form field shows, and what a field EQ draws, which has no text of its own."""
        if mark.get("w_fldCharType") == "begin":
            self._code = ""
            return form_field(mark.find("w_ffData"))
        code, self._code = self._code, ""
        return self._drawn(code)

    def _drawn(self, code: str) -> str:
        if not is_drawn(code):
            return ""
        if circled := circled_number(code):
            return circled
        self.remarks.lose("公式", self._place, code.strip())
        return "〔公式〕"

    def _instruction(self, code: Element, _properties: Element | None) -> str:
        self._code += code.text or ""
        return ""

    def _symbol(self, symbol: Element, _properties: Element | None) -> str:
        if sign := sign_of(symbol.get("w_font", ""), symbol.get("w_char", "")):
            return sign
        # 17.3.3.30: the number of a picture in a font such as Wingdings, no character.
        self.remarks.lose("特殊符号", self._place)
        return ""

    def _object(self, _object: Element, _properties: Element | None) -> str:
        self.remarks.lose("嵌入的对象", self._place)
        return ""

    def _note(self, reference: Element, _properties: Element | None) -> str:
        sort = reference.tag.removesuffix("Reference")
        text = self.notes.get((sort, reference.get("w_id", "")), "").strip()
        if not text:
            return ""
        self.remarks.change("脚注", self._place, "改成了括号里的注")
        return f"（注：{text.removesuffix('。')}）"

    def _comment(self, _reference: Element, _properties: Element | None) -> str:
        self.comments += 1
        return ""

    def _drawing(self, drawing: Element, _properties: Element | None) -> str:
        boxes = [text_of(box).strip() for box in drawing.iter("w_txbxContent")]
        before = len(self._pictures)
        found = [_DRAWN[each.tag] for each in drawing.iter() if each.tag in _DRAWN]
        for what in found:
            self.remarks.lose(what, self._place)
        for text in filter(None, boxes):
            self.remarks.lose("文本框", self._place, text)
        linked = self._take(drawing)
        if not (found or boxes or linked or len(self._pictures) > before):
            self.remarks.lose("图形", self._place)
        return ""

    def _take(self, drawing: Element) -> int:
        """Take the pictures of a drawing and return how many it names."""
        names = [each.get("r_embed") or "" for each in drawing.iter("a_blip")]
        # VML, the older form of drawings, which embedded pictures still have in some files.
        names += [each.get("r_id") or "" for each in drawing.iter("v_imagedata")]
        for name in names:
            self._pictures += self.media.take(name, self._place)
        # ECMA-376 Part 1, 20.1.8.55: how much is cut off at each side.
        if any(set(each.attrib.values()) - {"0"} for each in drawing.iter("a_srcRect")):
            self.remarks.change("裁剪过的图片", self._place, "印的是没有裁剪的整张；裁掉的部分请另存后再插入")
        return len(names)
