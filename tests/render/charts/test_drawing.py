"""Pictures are the same everywhere, come out of the cache without matplotlib, and fail in plain words."""

import hashlib
import os
import threading
import warnings
from pathlib import Path

import pytest
from fresh import python
from msgspec.structs import replace

from qreport.errors import QreportError
from qreport.model.layout import Layout
from qreport.render.charts.check import problems_of
from qreport.render.charts.drawing import draw
from qreport.render.charts.registry import KINDS

from .samples import filled, model, series

DRAW_ALL = """
import hashlib, sys
from qreport.model.layout import Layout
from qreport.render.charts.drawing import draw
from qreport.render.charts.registry import KINDS
layout = Layout.model_validate_json(sys.argv[1])
for name, kind in KINDS.all().items():
    print(name, hashlib.sha256(draw(kind.example, layout)).hexdigest())
print("matplotlib" in sys.modules, "PIL" in sys.modules, "numpy" in sys.modules)
"""


def in_a_fresh_process(layout: Layout, **environment: str) -> tuple[list[str], str]:
    """Draw every example elsewhere; return what was printed and what was complained."""
    kept = {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV"}
    variables = {name: value for name, value in os.environ.items() if name in kept}
    done = python(
        DRAW_ALL, layout.model_dump_json(), env={**variables, "PYTHONWARNINGS": "error", **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), done.stderr


def here(layout: Layout) -> list[str]:
    return [f"{name} {hashlib.sha256(draw(KINDS.all()[name].example, layout)).hexdigest()}" for name in KINDS]


@pytest.fixture
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_another_process_draws_equal_bytes_and_a_kept_picture_loads_no_library(
    layout: Layout, no_cache: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    elsewhere = {"QREPORT_CACHE": str(tmp_path / "other"), "HOME": str(blocked / "home"), "TZ": "Asia/Tokyo"}
    drawn, complaints = in_a_fresh_process(layout, PYTHONHASHSEED="7", **elsewhere)
    assert drawn[:-1] == here(layout)
    assert drawn[-1].startswith("True")
    assert complaints == ""
    again, _ = in_a_fresh_process(layout, PYTHONHASHSEED="8", **elsewhere)
    assert again == [*drawn[:-1], "False False False"]


def test_a_second_drawing_gives_equal_bytes(
    layout: Layout, no_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = here(layout)
    monkeypatch.setenv("QREPORT_CACHE", str(no_cache.with_name("second")))
    assert here(layout) == first


def test_settings_of_the_user_change_neither_the_picture_nor_themselves(
    layout: Layout, no_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import matplotlib as mpl

    first = here(layout)
    monkeypatch.setenv("QREPORT_CACHE", str(no_cache.with_name("second")))
    changes = {
        "font.size": 30,
        "text.hinting": "force_autohint",
        "figure.autolayout": True,
        "hatch.linewidth": 9,
    }
    with mpl.rc_context(changes):
        before = dict(mpl.rcParams)
        assert here(layout) == first
        assert dict(mpl.rcParams) == before


def test_threads_draw_what_one_thread_draws(layout: Layout, no_cache: Path, tmp_path: Path) -> None:
    expected = here(layout)
    for kept in no_cache.rglob("*"):
        if kept.is_file():
            kept.unlink()
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(here(layout))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 3


def test_another_look_or_value_is_another_picture(layout: Layout) -> None:
    example = KINDS.all()["bars"].example
    darker = layout.model_copy(update={"chart_colors": ("#000000", *layout.chart_colors[1:])})
    finer = layout.model_copy(update={"chart_dpi": 100})
    pictures = {
        draw(example, layout),
        draw(example, darker),
        draw(example, finer),
        draw(replace(example, unit="次"), layout),
    }
    assert len(pictures) == 4


def test_a_letter_without_glyph_is_named_and_drawn_as_the_sign_of_printers(layout: Layout) -> None:
    odd = filled("bars", ("甲\U0001f600", "乙\u200b"), ("1", "2"))
    (found,) = problems_of(odd, "图2-1")
    assert "图表“图2-1”" in found.message
    assert "“\U0001f600”" in found.message
    assert "U+200B" in found.message
    assert found.mend
    assert not found.blocks
    assert draw(odd, layout) == draw(filled("bars", ("甲〓", "乙〓"), ("1", "2")), layout)


def test_an_unknown_kind_is_refused_with_the_nearest_one(layout: Layout) -> None:
    with pytest.raises(QreportError, match="是否为“bars”") as caught:
        draw(model("barz", ("甲",), series("2021年", "1")), layout)
    assert "kind" in caught.value.mend


def test_a_chart_that_no_page_holds_is_refused(layout: Layout) -> None:
    names = tuple(f"{number}" + "很长的名称" * 30 for number in range(40))
    with pytest.raises(QreportError, match="一页放不下"):
        draw(filled("bars", names, ("1",) * 40), layout)


def test_drawing_warns_of_nothing(layout: Layout, no_cache: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        here(layout)
