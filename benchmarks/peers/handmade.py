"""The script that a school's engineer would write instead of qreport.

pandas reads the same files, matplotlib draws the same charts, docxtpl fills a template with the same text,
tables and pictures. Usage: handmade.py FILING MATERIAL OUT.docx
"""

import json
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import yaml
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from matplotlib import font_manager
from pylopdf_fonts_zh_cn import sans_path

WIDTH_CM, DPI = 15.6, 200


def read(filing):
    tables = [pd.read_csv(path, dtype=str) for path in sorted(filing.glob("*/*.csv"))]
    books = [pd.read_excel(path, sheet_name=None, dtype=str) for path in sorted(filing.glob("*/*.xlsx"))]
    texts = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(filing.rglob("*.yaml"))]
    return tables, books, texts


def use_chinese_font():
    font_manager.fontManager.addfont(sans_path())
    plt.rcParams["font.family"] = font_manager.FontProperties(fname=sans_path()).get_name()
    plt.rcParams["axes.unicode_minus"] = False


def draw(chart, path):
    figure, axes = plt.subplots(figsize=(WIDTH_CM / 2.54, chart["height"] / 2.54), dpi=DPI)
    names = chart["categories"]
    places = list(range(len(names)))
    series = [(each["name"], [float(value or 0) for value in each["values"]]) for each in chart["series"]]
    if chart["kind"] in {"columns", "line", "slope"}:
        draw_upright(axes, chart["kind"], places, series)
        axes.set_xticks(places, names)
    else:
        draw_lying(axes, places, series)
        axes.set_yticks(places, names)
    if len(series) > 1:
        axes.legend([name for name, _ in series])
    axes.set_ylabel(chart["unit"])
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)


def draw_upright(axes, kind, places, series):
    for index, (_, values) in enumerate(series):
        if kind == "columns":
            bars = axes.bar([place + index * 0.4 for place in places], values, width=0.4)
            axes.bar_label(bars)
        else:
            axes.plot(places, values, marker="o")


def draw_lying(axes, places, series):
    left = [0.0] * len(places)
    for _, values in series:
        bars = axes.barh(places, values, left=left)
        axes.bar_label(bars, label_type="center")
        left = [a + b for a, b in zip(left, values, strict=True)]


def main():
    filing, material, out = map(Path, sys.argv[1:4])
    read(filing)
    use_chinese_font()
    context = json.loads((material / "context.json").read_text(encoding="utf-8"))
    template = DocxTemplate(material / "template.docx")
    for number, block in enumerate(context["blocks"]):
        if block["kind"] == "chart":
            path = out.parent / f"chart-{number}.png"
            draw(block["chart"], path)
            block["picture"] = InlineImage(template, str(path), width=Cm(WIDTH_CM))
        elif block["kind"] == "photo":
            block["picture"] = InlineImage(template, str(filing / block["path"]), width=Cm(7))
    template.render(context)
    template.save(out)


main()
