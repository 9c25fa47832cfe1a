"""Which free font stands in for which font of the office programs."""

from pathlib import Path

from msgspec import Struct

# One pair of fonts under its different names: by Google (Noto) and by Adobe (Source Han).
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC")


class Face(Struct, frozen=True):
    """One kind of letter under all the names it goes by."""

    names: tuple[str, ...]
    """As the norms and the office programs say it; any of them may replace another."""
    latin: tuple[str, ...]
    """The same fonts by the names that font files often carry instead."""
    stand_ins: tuple[str, ...]
    """Free fonts that look alike, best first."""


FACES = (
    Face(
        ("仿宋_GB2312", "仿宋", "华文仿宋", "方正仿宋简体", "方正仿宋_GBK"),
        ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02S", "FZFangSong-Z02"),
        ("FandolFang", "FandolFang R", "Zhuque Fangsong (technical preview)", *_SERIF),
    ),
    Face(
        ("楷体_GB2312", "楷体", "华文楷体", "方正楷体简体", "方正楷体_GBK"),
        ("KaiTi_GB2312", "KaiTi", "STKaiti", "FZKai-Z03S", "FZKai-Z03"),
        ("FandolKai", "LXGW WenKai GB", "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", *_SERIF),
    ),
    Face(
        ("方正小标宋简体", "方正小标宋_GBK", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        ("Noto Serif CJK SC SemiBold", "Source Han Serif SC SemiBold", *_SERIF),
    ),
    Face(
        ("宋体", "新宋体", "华文宋体", "华文中宋", "方正书宋简体", "方正书宋_GBK"),
        ("SimSun", "NSimSun", "STSong", "STZhongsong", "FZShuSong-Z01S", "FZShuSong-Z01", "Songti SC"),
        (*_SERIF, "FandolSong", "AR PL UMing CN", "AR PL SungtiL GB"),
    ),
    Face(
        ("黑体", "微软雅黑", "等线", "华文黑体", "华文细黑", "方正黑体简体", "方正黑体_GBK"),
        (
            "SimHei", "Microsoft YaHei", "DengXian", "STHeiti", "STXihei",
            "FZHei-B01S", "FZHei-B01", "PingFang SC", "Heiti SC",
        ),
        (*_SANS, "FandolHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    ),
    Face(
        ("Times New Roman",),
        (),
        ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "FreeSerif", *_SERIF),
    ),
    Face(
        ("Arial", "Helvetica"),
        (),
        ("Liberation Sans", "Arimo", "TeX Gyre Heros", "Nimbus Sans", "FreeSans", *_SANS),
    ),
    Face(("Calibri",), (), ("Carlito", "Liberation Sans", *_SANS)),
    Face(("Cambria",), (), ("Caladea", "Liberation Serif", *_SERIF)),
    Face(("Courier New",), (), ("Liberation Mono", "Cousine", "FreeMono", "DejaVu Sans Mono")),
)  # fmt: skip
"""Every font that a layout is likely to name."""


def font_folder() -> Path:
    """Return the folder of the Chinese fonts that are installed with qreport."""
    import pylopdf_fonts_zh_cn as package

    return Path(package.sans_path()).parent
