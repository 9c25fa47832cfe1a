"""What keeps a chart from being drawn."""

from qreport.model.finding import Level, Problem

UNKNOWN_KIND = Problem(
    "QR551",
    "unknown-chart-kind",
    Level.ERROR,
    why="报告包里写的图表种类，程序中没有。",
    mend="把报告包 charts/ 中这张图的 kind 改成可用的种类。",
    blocks=True,
)
WRONG_SIZE = Problem(
    "QR552",
    "chart-does-not-suit-its-data",
    Level.ERROR,
    why="每种图表只能看清一定数量的项目和系列，太多或太少都会误导读者。",
    mend="换一种图表（kind），或用 top、periods、indicators 增减项目。",
    blocks=True,
)
NEGATIVE_VALUE = Problem(
    "QR553",
    "chart-cannot-show-negative-value",
    Level.ERROR,
    why="构成图和堆积图表示部分与整体，负数在其中没有意义。",
    mend="核对数据；确实有负数时改用 bars、columns 或 diverging。",
    blocks=True,
)
MISSING_LETTER = Problem(
    "QR554",
    "letter-without-glyph",
    Level.ERROR,
    why="字体中没有这个字，图里印成了“〓”。",
    mend="换用常见的写法（例如简体字），或从数据里去掉这个字符。",
)
NO_VALUES = Problem(
    "QR555",
    "chart-without-values",
    Level.WARNING,
    why="这张图的数据全部缺失，图中只有“无数据”。",
    mend="补齐数据，或从章节里去掉这张图。",
)
TOO_TALL = Problem(
    "QR556",
    "chart-too-tall",
    Level.ERROR,
    why="图比一页还高，印不下。",
    mend="减少项目（top），缩短项目的名称，或把它分成两张图。",
    blocks=True,
)

PROBLEMS: tuple[Problem, ...] = (
    UNKNOWN_KIND,
    WRONG_SIZE,
    NEGATIVE_VALUE,
    MISSING_LETTER,
    NO_VALUES,
    TOO_TALL,
)
