"""Zip packages, sound and otherwise."""

import io
import zipfile
from collections.abc import Mapping

from .dice import Dice


def zipped(dice: Dice, parts: Mapping[str, bytes]) -> bytes:
    """Return the package; now and then with bytes changed after all checksums were made."""
    target = io.BytesIO()
    how = dice.one_of((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return dice.spoiled(target.getvalue()) if dice.once_in(8) else target.getvalue()
