"""Small filings to compare."""

from pathlib import Path

CONFIG = """\
pack: secondary-2022
school: {{name: 某校, level: secondary}}
report: {{title_year: {title}, data_year: {year}, issued: 2021-11}}
"""


def filing(folder: Path, year: int, indicators: str, explanations: str = "") -> Path:
    (folder / "indicators").mkdir(parents=True)
    (folder / "qreport.yaml").write_text(CONFIG.format(title=year + 1, year=year), encoding="utf-8")
    (folder / "indicators" / "a.yaml").write_text(indicators, encoding="utf-8")
    if explanations:
        (folder / "explanations.yaml").write_text(explanations, encoding="utf-8")
    return folder
