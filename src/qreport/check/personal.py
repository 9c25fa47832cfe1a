"""Numbers and accounts of a person, in any text: found by check digits or the word in front, shown masked."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct

from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack, texts_of
from qreport.notation.prose import lines
from qreport.problems.checking import CONTACT_IN_REPORT, PERSONAL_NUMBER_IN_REPORT
from qreport.text.regex import regex
from qreport.text.width import half_width

IDENTITY, CARD, MOBILE, EMAIL = "身份证号", "银行卡号", "手机号", "电子邮箱"
PUPIL, ACCOUNT, CHAT = "学籍号", "银行账号", "QQ或微信号"
SECRET = frozenset((IDENTITY, CARD, PUPIL))
"""What must never be published; the others may be those of an office."""
_NUMBERED = ("学号", "考生号", "准考证号", "工号", "护照号", "社保卡号")

# 110105 19491231 002X or 6222-0200-...: 15 to 19 digits in one or several groups; no part of a longer
# number, nor digits behind a point.
_LONG = regex(r"(?<![0-9A-Za-z.])[0-9](?:[ -]?[0-9]){14,18}[Xx]?(?![0-9A-Za-z])")
# 13800138000, 138 0013 8000, 138-0013-8000; not a number with a fraction (13800138000.5).
_MOBILE = regex(r"(?<![0-9A-Za-z.-])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z]|\.[0-9])")
# zhang.san@school.edu.cn, 邮箱zhang@school.cn; each part is bounded (64 and 63 by RFC 5321 and 1035), so that
# no text of many @ and dots takes long.
_EMAIL = regex(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10}(?![A-Za-z])"
)
# G11010519491231002X: the number of a pupil is G and that of the identity card.
_PUPIL = regex(r"(?<![0-9A-Za-z])[Gg]([0-9]{17}[0-9Xx])(?![0-9A-Za-z])")
# 号码：, 为, （ or a blank between the word and its number.
_IS = r"(?:号码?|编号)?[ \t:：为是#（(=]{0,4}"
_END = r"(?![0-9A-Za-z])"
_LABELLED: Sequence[tuple[str, str]] = (
    # 学籍号2021370105012345, 学籍辅号：L20213701
    (PUPIL, rf"学籍辅?号{_IS}([A-Za-z]?[0-9]{{8,19}}[Xx]?){_END}"),
    # 身份证号：110105194912310021, whose check digit is wrong
    (IDENTITY, rf"身份证件?{_IS}([0-9]{{15}}|[0-9]{{17}}[0-9Xx]){_END}"),
    # 账号：6222 0200 0000 0000, 卡号1234567890123456
    (ACCOUNT, rf"[账帐卡][户号]{_IS}([0-9](?:[ -]?[0-9]){{11,20}}){_END}"),
    # 学号202103251, 考生号21370105123, 准考证号：370105210123, 工号20130012
    *((sort, rf"{sort}{_IS}([A-Za-z]{{0,2}}[0-9]{{6,16}}){_END}") for sort in _NUMBERED),
    # QQ12345678, QQ群：123456789; not QQ群10000人
    (
        CHAT,
        rf"(?:[Qq]{{2}}|扣扣)(?:交流|咨询|招生)?群?{_IS}([1-9][0-9]{{4,9}})"
        r"(?![0-9A-Za-z]|[,.][0-9]| ?[多余]?[个万人次名位])",
    ),
    # 微信wx_abc2021, 微信号：zhangsan (6 to 20 letters, digits, _ and -, a letter first);
    # not 微信公众号x, 微信Wechat
    (
        CHAT,
        r"微信[ \t]*(?=[号:：为是]|[A-Za-z_-]*[0-9_-])(?:号码?)?[ \t]*[:：为是]?[ \t]*"
        r"([A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])",
    ),
)
"""What a word in front makes a number of a person; the number is group 1."""
# What every sort has: an @, 11 digits in a row or in groups, or one of the words.
_HINT = regex(
    r"[@＠]|[0-9０-９](?:[ -]?[0-9０-９]){10}|[Qq]{2}|扣扣|微信|学[号籍]|[生工证照卡账帐][号户]|身份证|社保"
)
# 2 to the power of 17 to 1, modulo 11, and the check digit by the remainder (GB 11643, ISO 7064 MOD 11-2).
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ISSUERS = ("62", "4", "51", "52", "53", "54", "55")
"""银联、维萨、万事达."""


class Personal(Struct, frozen=True):
    """One number found."""

    sort: str
    masked: str
    """What may be shown of it."""


def may_be_personal(text: str) -> bool:
    """Whether `personal_in` may find anything in `text`, which it cannot in most texts."""
    return _HINT.search(text) is not None


def personal_in(text: str) -> tuple[Personal, ...]:
    """Return the numbers, accounts and addresses of persons in `text`."""
    if not may_be_personal(text):
        return ()
    typed = half_width(text).replace("＠", "@")
    return tuple(dict.fromkeys(each for find in _FINDERS for each in find(typed)))


def _long(text: str) -> Iterator[Personal]:
    for match in _LONG.finditer(text):
        # 110105 19491231 002X to 11010519491231002X.
        digits = re.sub("[ -]", "", match[0]).upper()
        if is_identity(digits):
            yield Personal(IDENTITY, _masked(digits, 6, 2))
        elif is_card(digits):
            yield Personal(CARD, _masked(digits, 4, 4))


def _mobiles(text: str) -> Iterator[Personal]:
    for match in _MOBILE.finditer(text):
        yield Personal(MOBILE, _masked(re.sub("[ -]", "", match[0]), 3, 2))


def _emails(text: str) -> Iterator[Personal]:
    for match in _EMAIL.finditer(text):
        name, _, domain = match[0].partition("@")
        yield Personal(EMAIL, f"{name[0]}***@{domain}")


def _pupils(text: str) -> Iterator[Personal]:
    for match in _PUPIL.finditer(text):
        if is_identity(match[1].upper()):
            yield Personal(PUPIL, _masked(match[0].upper(), 2, 2))


def _labelled(text: str) -> Iterator[Personal]:
    for sort, pattern in _patterns():
        for match in pattern.finditer(text):
            digits = re.sub("[ -]", "", match[1])
            digits = digits.upper() if sort in SECRET else digits
            if not is_card(digits):
                yield Personal(sort, _masked(digits, 6 if sort is IDENTITY else 2, 2))


@cache
def _patterns() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return the patterns, compiled when the first text needs them, as few texts do."""
    return tuple((sort, re.compile(pattern)) for sort, pattern in _LABELLED)


