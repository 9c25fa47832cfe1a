"""The numbers in the contents against the pages themselves, read by another program."""

import re

import pytest
from render import demo

from qreport.model.document import plain_text

from .conftest import Demo
from .pdf_text import text_of

CAPTIONS = {
    "conditions": "表1-1示例职业学校办学条件",
    "by_programme": "图2-1数控专业人数最多",
    "activities": "图2-2学校部分活动图片资料",
    "programmes": "表2-1专业设置",
}


@pytest.fixture(scope="module")
def paper(demo_report: Demo, tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The lines of each page, without blanks."""
    file = tmp_path_factory.mktemp("pdf") / "report.pdf"
    file.write_bytes(demo_report.settled.pdf)
    return [{"".join(line.split()) for line in page.splitlines()} for page in text_of(file).split("\f")]


def numbers(paper: list[set[str]], line: str) -> list[int]:
    """The numbers at the foot of the pages on which `line` stands."""
    feet = (foot for page in paper if line in page for foot in page if re.fullmatch(r"—\d+—", foot))
    return [int(foot.strip("—")) for foot in feet]


def test_the_document_settles(demo_report: Demo) -> None:
    # The first look was taken without the pictures, so this also says that they do not move a page.
    assert demo_report.settled.stable
    assert len(set(demo_report.settled.pages.values())) > 4


@pytest.mark.parametrize("heading", demo.HEADINGS, ids=lambda heading: heading.id)
def test_a_heading_stands_on_the_page_that_is_given(
    heading: demo.Heading, demo_report: Demo, paper: list[set[str]]
) -> None:
    title = "".join((heading.number + plain_text(heading.text)).split())
    assert numbers(paper, title) == [demo_report.settled.pages[demo_report.names[heading.id]]]


@pytest.mark.parametrize(("target", "line"), CAPTIONS.items())
def test_a_caption_stands_on_the_page_that_is_given(
    target: str, line: str, demo_report: Demo, paper: list[set[str]]
) -> None:
    assert numbers(paper, line) == [demo_report.settled.pages[demo_report.names[target]]]


@pytest.mark.parametrize(
    "heading", [each for each in demo.HEADINGS if each.level < 4], ids=lambda each: each.id
)
def test_the_contents_show_the_page_on_which_a_heading_stands(
    heading: demo.Heading, paper: list[set[str]]
) -> None:
    title = "".join((heading.number + plain_text(heading.text)).split())
    entry = re.compile(re.escape(title) + r"\.+(\d+)")
    shown = [int(found[1]) for page in paper for line in page if (found := entry.fullmatch(line))]
    assert shown == numbers(paper, title)
    assert len(shown) == 1
