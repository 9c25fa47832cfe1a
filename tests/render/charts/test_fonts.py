"""Which letters can be drawn, and by which face."""

from collections.abc import Sequence

import pytest
from matplotlib.font_manager import FontEntry, fontManager

from qreport.render.charts import fonts
from qreport.render.charts.fonts import advance, font_files, font_for, missing_letters, width_of

from .samples import model, series


def every_common_letter() -> str:
    """The letters of GB 2312 that are taken to be in every Chinese font without asking it."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    letters = "".join(pair.decode("gb2312", "ignore") for pair in pairs)
    return "".join(letter for letter in letters if letter.isprintable()) + fonts._BEYOND_GB2312


def test_the_font_has_every_letter_that_is_never_asked_for() -> None:
    assert len(every_common_letter()) > 7000
    assert fonts._lacking(every_common_letter(), font_files()[0]) == ""


@pytest.mark.parametrize("letters", ["全日制在校生数", "m²", "鞏镕喆龘", "“双师型”——10.5%", "甲\n乙"])
def test_usual_and_rare_names_miss_nothing(letters: str) -> None:
    assert missing_letters(model("bars", (letters,), series("2021年", "1"))) == ""


@pytest.mark.parametrize("odd", ["\U0001f600", "\U00020bb7", "\u200b", "\t", "\x00", "\ufe0f"])
def test_a_letter_that_no_font_has_is_found_wherever_it_stands(odd: str) -> None:
    assert missing_letters(model("bars", ("甲" + odd,), series("2021年", "1"))) == odd
    assert missing_letters(model("bars", ("甲",), series("2021年" + odd, "1"))) == odd
    assert missing_letters(model("bars", ("甲",), series("2021年", "1"), unit=odd)) == odd


def test_a_text_that_the_first_face_lacks_is_set_in_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    sans, serif = font_files()
    monkeypatch.setattr(fonts, "_lacking", lambda text, file: "甲" if file == sans and "甲" in text else "")
    assert font_for("甲乙") == serif
    assert font_for("乙") == sans


def test_a_chinese_letter_is_as_wide_as_it_is_high() -> None:
    assert advance("职", font_files()[0]) == pytest.approx(1, abs=0.001)
    assert width_of("职业", 9) == pytest.approx(18, abs=0.1)
    assert width_of("1", 9) < 9


INSTALLED = (
    FontEntry(fname="/fonts/b-bold.ttf", name="乙体", weight=700),
    FontEntry(fname="/fonts/b.ttf", name="乙体", weight=400),
    FontEntry(fname="/fonts/b-slanted.ttf", name="乙体", style="italic", weight=400),
    FontEntry(fname="/fonts/a-light.ttf", name="甲体", weight=300),
    FontEntry(fname="/fonts/latin.ttf", name="Latin", weight=400),
)


@pytest.mark.parametrize("listed", [INSTALLED, INSTALLED[::-1]], ids=["one-order", "other-order"])
def test_without_the_font_package_the_plainest_faces_of_the_system_are_taken(
    listed: Sequence[FontEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fontManager, "ttflist", list(listed))
    monkeypatch.setattr(fonts, "SYSTEM_FONTS", ("甲体", "没有这种字体", "乙体"))
    assert fonts._system_fonts() == ("/fonts/a-light.ttf", "/fonts/b.ttf")


def test_without_any_chinese_font_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fontManager, "ttflist", list(INSTALLED))
    monkeypatch.setattr(fonts, "SYSTEM_FONTS", ("没有这种字体",))
    with pytest.raises(fonts.QreportError) as caught:
        fonts._system_fonts()
    assert "字体" in caught.value.message
    assert "pylopdf-fonts-zh-cn" in caught.value.mend