_FINDERS: Sequence[Callable[[str], Iterator[Personal]]] = (_long, _mobiles, _emails, _pupils, _labelled)


def is_identity(digits: str) -> bool:
    """Whether `digits` is an identity number of 18 places (GB 11643): a date of birth and its check digit."""
    if len(digits) != 18 or not digits[:17].isdecimal():
        return False
    try:
        born = date.fromisoformat(f"{digits[6:10]}-{digits[10:12]}-{digits[12:14]}")
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return 1900 <= born.year <= 2100 and digits[17] == _CHECKS[total % 11]


def is_card(digits: str) -> bool:
    """Whether `digits` is a bank card of 16 to 19 places: a known issuer and its check digit (Luhn)."""
    if not digits.isdecimal() or not 16 <= len(digits) <= 19 or not digits.startswith(_ISSUERS):
        return False
    # 62 and then one digit only is a number filled in as an example, though Luhn may let it pass.
    if all(first == second for first, second in pairwise(digits[2:])):
        return False
    # Luhn (ISO/IEC 7812-1): every second digit from the right is doubled, 10 to 18 count as 1 to 9.
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _masked(digits: str, first: int, last: int) -> str:
    return f"{digits[:first]}{'*' * (len(digits) - first - last)}{digits[-last:]}"


def check_words(pack: Pack) -> tuple[Finding, ...]:
    """Return the numbers and addresses of persons in the chapters, captions and notes of a pack."""
    return tuple(
        (PERSONAL_NUMBER_IN_REPORT if each.sort in SECRET else CONTACT_IN_REPORT).at(
            at, message=f"有{each.sort} {each.masked}", found=each.masked, expected=f"不公开{each.sort}"
        )
        for at, text in _words(pack)
        for each in personal_in(text)
    )


def _words(pack: Pack) -> Iterator[tuple[Location, str]]:
    for chapter in pack.chapters.values():
        yield from ((line.at, line.words) for line in lines(chapter))
    yield from ((at, text) for text, at in texts_of(pack))
