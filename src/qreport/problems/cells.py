"""Every problem of what cells, texts and folders show that nobody typed as such.

What is odd about whole tables: their units, sums and years; one problem a file of it.
"""

from qreport.model.finding import Level, Problem

# fmt: off
STRUCK_OUT = Problem(
    "QR182", "struck-out-value", Level.ERROR,
    "整格划了删除线的内容，有的人表示作废，有的人忘了去掉，程序不能替你决定。",
    "作废的请清空这一格（没有数据填 -）；仍然有效的请去掉删除线。",
)
PARTS_LEFT_OUT = Problem(
    "QR183", "struck-or-raised-parts-left-out", Level.INFO,
    "单元格里划去的字、注释的角标和整行划去的行不是数据，没有读入。",
    "核对读作的内容；划去的请删掉，角标请移到备注栏。",
)
LOST_TEXT = Problem(
    "QR184", "lost-text", Level.ERROR,
    "文字在转换编码或复制时已经丢失，留下的记号会原样印进报告。",
    "对照原件重新输入这里的文字；整个文件都是这样时，从原程序重新导出。",
)
GARBLED_TEXT = Problem(
    "QR185", "garbled-text", Level.WARNING,
    "文字像是用错了编码，或用了别人的电脑上没有的自造字，印出来别人看不懂。",
    "对照原件重新输入这里的文字。",
)
NUMBER_AS_DATE = Problem(
    "QR186", "number-in-a-date-cell", Level.ERROR,
    "表格软件把日期存成从 1900 年起的天数；填在日期格式里的数会显示成 1900 年前后的日期。",
    "填的是日期就重新输入，如 2021年8月1日；填的是数就把单元格的格式改为“常规”。",
)
NO_VALUES = Problem(
    "QR187", "indicator-file-without-rows", Level.WARNING,
    "指标文件只有表头，这个部门的数一个也没有，可能交错了文件或忘了保存。",
    "填好各行后保存；不需要的删去这个文件。",
)
UNUSED_PHOTOS = Problem(
    "QR188", "unused-photos", Level.INFO,
    "照片交来了，却没有一章提到它，报告里看不到。",
    "在章节的照片组里写上它；不用的请移出 photos 文件夹。",
)
BLANK_LAST_YEAR = Problem(
    "QR292", "last-year-left-blank", Level.WARNING,
    "报告并排印两年的数，也与上年对比；填报表只催本年的数，上年的空着就没有人补。",
    "在填报表的上年一列补上去年报告里的数；没有统计的填 -，不适用的填 /。",
)
SENSELESS_LAYOUT = Problem(
    "QR293", "senseless-layout", Level.ERROR,
    "版式里的这些数单个看都合规定，合起来排不出一页：边距宽过纸张，行距小于字号，字小得看不见。",
    "改这一行的数：边距、纸张以毫米计，字号、行距以磅计。",
)
LONE_CAPTION = Problem(
    "QR460", "caption-without-table-in-word", Level.WARNING,
    "表和图的题目由程序编号，进入表格目录；旁边没有表或图的题目印成一段文字，编号不会跟着变。",
    "表题放在表的上一段，图题放在图的下一段，中间不隔别的文字；没有表或图的，删去这一行。",
)
# fmt: on


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
