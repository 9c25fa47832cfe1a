"""Placeholder pictures where the report has photographs: plain shapes in grey-blue, no text, no faces."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

Color = tuple[int, int, int]
Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""
OVERSAMPLE = 2
"""Drawn this much larger, then reduced, so that edges are smooth."""
COLORS = 40
LANDSCAPE, PORTRAIT = (1200, 800), (800, 1120)

_NIGHT, _DAY = (52, 78, 108), (206, 220, 232)
_WARM = (214, 170, 108)


def _mix(first: Color, second: Color, share: float) -> Color:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture with lengths in thousandths of its width; `turn` tells like scenes apart."""

    image: Image.Image
    turn: int

    @property
    def height(self) -> float:
        """Height in thousandths of the width."""
        return 1000 * self.image.height / self.image.width

    def tone(self, share: float) -> Color:
        """Return a grey-blue: 0 dark, 1 light."""
        return _mix(_NIGHT, _DAY, share)

    def accent(self) -> Color:
        """Return the one warm colour, a little different from picture to picture."""
        return _mix(_WARM, (172, 120, 104), (self.turn * 0.37) % 1)

    def box(self, edges: Edges, color: Color, radius: float = 0) -> None:
        """Fill a rectangle."""
        draw = ImageDraw.Draw(self.image)
        draw.rounded_rectangle(self._scaled(*edges), self._scaled(radius)[0], fill=color)

    def disc(self, x: float, y: float, radius: float, color: Color) -> None:
        """Fill a circle."""
        edges = self._scaled(x - radius, y - radius, x + radius, y + radius)
        ImageDraw.Draw(self.image).ellipse(edges, fill=color)

    def shape(self, points: Sequence[tuple[float, float]], color: Color) -> None:
        """Fill a polygon."""
        corners = [(x * self.image.width / 1000, y * self.image.width / 1000) for x, y in points]
        ImageDraw.Draw(self.image).polygon(corners, fill=color)

    def _scaled(self, *lengths: float) -> list[float]:
        return [length * self.image.width / 1000 for length in lengths]


def _sky(canvas: Canvas) -> None:
    bands = 18
    for band in range(bands):
        top = canvas.height * band / bands
        canvas.box((0, top, 1000, canvas.height), canvas.tone(0.62 + 0.36 * band / bands))


def _hills(canvas: Canvas) -> None:
    for layer in range(3):
        crest = 380 + 70 * layer
        wave = [
            (x, crest + 34 * math.sin(x / (150 + 40 * layer) + layer * 2 + canvas.turn))
            for x in range(0, 1001, 20)
        ]
        canvas.shape([(0, canvas.height), *wave, (1000, canvas.height)], canvas.tone(0.72 - 0.16 * layer))


def _person(canvas: Canvas, x: float, foot: float, size: float, color: Color) -> None:
    canvas.box((x - size * 0.3, foot - size * 0.72, x + size * 0.3, foot + size * 0.4), color, size * 0.26)
    canvas.disc(x, foot - size * 0.94, size * 0.2, color)


def _crowd(canvas: Canvas, foot: float, count: int, size: float) -> None:
    for place in range(count):
        color = canvas.accent() if (place + canvas.turn) % 5 == 0 else canvas.tone(0.08 + 0.07 * (place % 3))
        _person(canvas, 1000 * (place + 0.5) / count, foot + 8 * (place % 2), size, color)


def _house(canvas: Canvas, left: float, top: float, size: tuple[int, int]) -> None:
    columns, floors = size
    right, bottom = left + columns * 52 + 16, top + floors * 58 + 40
    canvas.box((left, top, right, bottom), canvas.tone(0.36))
    canvas.box((left - 10, top - 14, right + 10, top), canvas.tone(0.2))
    for column in range(columns):
        for floor in range(floors):
            x, y = left + 16 + 52 * column, top + 20 + 58 * floor
            lit = (column * 3 + floor + canvas.turn) % 4 == 0
            canvas.box((x, y, x + 34, y + 36), canvas.accent() if lit else canvas.tone(0.85))


def hall(canvas: Canvas, screen: int) -> None:
    """A meeting in a hall, seen from behind the audience."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.8))
    canvas.box((120, 50, 880, 300), canvas.tone(0.28), 8)
    canvas.box((136, 66, 864, 284), canvas.tone(0.94))
    for line in range(screen):
        canvas.box((200 + 20 * line, 110 + 44 * line, 700 - 40 * line, 128 + 44 * line), canvas.tone(0.55))
    canvas.box((0, 400, 1000, canvas.height), canvas.tone(0.55))
    canvas.box((420, 320, 580, 430), canvas.accent(), 6)
    _person(canvas, 500, 340, 74, canvas.tone(0.1))
    _crowd(canvas, 540, 11, 84)
    _crowd(canvas, 640, 9, 108)


def round_table(canvas: Canvas, seats: int) -> None:
    """People around a table."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.86))
    canvas.box((0, 430, 1000, canvas.height), canvas.tone(0.66))
    for window in range(3):
        canvas.box((90 + 290 * window, 60, 320 + 290 * window, 240), canvas.tone(0.98), 4)
    _crowd(canvas, 380, seats, 100)
    canvas.box((60, 420, 940, 500), canvas.tone(0.34), 40)
    canvas.box((60, 450, 940, 560), canvas.tone(0.22), 40)
    for seat in range(seats):
        x = 1000 * (seat + 0.5) / seats
        canvas.box((x - 26, 436, x + 26, 452), canvas.tone(0.95))


