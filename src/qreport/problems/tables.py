"""What is odd about whole tables: their units, sums and years; one problem a file of it."""

from qreport.model.finding import Level, Problem

# fmt: off
UNITS_CONTRADICT = Problem(
    "QR190", "units-contradict", Level.WARNING,
    "同一个数有两处写着单位，写的不一样，按哪一个读，数会差很多倍。这里按离数近的读。",
    "核对这些数是按哪个单位填的，两处写成一样；要换单位的，数也要一起换算。",
)
UNIT_NOT_APPLIED = Problem(
    "QR191", "unit-not-applied", Level.WARNING,
    "表上写的单位与表里的数对不上，这些数按指标规定的单位读。",
    "核对这些数是按什么单位填的；不是按指标规定的单位填的，把数换算过来，单位一起改。",
)
SUM_OF_UNKNOWN = Problem(
    "QR192", "sum-not-understood", Level.WARNING,
    "这里像是合计，却看不出是哪些数的合计，或者与它们加起来不一样。合计不当作数据读入。",
    "核对合计和各行；不是合计的，改用报告包里的名称。",
)
LAYOUT_NOT_READ = Problem(
    "QR193", "layout-not-read", Level.ERROR,
    "表的排法看不懂，其中的数没有读入。",
    "改成一行一个指标：表头写“指标”“单位”和年份（如 2020年、2021年），每个指标一行。",
)
YEAR_COLUMNS = Problem(
    "QR194", "year-columns-exchanged", Level.ERROR,
    "几年的数放错了列，这张表的每一个数都会印到别的年份去。",
    "对照原始材料，改正表头的年份，或把两列的数换过来。",
)
ROWS_SHIFTED = Problem(
    "QR195", "column-shifted-by-a-row", Level.ERROR,
    "一列数上下错开了一行，每个指标得到的都是邻行的数。",
    "对照原始材料，把这一列的数移回各自的行。",
)
YEAR_ORDER = Problem(
    "QR196", "years-in-another-order", Level.WARNING,
    "几张表的年份排列不一致，复制粘贴时容易把两年的数放反。",
    "核对表头的年份和下面的数；数没有放反的，把年份排成与其他表一样的顺序。",
)
COLUMN_COPIED = Problem(
    "QR197", "last-year-pasted-twice", Level.WARNING,
    "一张表里两年的数全部相同，多半是把上年的一列又粘贴了一次，本年的数没有填。",
    "对照原始材料，填上本年的数；确实都没有变的，可以保留。",
)
# fmt: on

PROBLEMS: tuple[Problem, ...] = tuple(each for each in tuple(globals().values()) if isinstance(each, Problem))
"""All of them, by code."""
