"""Every problem that the compose stage reports by itself."""

from qreport.model.finding import Level, Problem

TEMPLATE_SYNTAX = Problem(
    "QR401",
    "template-syntax",
    Level.ERROR,
    "{{ }} 或 {% %} 写错一处，整章都读不出来。",
    "对照示例的章改正这一行；取数写 {{ 值.指标名称 }}，条件写 {% if … %} … {% endif %}。",
    blocks=True,
)
NOT_ALLOWED = Problem(
    "QR402",
    "not-allowed-in-chapter",
    Level.ERROR,
    "章节只用来取数、列举和判断；计算、调用和引入别的文件都不在此列，这样每个数都有出处，也不会执行外来的程序。",
    "只取现成的数：要计算的数先填报成一个指标，或请管理报告包的人加上它，再写 {{ 值.… }}。",
    blocks=True,
)
TOO_MUCH = Problem(
    "QR403",
    "too-much-work",
    Level.ERROR,
    "循环套得太多或文字太长，远远超出一章报告所需，程序不再往下做。",
    "减少循环的层数，或只列出需要的行。",
    blocks=True,
)
UNKNOWN_INDICATOR = Problem(
    "QR404",
    "unknown-indicator",
    Level.ERROR,
    "报告包里没有这个指标，取不到数。",
    "改写成已有指标的名称或代码（qreport pack show 列出全部）；要用新的指标，请管理报告包的人加上。",
)
UNKNOWN_NAME = Problem(
    "QR405",
    "unknown-name",
    Level.ERROR,
    "程序不认识这个名称，不知道要取什么。",
    "改写成已有的名称。",
)
MISUSED_VALUE = Problem(
    "QR406",
    "misused-value",
    Level.ERROR,
    "这样用这个值没有意义，写不出文字或作不出判断。",
    "换一种写法：带单位写 {{ 值.…|带单位 }}，判断有没有数写 {% if 值.… is 有值 %}。",
    blocks=True,
)
VALUE_MISSING = Problem(
    "QR407",
    "value-missing",
    Level.WARNING,
    "正文用到的数没有填报，印出来的只是缺数的记号，读者会看到一句不完整的话。",
    "补报这个数，或用 {% if … is 有值 %} 把这句话包起来。",
)
GROUP_MISSING = Problem(
    "QR408",
    "group-missing",
    Level.ERROR,
    "指标在本期没有这个分组，取不到数。",
    "核对分组名称与明细表中的写法是否一致。",
)
UNKNOWN_DIRECTIVE = Problem(
    "QR410",
    "unknown-directive",
    Level.ERROR,
    "::: 后面的词程序不认识，这里该放什么无从知道。",
    "改为 表、图、表格、照片、数字、案例、分页、说明、待写 之一。",
    blocks=True,
)
DIRECTIVE_ARGUMENTS = Problem(
    "QR411",
    "directive-arguments",
    Level.ERROR,
    "指令后面的内容写法不对，程序不能照办。",
    '按上面说的样式改写，如 ::: 表格 标题="经费一览"、::: 照片 标题="技能节" 列=2。',
    blocks=True,
)
UNCLOSED_DIRECTIVE = Problem(
    "QR412",
    "unclosed-directive",
    Level.ERROR,
    "照片、数字、案例和表格要用单独一行 ::: 结束，否则后面的正文都会算在里面。",
    "在它的末尾另起一行写 ::: 。",
    blocks=True,
)
UNKNOWN_TABLE = Problem(
    "QR413",
    "unknown-table-or-chart",
    Level.ERROR,
    "报告包里没有这个编号的表或图，放不进报告。",
    "改写成报告包里已有的表或图（qreport pack show 列出全部）。",
)
PLACED_TWICE = Problem(
    "QR414",
    "placed-twice",
    Level.ERROR,
    "同一个表、图或照片组放了两次，编号和引用就不唯一。",
    "删去其中一处，用 {{ 见.… }} 引用另一处。",
)
NOT_IN_REPORT = Problem(
    "QR415",
    "referred-but-not-in-report",
    Level.ERROR,
    "正文引用的表或图没有出现在报告里，读者找不到。",
    "用 ::: 表 或 ::: 图 把它放进报告；图因为缺数没有放进报告的，先补报数据；或删去这处引用。",
)
NEVER_MENTIONED = Problem(
    "QR416",
    "never-mentioned",
    Level.INFO,
    "表和图在正文里提到一次，读者才知道为什么要看它。",
    "在它前面的段落里用 {{ 见.… }} 提到它。",
)
PHOTO_MISSING = Problem(
    "QR417",
    "photo-missing",
    Level.ERROR,
    "照片文件不在填报文件夹里，报告会缺图。",
    "把照片放进 photos 文件夹，或改正文件名。",
)
PHOTO_OUTSIDE = Problem(
    "QR418",
    "photo-outside-filing",
    Level.ERROR,
    "照片的路径通到填报文件夹以外；报告只使用填报文件夹里的文件。",
    "把照片复制到 photos 文件夹，写成 photos/文件名。",
)
NOT_A_PHOTO = Problem(
    "QR419",
    "not-a-photo-line",
    Level.ERROR,
    "照片组里只能有照片，照片也只能放在照片组里，否则排不出图、编不了号。",
    "在 ::: 照片 和 ::: 之间，每行写一张：![图注](photos/文件名.png)",
)
MISPLACED_HEADING = Problem(
    "QR420",
    "misplaced-heading",
    Level.WARNING,
    "章的标题写在文件开头的 title 里，正文的标题从 ## 到 ####。",
    "把这个标题改成 ##、### 或 ####。",
)
STILL_TO_WRITE = Problem(
    "QR421",
    "still-to-write",
    Level.ERROR,
    "这一段还没有写，草稿里印出的是提示。",
    "写好这一段，并删去 ::: 待写 这一行。",
)
CHART_WITHOUT_VALUES = Problem(
    "QR422",
    "chart-without-values",
    Level.WARNING,
    "图用到的数一个也没有，画不出来，没有放进报告。",
    "补报这些数，或删去 ::: 图 这一行。",
)
NOTHING_CHANGED = Problem(
    "QR433",
    "nothing-changed",
    Level.WARNING,
    "上年没有可比的数，或两年的数都一样，::: 变化 没有内容可印。",
    "补报上年的数，或删去 ::: 变化 这一行。",
)
TOTAL_INCOMPLETE = Problem(
    "QR423",
    "total-incomplete",
    Level.WARNING,
    "有的行没有数，合计无从算起，只能印缺数的记号。",
    "补上这些行的数。",
)
TABLE_WITHOUT_ROWS = Problem(
    "QR424",
    "table-without-rows",
    Level.WARNING,
    "明细表一行数据也没有，印出来是一张空表。",
    "补上明细表的数据，或删去 ::: 表 这一行。",
)
BROKEN_TABLE = Problem(
    "QR425",
    "unknown-part-of-table-or-chart",
    Level.ERROR,
    "报告包里的表或图用到了不存在的指标、明细表或列，这一部分印不出来。",
    "改正报告包里这个表或图的文件。",
    blocks=True,
)
LEFT_OUT = Problem(
    "QR426",
    "left-out-of-report",
    Level.WARNING,
    "报告里没有这种样式，这一处没有印出来。",
    "改用章节的写法，或删去这一处。",
)
PUNCTUATION = Problem(
    "QR427",
    "punctuation",
    Level.WARNING,
    "中文的标点、数值范围和年份在印刷品里有固定的写法（GB/T 15834、GB/T 15835），这里用了键盘上的替代写法。",
    "改成中文的写法。",
)
LOOSE_WORDING = Problem(
    "QR428",
    "loose-wording",
    Level.INFO,
    "这样写读者看得懂，但不合出版物的习惯。",
    "请看一下是否要改。",
)
CHANGE_UNKNOWN = Problem(
    "QR431",
    "change-cannot-be-told",
    Level.WARNING,
    "两年的数不能比较，写不出变化；勉强算出的百分比会误导读者。",
    "用 {% if 值.…|变化 is 有值 %} 把这句话包起来，或改写这句话。",
)
CLAIM_NOT_BORNE = Problem(
    "QR432",
    "claim-not-borne-by-the-values",
    Level.ERROR,
    "报告里的这种说法要有各年的数作依据；依据不足，就是失实。",
    "改写这句话，或用 {% if 值.…|连续增长(3) %} 让它只在成立时出现。",
)