def letter(canvas: Canvas, lines: int) -> None:
    """A letter with a seal."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.7))
    canvas.box((120, 110, 900, canvas.height - 90), canvas.tone(0.5))
    canvas.box((100, 90, 880, canvas.height - 110), canvas.tone(1.0))
    canvas.box((330, 180, 650, 214), canvas.accent())
    step = (canvas.height - 620) / lines
    for line in range(lines):
        end = 560 if line == lines - 1 else 790
        canvas.box((190 + 50 * (line == 0), 290 + step * line, end, 306 + step * line), canvas.tone(0.66))
    canvas.disc(690, canvas.height - 230, 70, canvas.accent())
    canvas.disc(690, canvas.height - 230, 58, canvas.tone(1.0))
    canvas.disc(690, canvas.height - 230, 24, canvas.accent())


def yard(canvas: Canvas, people: int) -> None:
    """People in front of buildings."""
    _sky(canvas)
    _hills(canvas)
    _house(canvas, 90 + 30 * (canvas.turn % 3), 190, (6, 4))
    _house(canvas, 560, 250 - 20 * (canvas.turn % 2), (6, 3))
    canvas.box((0, 470, 1000, canvas.height), canvas.tone(0.6))
    _crowd(canvas, 590, people, 110)


def stand(canvas: Canvas, panels: int) -> None:
    """A stand at a fair."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.9))
    canvas.box((0, 500, 1000, canvas.height), canvas.tone(0.72))
    canvas.box((70, 70, 930, 130), canvas.accent(), 6)
    width = 860 / panels
    for panel in range(panels):
        left = 70 + width * panel
        canvas.box((left + 8, 140, left + width - 8, 520), canvas.tone(0.5 + 0.1 * (panel % 2)))
        canvas.disc(left + width / 2, 240, width * 0.24, canvas.tone(0.92))
        canvas.box((left + width * 0.2, 350, left + width * 0.8, 366), canvas.tone(0.9))
        canvas.box((left + width * 0.2, 390, left + width * 0.66, 406), canvas.tone(0.9))
    _crowd(canvas, 590, 6, 120)


def _gear(canvas: Canvas, x: float, y: float, radius: float) -> None:
    for tooth in range(8):
        angle = math.pi * tooth / 4
        canvas.disc(
            x + radius * math.cos(angle), y + radius * math.sin(angle), radius * 0.24, canvas.tone(0.3)
        )
    canvas.disc(x, y, radius, canvas.tone(0.3))
    canvas.disc(x, y, radius * 0.45, canvas.tone(0.86))


def workshop(canvas: Canvas, people: int) -> None:
    """Machines and people in a workshop."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.86))
    for beam in range(6):
        left = 200 * beam
        canvas.shape([(left, 0), (left + 30, 0), (left + 130, 120), (left + 100, 120)], canvas.tone(0.74))
    canvas.box((0, 480, 1000, canvas.height), canvas.tone(0.62))
    for machine in range(3):
        left = 60 + 310 * machine
        canvas.box((left, 250, left + 250, 500), canvas.tone(0.42), 10)
        canvas.box((left + 24, 280, left + 150, 400), canvas.tone(0.9), 6)
        canvas.box((left + 176, 280, left + 226, 330), canvas.accent(), 6)
        _gear(canvas, left + 120, 190, 44)
    _crowd(canvas, 600, people, 112)


def square(canvas: Canvas, statues: int) -> None:
    """A square with statues on plinths."""
    _sky(canvas)
    _hills(canvas)
    canvas.box((0, 500, 1000, canvas.height), canvas.tone(0.66))
    for statue in range(statues):
        x = 1000 * (statue + 0.5) / statues
        canvas.box((x - 58, 440, x + 58, 560), canvas.tone(0.86))
        canvas.box((x - 70, 550, x + 70, 580), canvas.tone(0.5))
        _person(canvas, x, 390, 130, canvas.accent() if statue % 2 else canvas.tone(0.24))


def diagram(canvas: Canvas, steps: int) -> None:
    """Boxes joined by arrows: a process."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.97))
    width = 900 / steps
    for row in range(2):
        top = 150 + 260 * row
        for step in range(steps):
            left = 50 + width * step
            color = canvas.accent() if (row + step) % 4 == 1 else canvas.tone(0.4 + 0.14 * row)
            canvas.box((left, top, left + width - 56, top + 130), color, 14)
            canvas.box((left + 18, top + 58, left + width - 74, top + 72), canvas.tone(1.0))
            if step < steps - 1:
                tip = left + width - 12
                canvas.shape([(tip - 32, top + 45), (tip, top + 65), (tip - 32, top + 85)], canvas.tone(0.2))


