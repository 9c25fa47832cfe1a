"""Make the workbook and the placeholder pictures of this example; the same bytes on every run.

python make.py
"""

from pathlib import Path

from make_pictures import write_pictures
from make_workbook import write_workbook

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write indicators/质量数据表.xlsx and the files of photos/."""
    write_workbook(HERE / "indicators" / "质量数据表.xlsx")
    write_pictures(HERE / "photos")


if __name__ == "__main__":
    main()
