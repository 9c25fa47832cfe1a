"""Text lost on the way: what a wrong encoding left behind, and letters that one computer alone has."""

from msgspec import Struct

from qreport.text.regex import regex

# U+FFFD stands for what could not be read; its three bytes twice over, read as GBK, are 锟斤拷. 烫烫 and 屯屯
# are memory that nobody filled. Not 锟 alone, which is a name, nor 公斤拷贝.
_LOST = regex("\ufffd|锟斤|拷锟|斤拷锟|烫烫烫|屯屯屯")
# Unicode 23.5: letters that a font of one computer defines.
_PRIVATE = regex("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# UTF-8 of hanzi begins with E4 to E9; read as GBK such a byte and the next one are these letters: 瀛 of 学.
_GBK_FRONTS = "".join(
    bytes((first, second)).decode("gbk", "ignore")
    for first in range(0xE4, 0xEA)
    for second in range(0x80, 0xC0)
)
_MAYBE_GBK = regex(f"[{_GBK_FRONTS}]")
_TWO_HANZI = regex(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}")
# The same bytes read as Western letters: `å­¦æ ¡` of 学校; 0x80 to 0x9F are the signs of cp1252.
_WESTERN_SIGNS = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_UTF8_AS_WESTERN = regex(f"(?:[ä-é][{_WESTERN_SIGNS}]{{2}}){{2,}}")
# GBK read as Western letters: `Ñ§Ð£` of 学校; not ××××, which people type.
_GBK_AS_WESTERN = regex("(?:[°-ÖØ-öø-þ][¡-þ]){2,}")
_LETTERS = regex("[À-ÖØ-öø-þ]")


class Lost(Struct, frozen=True):
    """The first piece of a text that is not what was written."""

    piece: str
    start: int
    """From 0."""
    meant: str = ""
    """What it probably was; empty when that is lost."""
    private: bool = False
    """Whether it is a letter of one computer alone."""

    @property
    def is_gone(self) -> bool:
        """Whether the text cannot be told from what is left of it."""
        return not self.meant and not self.private


def lost_text(text: str) -> Lost | None:
    """Return the first piece of `text` that was lost or garbled; None for text that is whole.

    Rare hanzi and letters of other languages are whole.
    """
    if text.isascii():
        return None
    if match := _LOST.search(text):
        return Lost(match.group(), match.start())
    if match := _PRIVATE.search(text):
        return Lost(match.group(), match.start(), private=True)
    return _read_as_gbk(text) or _read_as_western(text)


def _read_as_gbk(text: str) -> Lost | None:
    first = _MAYBE_GBK.search(text)
    found = _TWO_HANZI.search(text.encode("gbk", "replace")) if first else None
    meant = found.group().decode("utf-8") if found else ""
    if first is None or not _are_common(meant):
        return None
    return Lost(text[first.start() :][:8], first.start(), meant)


def _read_as_western(text: str) -> Lost | None:
    if match := _UTF8_AS_WESTERN.search(text):
        meant = _western_bytes(match.group()).decode("utf-8", "replace")
        if _are_common(meant):
            return Lost(match.group(), match.start(), meant)
    for match in _GBK_AS_WESTERN.finditer(text):
        meant = match.group().encode("latin-1").decode("gbk", "replace")
        # Two different letters at least: °C and ±5 are no words, nor is a row of one sign.
        if len(set(_LETTERS.findall(match.group()))) > 1 and _are_common(meant):
            return Lost(match.group(), match.start(), meant)
    return None


def _western_bytes(text: str) -> bytes:
    return b"".join(
        letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252", "replace")
        for letter in text
    )


def _are_common(hanzi: str) -> bool:
    """Whether all of `hanzi` are among the 3,755 common ones (GB 2312, level 1: bytes B0 to D7 in front)."""
    written = hanzi.encode("gb2312", "replace")
    fronts = written[::2]
    return len(written) == 2 * len(hanzi) > 0 and all(0xB0 <= front <= 0xD7 for front in fronts)
