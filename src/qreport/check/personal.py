"""Numbers that belong to a person, in any text: found by their own check digits, shown masked."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

IDENTITY, CARD, MOBILE, EMAIL = "身份证号", "银行卡号", "手机号", "电子邮箱"

# 110105 19491231 002X or 6222-0200-...: 15 to 19 digits in one or several groups; no part of a longer
# number, nor digits behind a point.
_LONG = re.compile(r"(?<![0-9A-Za-z.])[0-9](?:[ -]?[0-9]){14,18}[Xx]?(?![0-9A-Za-z])")
# 13800138000, 138 0013 8000, 138-0013-8000; not a number with a fraction (13800138000.5).
_MOBILE = re.compile(r"(?<![0-9A-Za-z.-])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z]|\.[0-9])")
# zhang.san@school.edu.cn; each part is bounded (64 and 63 by RFC 5321 and 1035), so that no text of many
# @ and dots takes long.
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10}(?![A-Za-z])"
)
# What every sort has: an @, or 11 digits in a row or in groups.
_HINT = re.compile(r"@|[0-9](?:[ -]?[0-9]){10}")
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
    """Return the identity numbers, bank cards, mobile numbers and addresses of e-mail in `text`."""
    if not may_be_personal(text):
        return ()
    return tuple(each for find in _FINDERS for each in find(text))


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


_FINDERS: Sequence[Callable[[str], Iterator[Personal]]] = (_long, _mobiles, _emails)


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
