"""Numbers of persons are found by their check digits and never printed in full. All numbers are made up."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.check import check
from qreport.check.personal import (
    ACCOUNT,
    CARD,
    CHAT,
    EMAIL,
    IDENTITY,
    MOBILE,
    PUPIL,
    is_card,
    is_identity,
    personal_in,
)
from qreport.model.facts import Facts
from qreport.model.filing import Explanation
from qreport.model.finding import Level
from qreport.model.pack import ChapterHead, ChapterSource

from .samples import filing_of, indicator, pack_of, records, typed

ID = "11010519491231002X"  # the example of GB 11643
CARD_NUMBER = "6222020000000000000"
PHONE = "13800138000"


def card() -> str:
    return next(f"{CARD_NUMBER[:-1]}{last}" for last in range(10) if is_card(f"{CARD_NUMBER[:-1]}{last}"))


@pytest.mark.parametrize(
    ("text", "sort", "masked"),
    [
        (f"身份证{ID}", IDENTITY, "110105**********2X"),
        ("身份证11010519491231002x。", IDENTITY, "110105**********2X"),
        ("110105 19491231 002X", IDENTITY, "110105**********2X"),
        (f"联系电话：{PHONE}", MOBILE, "138******00"),
        ("138-0013-8000", MOBILE, "138******00"),
        ("邮箱 someone@example.com，", EMAIL, "s***@example.com"),
    ],
)
def test_each_sort_is_found_and_masked(text: str, sort: str, masked: str) -> None:
    (found,) = personal_in(text)
    assert (found.sort, found.masked) == (sort, masked)


@pytest.mark.parametrize(
    ("text", "sort", "masked"),
    [
        ("联系邮箱office2021@example.com，欢迎来信", EMAIL, "o***@example.com"),
        ("邮箱：office＠example.com", EMAIL, "o***@example.com"),
        ("电话１３８００１３８０００", MOBILE, "138******00"),
        (f"学籍号为G{ID}。", PUPIL, "G1***************2X"),
        ("全国学籍号是： L37010520210312345，", PUPIL, "L3**************45"),
        ("学籍号2021370105012345", PUPIL, "20************45"),
        ("身份证号码：110105194912310021", IDENTITY, "110105**********21"),
        ("该生学号202103251。", "学号", "20*****51"),
        ("准考证号：370105210123", "准考证号", "37********23"),
        ("考生号 21370105123456", "考生号", "21**********56"),
        ("请加QQ12345678。", CHAT, "12****78"),
        ("招生QQ群：123456789", CHAT, "12*****89"),
        ("qq号: 98765432，", CHAT, "98****32"),
        ("请加微信wx_abc2021。", CHAT, "wx******21"),
        ("微信号：zhangsanlaoshi", CHAT, "zh**********hi"),
        ("捐款账号：1234 5678 9012 3456", ACCOUNT, "12************56"),
    ],
)
def test_a_number_is_known_by_the_word_in_front(text: str, sort: str, masked: str) -> None:
    assert [(each.sort, each.masked) for each in personal_in(text)] == [(sort, masked)]


def test_a_bank_card_is_found_by_issuer_and_check_digit() -> None:
    (found,) = personal_in(f"账号 {card()}")
    assert found.sort == CARD
    assert found.masked.count("*") == 11


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # wrong check digit
        "110105194913310028",  # no 13th month
        "6222020000000000001234567",
        "0635-8512345",
        "13800138000.5",
        "2021090120210831",
        "1234567890123456",
        "9527人，其中501人",
        "编号A13800138000",
        "@全体师生",
        "12800138000",
        "QQ群10000人，微信群12个，QQ空间访问量123456次",
        "微信公众号lcgjgc2021，微信Wechat平台，微信H5",
        "学号段在前，学籍管理2021版，工号牌300块",
        "账户余额1234567.89元，卡号段6222",
        "身份证复印件2份，准考证2000张，学籍号共9527个",
        "课题编号2021370105012345",
    ],
)
def test_other_numbers_are_silent(text: str) -> None:
    assert personal_in(text) == ()


@pytest.mark.parametrize("digits", ["", "12", "x" * 18, "0" * 18, "1" * 17 + "X"])
def test_what_is_no_identity_number_is_none(digits: str) -> None:
    assert not is_identity(digits)


def test_a_number_in_any_place_is_a_finding_there_and_is_never_printed() -> None:
    fact = replace(typed("a", "1", 2), note=f"经办人电话{PHONE}")
    base = filing_of([], records([(f"学生 {ID}", Decimal(3))]))
    text = f"负责人{PHONE}\n\n![{PHONE}](photos/{ID}.png)"
    chapter = ChapterSource("a", ChapterHead(title="题"), text, "chapters/a.md", first_line=5)
    given = Explanation(indicator="a", period="2021", text=f"问 {PHONE}")
    filing = replace(base, facts=Facts([fact]), chapters={"a": chapter}, explanations=(given,))
    found = check(filing, pack_of([indicator("a")])).findings
    assert [(each.code, each.level, str(each.locations[0])) for each in found] == [
        ("QR242", Level.WARNING, "chapters/a.md:5"),
        ("QR242", Level.WARNING, "chapters/a.md:7"),
        ("QR242", Level.WARNING, "explanations.yaml"),
        ("QR242", Level.WARNING, "indicators/a.csv D2"),
        ("QR241", Level.ERROR, "records/training.csv B2"),
    ]
    assert not any(secret in str(each) for each in found for secret in (ID, PHONE))


def test_a_filing_without_such_numbers_is_silent() -> None:
    filing = filing_of({"a": "13800138000"}, records([("交运集团", Decimal("13800138000"))]))
    found = check(filing, pack_of([indicator("a")])).findings
    assert not {each.code for each in found} & {"QR241"}
