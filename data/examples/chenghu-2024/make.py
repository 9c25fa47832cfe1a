"""Draw the placeholder pictures of this example with the scenes of the other one; the same on every run.

python make.py
"""

import sys
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "liaocheng-2021"))

import make_pictures  # noqa: E402 -- it lies in the folder named above

PICTURES = {
    "labour_week.png": partial(make_pictures.yard, people=10),
    "opening_ceremony.png": partial(make_pictures.hall, screen=2),
    "craftsman_lecture.png": partial(make_pictures.hall, screen=4),
    "bamboo_club.png": partial(make_pictures.stand, panels=3),
    "practice_centre.png": partial(make_pictures.workshop, people=8),
    "quality_meeting.png": partial(make_pictures.round_table, seats=9),
    "apprentice_class.png": partial(make_pictures.yard, people=7),
    "staff_congress.png": partial(make_pictures.hall, screen=3),
}


def main() -> None:
    """Write the files of photos/."""
    make_pictures.PICTURES = PICTURES
    make_pictures.write_pictures(HERE / "photos")


if __name__ == "__main__":
    main()
