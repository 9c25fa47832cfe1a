"""The file through another program's eyes."""

from pathlib import Path

from programs import converted, writer


def test_libreoffice_reads_the_text_and_counts_captions_alike(written: bytes, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(written)
    saved = converted(writer(), source, "txt:Text (encoded):UTF8", tmp_path)
    text = saved.read_text(encoding="utf-8-sig")
    lines = text.replace("\N{NON-BREAKING HYPHEN}", "-").split("\n")
    for line in (
        "表1-1　示例职业学校办学条件",
        "图2-2　学校部分活动图片资料",
        "表2-2　参加技能大赛获奖情况",
        "一、学校概况\t1",
        "1.党建引领，全力提升教育质量",
        "案例1　产教深度融合",
    ):
        assert line in lines
    assert any("另见第三章和图2-1。" in line for line in lines)