def street(canvas: Canvas, lamps: int) -> None:
    """A village street with lamps and a well."""
    _sky(canvas)
    _hills(canvas)
    _house(canvas, 60, 380, (4, 2))
    _house(canvas, 700, 400, (4, 2))
    canvas.shape([(430, 500), (570, 500), (820, canvas.height), (180, canvas.height)], canvas.tone(0.9))
    for lamp in range(lamps):
        x = 340 - 74 * lamp
        for post in (x, 1000 - x):
            canvas.box((post - 5, 330 - 30 * lamp, post + 5, 560 + 26 * lamp), canvas.tone(0.12))
            canvas.disc(post, 326 - 30 * lamp, 20 + 4 * lamp, canvas.accent())


def live(canvas: Canvas, baskets: int) -> None:
    """Selling vegetables on a live stream: a telephone on its stand, baskets in front."""
    canvas.box((0, 0, 1000, canvas.height), canvas.tone(0.88))
    canvas.box((420, 60, 620, 420), canvas.tone(0.14), 26)
    canvas.box((436, 90, 604, 390), canvas.tone(0.94), 8)
    _person(canvas, 520, 320, 110, canvas.accent())
    canvas.shape([(512, 420), (528, 420), (600, 640), (440, 640)], canvas.tone(0.3))
    canvas.box((0, 540, 1000, canvas.height), canvas.tone(0.6))
    for basket in range(baskets):
        left = 30 + 950 / baskets * basket
        for fruit in range(4):
            canvas.disc(left + 34 + 38 * fruit, 534, 24, _mix((118, 150, 128), canvas.tone(0.5), fruit / 6))
        canvas.shape([(left, 545), (left + 182, 545), (left + 156, 640), (left + 26, 640)], canvas.accent())


Scene = Callable[[Canvas], None]
PICTURES: dict[str, Scene] = {
    "reform_meeting.png": partial(hall, screen=3),
    "plenum_lecture.png": partial(hall, screen=2),
    "activity_week.png": partial(yard, people=9),
    "education_fair.png": partial(stand, panels=4),
    "student_leader_forum.png": partial(round_table, seats=7),
    "student_forum.png": partial(round_table, seats=6),
    "congratulation_letter.png": partial(letter, lines=9),
    "construction_alliance.png": partial(hall, screen=4),
    "manufacturing_alliance.png": partial(hall, screen=1),
    "apprentice_ceremony.png": partial(yard, people=12),
    "craftsmen_square.png": partial(square, statues=4),
    "model_worker_visit.png": partial(workshop, people=7),
    "ideology_case_meeting.png": partial(round_table, seats=8),
    "ideology_training.png": partial(hall, screen=2),
    "ideology_design.png": partial(diagram, steps=4),
    "practice_base_opening.png": partial(stand, panels=3),
    "gold_collar_opening.jpg": partial(hall, screen=3),
    "thanks_letter_hotel.png": partial(letter, lines=8),
    "thanks_letter_office.png": partial(letter, lines=10),
    "thanks_letter_company.jpg": partial(letter, lines=7),
    "county_school_visit.png": partial(yard, people=8),
    "county_office_visit.png": partial(workshop, people=8),
    "village_meeting.png": partial(round_table, seats=5),
    "village_street.png": partial(street, lamps=3),
    "company_visit.png": partial(workshop, people=6),
    "government_visit.png": partial(workshop, people=9),
    "live_commerce.png": partial(live, baskets=5),
}
TURNED = "thanks_letter_company.jpg"
"""Stored lying on its side with the EXIF mark that says so, as telephones do."""
_ORIENTATION, _TURN_RIGHT = 0x0112, 6


def write_pictures(folder: Path) -> None:
    """Draw every picture into `folder`."""
    folder.mkdir(exist_ok=True)
    for turn, (name, scene) in enumerate(PICTURES.items()):
        _save(_draw(scene, turn), folder / name)


def _draw(scene: Scene, turn: int) -> Image.Image:
    upright = getattr(scene, "func", scene) is letter
    width, height = PORTRAIT if upright else LANDSCAPE
    image = Image.new("RGB", (width * OVERSAMPLE, height * OVERSAMPLE))
    scene(Canvas(image, turn))
    return image.resize((width, height), Image.Resampling.BOX)


def _save(image: Image.Image, path: Path) -> None:
    if path.suffix == ".png":
        small = image.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        return
    exif = Image.Exif()
    if path.name == TURNED:
        exif[_ORIENTATION] = _TURN_RIGHT
        image = image.transpose(Image.Transpose.ROTATE_90)
    image.save(path, quality=80, exif=exif)