UNEVEN_ROW = Problem(
    "QR434",
    "uneven-row-of-typed-table",
    Level.WARNING,
    "表格的一行比表头多几格，多出的印不出来；少几格，后面的数可能错位。",
    "补上或删去 |；格里要印竖线的写 \\|，合并到左边一格的写 <<，合并到上面一格的写 ^^。",
)
TYPED_SUM = Problem(
    "QR435",
    "typed-sum-differs",
    Level.WARNING,
    "读者会把表里的各数加起来；合计对不上，整张表都让人怀疑。",
    "核对各数和合计，改正写错的那一个；不是合计的，换一个说法。",
)
TABLE_NOT_READ = Problem(
    "QR436",
    "typed-table-not-read",
    Level.WARNING,
    "表头下面要有一行 |---|---|，与表头的格数相同，中间不空行，否则不成表格，竖线会原样印出来。",
    "在表头下面加上一行 |---|---|，每格一个；竖线用半角的 |。",
)

UNKNOWN_SIGN = Problem(
    "QR437",
    "sign-not-of-chapters",
    Level.WARNING,
    "章节不认识这种记号，会照原样印进报告。",
    "改用章节的写法，或删去记号。",
)
STARS_MISREAD = Problem(
    "QR440",
    "stars-misread",
    Level.WARNING,
    "星号在章节里是加粗和斜体的记号：当乘号、注的记号用，或只写了一半，读者看到的不是要写的。",
    "乘号写成 ×；要印出的星号写成 \\*；加粗的字前后各写 **。",
)
BRACES_NOT_READ = Problem(
    "QR438",
    "braces-not-read",
    Level.ERROR,
    "取数的记号是两个半角的大括号；写成别的样子，取不到数，记号会照原样印进报告。",
    "改成半角的 {{ }}，左右各两个，如 {{ 值.全日制在校生数 }}。",
)
NUMBER_TYPED_TWICE = Problem(
    "QR439",
    "heading-number-typed",
    Level.WARNING,
    "标题由程序编号；手打的编号印在后面，读者会看到两个。",
    "删去标题里手打的编号。",
)
DANGLING_NUMBER = Problem(
    "QR450",
    "number-of-no-table-or-figure",
    Level.WARNING,
    "报告里没有这个编号的表或图，读者找不到。表和图的编号由程序给出，增减一张就会变。",
    "用 {{ 见.… }} 提到表和图，编号会自动写对；没有这张表或图的，改写这句话。",
)
CAPTION_TYPED = Problem(
    "QR451",
    "caption-typed-as-text",
    Level.WARNING,
    "表和图的题目由程序编号，进入表格目录；手打成一段文字的题目，编号不会跟着变，也不在表或图的旁边。",
    '写成 ::: 表格 标题="…" 或 ::: 照片 标题="…" 的标题，不写编号；没有表或图的，删去这一行。',
)
UNIT_TWICE = Problem(
    "QR452",
    "unit-printed-twice",
    Level.WARNING,
    "“带单位”已经印出单位，后面又写了一次，读者会看到“9527人人”。",
    "删去后面的单位，或去掉“带单位”。",
)
PERCENT_MISSING = Problem(
    "QR441",
    "percent-sign-missing",
    Level.WARNING,
    "百分数只印数字，读者不知道是 46 还是 46%。",
    "写成 {{ 值.…|带单位 }}，或在后面写 %。",
)
VERB_TWICE = Problem(
    "QR442",
    "verb-printed-twice",
    Level.WARNING,
    "“增减”“变化”“升降”“由到”按数的大小印出“增加”“下降”等词，前面再写一个，读者会看到“减少增加9人”。",
    "删去前面的词，如“比上年{{ 值.…|增减 }}”。",
)
NOT_WRITTEN = Problem(
    "QR454",
    "chapter-not-written",
    Level.WARNING,
    "目录里有这一章或这一节，翻到那一页却只有一两个字，像是还没有写。",
    "写上内容；确实没有的，用一句完整的话说明原因，如“本年度没有开展国际合作项目，因为……”。",
)
LINES_RUN_TOGETHER = Problem(
    "QR453",
    "lines-run-together",
    Level.WARNING,
    "Markdown 把上下相邻的两行接成一段；逐行写的条目会连在一起，分不出来。",
    "两条之间空一行；或写成列表：1. 后面空一格。",
)
ORDER_UNKNOWN = Problem(
    "QR443",
    "order-of-groups-unknown",
    Level.WARNING,
    "各组的数不全、不准确或者都一样，排不出谁大谁小；勉强写出来就是失实。",
    "补齐各组的数，或用 {% if 值.…|最大 is 有值 %} 把这句话包起来。",
)

