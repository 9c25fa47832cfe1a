"""Whatever bytes an input file holds, the program tells what it made of them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .running import run

FILES = (
    "qreport.yaml",
    "explanations.yaml",
    "indicators/办学条件.csv",
    "indicators/学校概况.yaml",
    "indicators/质量数据表.xlsx",
    "indicators/任意.xls",
    "indicators/任意.ods",
    "records/training.csv",
    "chapters/overview.md",
    "photos/reform_meeting.png",
)
BEGINNINGS = (b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06")
"""So that the content passes for what the ending says."""
TEXT = st.text(
    st.sampled_from(list("{}[]%|:：,，\n\r\t -#\"'=&*!>`0129.甲值表图照片年指标数\0\x07\ufeff𠮷")),
    max_size=200,
)
BYTES = st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=900))
CUTS = st.tuples(st.integers(0, 4000), st.integers(0, 60), st.binary(max_size=8))


@pytest.fixture(scope="module")
def lasting(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the sample for many examples; each leaves it as it was."""
    return Path(shutil.copytree(sample, tmp_path_factory.mktemp("any") / "filing"))


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=12)
@given(content=st.one_of(BYTES, TEXT.map(str.encode), CUTS))
def test_no_bytes_are_a_defect(
    file: str, content: bytes | tuple[int, int, bytes], lasting: Path, sample: Path
) -> None:
    path = lasting / file
    usual = (sample / file).read_bytes() if (sample / file).exists() else None
    if isinstance(content, tuple):
        start, length, new = content
        good = usual or b"explanations: []\n"
        content = good[:start] + new + good[start + length :]
    path.write_bytes(content)
    try:
        done = run("build", "--quick", lasting, "--to", "docx")
    finally:
        path.unlink()
        if usual is not None:
            path.write_bytes(usual)
    assert done.code in (0, 1, 2), done.told
    assert "Traceback" not in done.told
    assert done.code == 0 or path.name in done.told or file.startswith("indicators")
