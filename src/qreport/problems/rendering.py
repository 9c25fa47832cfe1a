"""What this stage reports by itself.

What keeps a chart from being drawn.
"""

from qreport.model.finding import Level, Problem

PHOTO_UNREADABLE = Problem(
    "QR501",
    "photo-unreadable",
    Level.ERROR,
    "照片文件打不开，报告里放不进这张照片。",
    "检查文件名和所在文件夹，并确认有权读取该文件。",
)
PHOTO_OF_WRONG_KIND = Problem(
    "QR502",
    "photo-of-wrong-kind",
    Level.ERROR,
    "报告只收 PNG、JPEG、BMP、GIF、WebP 五种图片；种类按文件内容判断，改扩展名没有用。",
    "用看图软件打开原图，另存为 JPEG 或 PNG。",
)
PHOTO_TOO_LARGE = Problem(
    "QR503",
    "photo-too-large",
    Level.ERROR,
    "过大的图片会耗尽内存，印出来也并不更清楚。",
    "用看图软件把图片缩小（宽 3000 像素已足够）后再放入。",
)
PHOTO_DAMAGED = Problem(
    "QR504",
    "photo-damaged",
    Level.ERROR,
    "图片内容不完整或已损坏，印不出来。",
    "从相机或原始邮件里重新取一份，能用看图软件完整打开后再放入。",
)
SCAN_UNREADABLE = Problem(
    "QR505",
    "scan-unreadable",
    Level.ERROR,
    "扫描的声明打不开，报告里放不进这一页。",
    "去掉 PDF 的密码，或重新扫描；也可以把扫描件存成 JPEG 图片。",
)
SCAN_TOO_LONG = Problem(
    "QR506",
    "scan-too-long",
    Level.ERROR,
    "声明只有一两页；页数太多的 PDF 多半放错了文件。",
    "核对文件，只留下签字盖章的声明。",
)

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

PROBLEMS: tuple[Problem, ...] = tuple(each for each in tuple(globals().values()) if isinstance(each, Problem))
"""All of them, by code."""
