"""Pictures in the five kinds, whole and damaged."""

import io
import warnings
from functools import cache

from PIL import Image

from fuzz.dice import Dice
from fuzz.ground import bounded
from fuzz.harnesses import HARNESSES
from qreport.render.photos.error import PhotoError
from qreport.render.photos.shrinking import shrunk

_MODES = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB", "CMYK"), "BMP": ("1", "L",
    "P", "RGB"),
    "GIF": ("L", "P"), "WEBP": ("RGB", "RGBA"),
}  # fmt: skip
_KINDS = tuple((kind, mode) for kind, modes in _MODES.items() for mode in modes)


@HARNESSES.register("photo")
def photos(dice: Dice) -> None:
    """Shrink one picture."""
    content = bytearray(_picture(*dice.one_of(_KINDS)))
    for _ in range(dice.below(6)):
        at = dice.below(min(256, len(content))) if not dice.once_in(4) else dice.below(len(content))
        content[at] = dice.below(256)
    made = dice.spoiled(bytes(content)) if dice.once_in(4) else bytes(content)
    with bounded(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            size, blob = shrunk(made, (16, 16))
        except PhotoError:
            return
    assert blob
    assert max(size) <= 16


@cache
def _picture(kind: str, mode: str) -> bytes:
    target = io.BytesIO()
    picture = Image.linear_gradient("L").resize((23, 17))
    if mode == "I;16":
        picture = picture.convert("I").convert("I;16")
    exif = Image.Exif()
    exif[0x0112] = 6
    (picture if mode == "I;16" else picture.convert("RGB").convert(mode)).save(
        target, kind, exif=exif
    ) if kind not in {"BMP", "GIF"} else picture.convert("RGB").convert(mode).save(target, kind)
    return target.getvalue()
