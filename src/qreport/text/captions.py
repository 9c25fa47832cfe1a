"""Captions of tables and pictures, and the numbers under which the text mentions them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from msgspec import Struct

from qreport.text.regex import regex

_DASHES = "-‐‑–—－"
# `1`, `2-1`, `2—1`, `2．１` (digits of full width are no figures here)
_FIGURES = rf"[0-9]+(?:\s*[{_DASHES}.．]\s*[0-9]+)*"
# or `二`; but not the 一 of 图一样, 表一致
_NUMBER = rf"(?:{_FIGURES}|[一二三四五六七八九十]+(?![致样般些]))"
# `表2-1`, `附表 3`, `图二`
_LABEL = rf"(附?[表图]\s*{_NUMBER})"
# `表2-1 专业设置情况`, `图1：实训基地`.
_CAPTION = regex(rf"{_LABEL}(?![0-9])[\s:：、.．]*(.*)", re.DOTALL)
# `见表2-1`; not the 表2 of 表21 or 表2-10.
_MENTION = regex(rf"{_LABEL}(?![0-9]|[{_DASHES}]\s*[0-9])")
# `详见图9-9`, `图9-9和表9-9`; not 代表2-3人, 列表1-2.
_TYPED = regex(
    rf"(?<![代列发仪手钟课报外地版画构意试制绘插统])(附?[表图]\s?[0-9]+\s?[{_DASHES}.．]\s?[0-9]+)(?![0-9{_DASHES}.．]|\s?[人个项年月日])"
)
# `如图3所示`: only behind a word that refers, since 代表10人 is no mention.
_STALE = regex(rf"(?:见|如|据|和|与|、|在)(附?[表图]\s*{_FIGURES})")
# `如附表9所示`, `（见图2）`, `图2所示`; not 如图2020年, nor 如表10人.
_REFERRED = regex(
    r"(?<=[见如据])(附?[表图]\s?[0-9]{1,2})(?=\s?(?:所示|所列|可[见知以]|[，。；、）)和与及]|$))"
    r"|(?<![代列发仪手钟课报外地版画构意试制绘插统])(附?[表图]\s?[0-9]{1,2})(?=\s?(?:所示|所列))"
)
# `表2-1至2-3`, `表2-1、2-2和2-3`: what follows a mention, without the word 表.
_FURTHER = regex(
    r"(\s*(?:至|到|～|~|、|，|和|及|与|以及|或)\s*)"
    rf"([0-9]+\s*[{_DASHES}.．]\s*[0-9]+)(?![0-9{_DASHES}.．])"
)
_LONGEST = 80


class Caption(Struct, frozen=True):
    """A caption as it stands in the file."""

    sort: str
    """`表`, `图`, or empty when it does not say."""
    label: str
    """The old number in one form for comparison, empty for none."""
    words: str


def caption_of(text: str, *, styled: bool) -> Caption | None:
    """Return what a paragraph says as a caption; None when it cannot be one.

    Without the style of captions it has to begin with a number and not to be a sentence.
    """
    flat = " ".join(text.split())
    match = _CAPTION.fullmatch(flat)
    # `表1说明了三点。` is a sentence.
    if match and (styled or (len(flat) <= _LONGEST and not flat.endswith(("。", "；", "，", "：")))):
        words = match[2].strip()
        return (
            Caption("表" if "表" in match[1][:2] else "图", plain_label(match[1]), words) if words else None
        )
    return Caption("", "", flat) if styled and flat else None


def plain_label(label: str) -> str:
    """Return a number as typed in one form: `表2-1` for `表 2—1` and `表２．１`."""
    flat = "".join(unicodedata.normalize("NFKC", label).split())
    return re.sub(f"[{_DASHES}.．]", "-", flat)


def linked(text: str, ids: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """Return the pieces of `text`, each with the id of what it mentions, None for plain words."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for match in _MENTION.finditer(text):
        target = ids.get(plain_label(match[1]))
        if target:
            pieces += [(text[end : match.start()], None), (match[1], target)]
            end = match.end()
            for words, label, behind in _further(text, match):
                pieces += [(words, None), (text[behind - len(label) : behind], ids.get(_full(match, label)))]
                end = behind
    return [piece for piece in (*pieces, (text[end:], None)) if piece[0]]


def _further(text: str, mention: re.Match[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the numbers that go on a mention: the words in front, the number, and where it ends."""
    end = mention.end()
    while more := _FURTHER.match(text, end):
        end = more.end()
        yield more[1], more[2], end


def _full(mention: re.Match[str], number: str) -> str:
    """Return a further number with the word of the mention: 表2-3."""
    return plain_label(f"{mention[1].rstrip('0123456789 ' + _DASHES + '.．')}{number}")


def stale_mentions(text: str, ids: Mapping[str, str]) -> Iterator[str]:
    """Yield every number that the text refers to and that no caption of the file has."""
    for match in _STALE.finditer(text):
        if plain_label(match[1]) not in ids:
            yield "".join(match[1].split())
        yield from (full for _, label, _ in _further(text, match) if (full := _full(match, label)) not in ids)


def typed_labels(text: str) -> Iterator[str]:
    """Yield every number of a table or picture that the text mentions: 图9-9, 表 2.1, 如附表9所示."""
    yield from ("".join(match[1].split()) for match in _TYPED.finditer(text))
    yield from ("".join((match[1] or match[2]).split()) for match in _REFERRED.finditer(text))
