"""Workbooks of Excel 97: records, and the compound file around them."""

import struct
from collections.abc import Mapping

from load.xls_files import book, compound, error, hidden_row, in_short_sectors, merge, number, record, text

from fuzz.dice import Dice
from fuzz.harnesses import of_files

_KINDS = (
    0x0006, 0x000A, 0x0018, 0x001D, 0x0022, 0x0031, 0x003C, 0x0042, 0x0055, 0x007D, 0x0085, 0x00BD,
    0x00BE, 0x00D7,
    0x00E0, 0x00E5, 0x00FC, 0x00FD, 0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x020B,
    0x0221, 0x027E,
    0x041E, 0x04BC, 0x0809, 0x0867, 0x0293, 0x00D6, 0x0015, 0x0014, 0x0017, 0x01AE, 0x0236, 0x005D,
    0x00EC, 0x01B6, 0x01B8, 0x0800,
)  # fmt: skip
_FORMATS = ("0.0%", "0.00", 'yyyy"年"m"月"', "[>=1000]#,##0;0.00", "@", "General", "aaaa")


@of_files("xls")
def xls(dice: Dice) -> Mapping[str, bytes]:
    """Return a workbook among the indicators or the records."""
    before = b"".join(dice.many(3, lambda: _record(dice)))
    cells = [text(0, at, word) for at, word in enumerate(("指标", "2020", "2021"))] if dice.once_in(2) else []
    stream = book(
        [*cells, *dice.many(12, lambda: _cell(dice))],
        dice.many(3, lambda: dice.one_of(_FORMATS)),
        before=before,
    )
    stream = dice.spoiled(stream) if dice.once_in(4) else stream
    content = in_short_sectors(stream, dice.below(4) - 2) if dice.once_in(6) else compound(stream)
    if dice.once_in(3):
        content = _tables_spoiled(dice, content)
    return {dice.one_of(("indicators/a.xls", "records/programmes.xls")): content}


def _cell(dice: Dice) -> bytes:
    row, column = dice.below(5), dice.below(5)
    made = dice.below(6)
    if made == 1:
        return number(
            row, column, struct.unpack("<d", bytes(dice.below(256) for _ in range(8)))[0], dice.below(4)
        )
    if made == 2:
        return error(row, column, dice.below(256))
    if made == 3:
        return merge(row, dice.below(70_000) % 65_536, column, dice.below(256))
    if made == 4:
        return _record(dice)
    return (
        text(row, column, dice.text()[:200].encode("utf-16-le", "replace").decode("utf-16-le"))
        if made
        else hidden_row(row)
    )


def _record(dice: Dice) -> bytes:
    return record(dice.one_of(_KINDS), bytes(dice.many(24, lambda: dice.below(256))))


def _tables_spoiled(dice: Dice, content: bytes) -> bytes:
    """Change numbers of the header, of the table of sectors, or of the directory, each of four bytes."""
    made = bytearray(content)
    for _ in range(1 + dice.below(4)):
        at = dice.one_of(
            (
                28,
                44,
                60,
                68,
                76,
                512,
                512 + 4 * dice.below(16),
                1024 + 4 * dice.below(96),
                4 * dice.below(400),
            )
        )
        struct.pack_into("<i", made, at, dice.one_of((0, 1, 2, 3, -1, -2, -3, 128, 2**31 - 1, -(2**31))))
    return bytes(made)
