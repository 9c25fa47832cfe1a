"""Small packs and filings, made where a test needs them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from qreport.model.indicator import Indicator
from qreport.model.layout import Layout, Styles
from qreport.model.pack import ChapterHead, ChapterSource, Cover, Manifest, Pack
from qreport.model.records import RecordSchema

CONFIG = """\
pack: small
school: {name: 某职业学校, level: secondary}
report: {title_year: 2022, data_year: 2021, issued: 2021-11}
"""
STYLES = {name: {"font": "宋体", "size": 12} for name in Styles.model_fields}
LAYOUT = Layout.model_validate({"styles": STYLES})
MANIFEST = Manifest(
    id="small",
    title="小报告包",
    description="试验用",
    edition="2022",
    levels=("secondary",),
    cover=Cover(title="质量年度报告"),
    chapters=("students",),
)

INDICATORS = (
    {"code": "students", "name": "全日制在校生数", "unit": "人", "aliases": ["在校生总数"]},
    {"code": "studios", "name": "名班主任工作室数", "unit": "个", "nesting": "partition"},
    {"code": "studios_national", "name": "国家级", "unit": "个", "parent": "studios",
     "aliases": ["国家级名班主任工作室数"]},
    {"code": "studios_city", "name": "地市级", "unit": "个", "parent": "studios"},
    {"code": "teams", "name": "教学创新团队数", "unit": "个"},
    {"code": "teams_national", "name": "国家级", "unit": "个", "parent": "teams"},
    {"code": "placement", "name": "毕业生就业率", "unit": "%"},
    {"code": "land", "name": "占地面积", "unit": "m²"},
    {"code": "funds", "name": "拨款（截至2021.08.31）", "unit": "元"},
    {"code": "ratio", "name": "生师比", "unit": ":1"},
    {"code": "land_per_student", "name": "生均占地面积", "unit": "m²", "formula": "land / students"},
)  # fmt: skip

PROGRAMMES = {
    "id": "programmes",
    "name": "专业一览表",
    "columns": [
        {"id": "department", "name": "系部", "fill_down": True},
        {"id": "programme", "name": "专业名称", "aliases": ["专业"]},
        {"id": "level", "name": "层次", "type": "choice", "choices": ["中级工", "高级工"], "required": False},
        {"id": "students", "name": "在校生数", "type": "count", "unit": "人"},
        {"id": "opened", "name": "设立时间", "type": "date", "required": False},
    ],
    "key": ["department", "programme"],
    "totals": ["students"],
}

MakePack = Callable[..., Pack]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def make_pack() -> MakePack:
    """Return a function that makes a pack without files."""

    def make(
        indicators: Sequence[Mapping[str, Any]] = INDICATORS,
        records: Sequence[Mapping[str, Any]] = (),
        **more: Any,
    ) -> Pack:
        catalogue = [Indicator.model_validate(each) for each in indicators]
        schemas = [RecordSchema.model_validate(each) for each in records]
        chapter = ChapterSource("students", ChapterHead(title="学生发展"), "", "chapters/students.md.j2", 4)
        return Pack(
            MANIFEST,
            LAYOUT,
            {each.code: each for each in catalogue},
            {each.id: each for each in schemas},
            chapters={"students": chapter},
            **more,
        )

    return make


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    """Return a filing folder that holds only qreport.yaml."""
    folder = tmp_path / "filing"
    folder.mkdir()
    (folder / "qreport.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


@pytest.fixture
def write(filing: Path) -> Write:
    """Return a function that writes one file of the filing."""

    def write(name: str, content: str | bytes) -> Path:
        path = filing / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return an empty folder for packs."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


WritePack = Callable[..., Path]


@pytest.fixture
def write_pack(packs: Path) -> WritePack:
    """Return a function that writes a whole pack, with `files` added or put in the place of its own."""

    def write(name: str = "small", manifest: Mapping[str, Any] | None = None, **files: str) -> Path:
        folder = packs / name
        own = MANIFEST.model_dump(mode="json", exclude_none=True) | {"id": name}
        texts = {
            "pack.yaml": yaml.safe_dump(own if manifest is None else dict(manifest), allow_unicode=True),
            "layout/layout.yaml": yaml.safe_dump({"styles": STYLES}, allow_unicode=True),
            "chapters/students.md.j2": "---\ntitle: 学生发展\n---\n## 概况\n",
            **{file.replace("__", "/"): text for file, text in files.items()},
        }
        for file, text in texts.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    return write