PROBLEMS: tuple[Problem, ...] = (
    TEMPLATE_SYNTAX,
    NOT_ALLOWED,
    TOO_MUCH,
    UNKNOWN_INDICATOR,
    UNKNOWN_NAME,
    MISUSED_VALUE,
    VALUE_MISSING,
    GROUP_MISSING,
    UNKNOWN_DIRECTIVE,
    DIRECTIVE_ARGUMENTS,
    UNCLOSED_DIRECTIVE,
    UNKNOWN_TABLE,
    PLACED_TWICE,
    NOT_IN_REPORT,
    NEVER_MENTIONED,
    PHOTO_MISSING,
    PHOTO_OUTSIDE,
    NOT_A_PHOTO,
    MISPLACED_HEADING,
    STILL_TO_WRITE,
    CHART_WITHOUT_VALUES,
    TOTAL_INCOMPLETE,
    TABLE_WITHOUT_ROWS,
    BROKEN_TABLE,
    LEFT_OUT,
    PUNCTUATION,
    LOOSE_WORDING,
    CHANGE_UNKNOWN,
    CLAIM_NOT_BORNE,
    NOTHING_CHANGED,
    UNEVEN_ROW,
    TYPED_SUM,
    TABLE_NOT_READ,
    UNKNOWN_SIGN,
    STARS_MISREAD,
    BRACES_NOT_READ,
    NUMBER_TYPED_TWICE,
    DANGLING_NUMBER,
    CAPTION_TYPED,
    UNIT_TWICE,
    PERCENT_MISSING,
    VERB_TWICE,
    ORDER_UNKNOWN,
    LINES_RUN_TOGETHER,
    NOT_WRITTEN,
)
