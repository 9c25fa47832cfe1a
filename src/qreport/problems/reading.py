"""Every problem that the load stage reports by itself."""

from qreport.model.finding import Level, Problem

# fmt: off
UNREADABLE_FILE = Problem(
    "QR101", "unreadable-file", Level.ERROR,
    "文件打不开、已损坏，或内容与扩展名不符，里面的数据一个也读不到。",
    "用 WPS 或 Excel 打开它，另存为 .xlsx 或 .csv 后再试。",
    blocks=True,
)
WRONG_ENCODING = Problem(
    "QR102", "wrong-encoding", Level.ERROR,
    "文字编码不对时，汉字会变成乱码，名称无法核对。",
    "用记事本打开文件，选“另存为”，编码选 UTF-8。",
    blocks=True,
)
BROKEN_YAML = Problem(
    "QR103", "broken-yaml", Level.ERROR,
    "YAML 文件靠缩进、冒号和引号分清层次，写错一处，整个文件都读不出来。",
    "按提示改正这一行；拿不准时对照示例文件。",
    blocks=True,
)
DUPLICATE_KEY = Problem(
    "QR104", "duplicate-key", Level.ERROR,
    "同一层里同一个名称写了两次，无法判断以哪一个为准。",
    "删去其中一个。",
    blocks=True,
)
OVER_LIMIT = Problem(
    "QR105", "over-limit", Level.ERROR,
    "文件远远超出填报所需的大小，多半是误存了别的内容。",
    "只留下填报要用的内容，或把文件拆开后再试。",
    blocks=True,
)
UNKNOWN_KEY = Problem(
    "QR106", "unknown-key", Level.ERROR,
    "程序不认识这个名称，写在它下面的内容不会起作用。",
    "改为认识的名称，或删去这一项。",
    blocks=True,
)
SCHEMA_MISMATCH = Problem(
    "QR107", "schema-mismatch", Level.ERROR,
    "这一项的内容不符合规定的样式，程序不能使用。",
    "按上面说的样式改写。",
    blocks=True,
)
MISSING_FILE = Problem(
    "QR108", "missing-file", Level.ERROR,
    "缺少这个文件，程序不知道要读什么。",
    "补上这个文件；可用 qreport init 生成一份样例对照。",
    blocks=True,
)
ILLEGAL_CHARACTER = Problem(
    "QR109", "illegal-character", Level.ERROR,
    "文字里混有看不见的控制字符，多半是从别的系统复制来的；它们不能写进 Word 文件。",
    "删去这个字符，重新输入这段文字。",
)
RAGGED_ROW = Problem(
    "QR110", "ragged-row", Level.ERROR,
    "这一行的格数与表头不同，后面的数据可能错位。",
    "补上或删去多余的分隔符；含有分隔符的文字要用英文双引号括起来。",
)
SPLIT_NUMBER = Problem(
    "QR111", "split-number", Level.ERROR,
    "数字里的千分位逗号被当成了分隔符，一个数变成了两格。",
    "去掉数字里的逗号，或用英文双引号把整个数括起来。",
)
NOT_A_NUMBER = Problem(
    "QR112", "not-a-number", Level.ERROR,
    "这里应当填数，填的内容不能当作数来用。",
    "改为数字；没有数据填 -，不适用填 /。",
)
UNKNOWN_UNIT = Problem(
    "QR113", "unknown-unit", Level.ERROR,
    "程序不认识这个单位，无法判断数值的大小。",
    "核对这个数是按什么单位填的；换算成指标规定的单位后，数和单位一起改。",
)
OTHER_UNIT = Problem(
    "QR114", "unit-of-other-kind", Level.ERROR,
    "填写的单位与指标规定的单位不是一类，不能换算。",
    "核对填的是哪个数；按指标规定的单位重新填，数和单位一起改。",
)
BLANK_VALUE = Problem(
    "QR115", "blank-value", Level.ERROR,
    "空格看不出是零、没有统计还是不适用，三者在报告里的含义不同。",
    "为零填 0，没有数据填 -，不适用填 /。",
)
UNCALCULATED_FORMULA = Problem(
    "QR116", "formula-without-result", Level.ERROR,
    "单元格里是公式，文件里没有存下它的结果。",
    "用 WPS 或 Excel 打开文件，重新计算后保存；或把公式粘贴为数值。",
)
ERROR_CELL = Problem(
    "QR117", "error-cell", Level.ERROR,
    "单元格里的公式算出了错误，没有可用的数。",
    "改正公式，或直接填写数值。",
)
UNKNOWN_INDICATOR = Problem(
    "QR118", "unknown-indicator", Level.ERROR,
    "报告包里没有叫这个名称的指标，这一行没有读入。",
    "按报告包里的指标名称改写，或删去这一行。",
)
AMBIGUOUS_INDICATOR = Problem(
    "QR119", "ambiguous-indicator", Level.ERROR,
    "有几个指标都叫这个名称，无法判断是哪一个。",
    "写全名，或在“代码”一栏写指标代码。",
)
DUPLICATE_VALUE = Problem(
    "QR120", "duplicate-value", Level.ERROR,
    "同一指标同一年份填了两次，数值不同，无法判断以哪一个为准。",
    "核对后只留一个。",
)
NO_HEADING = Problem(
    "QR122", "no-heading-row", Level.ERROR,
    "表中找不到表头，无法判断各列是什么。",
    "在数据上方写一行表头。",
)
MISSING_COLUMN = Problem(
    "QR123", "missing-column", Level.ERROR,
    "表头里缺少必需的一列。",
    "补上这一列，列名与规定的一致。",
)
UNKNOWN_COLUMN = Problem(
    "QR124", "unknown-column", Level.WARNING,
    "程序不认识这一列，其中的内容没有读入。",
    "按规定的列名改写；列名里有单位的，单位不同时数也要换算。不需要的列移到另外的文件里。",
)
DUPLICATE_COLUMN = Problem(
    "QR125", "duplicate-column", Level.ERROR,
    "两列的含义相同，无法判断以哪一列为准。",
    "核对两列的数，改正列名；并排的几块表改成上下排列，各有自己的表头。",
)
UNKNOWN_YEAR = Problem(
    "QR126", "unknown-year", Level.ERROR,
    "这里应当是年份，写的内容看不出是哪一年。",
    "写成四位年份，例如 2021 或 2021年。",
)
UNKNOWN_FILE = Problem(
    "QR127", "unknown-file", Level.WARNING,
    "程序不认识这个文件，其中的内容没有读入。",
    "改为规定的文件名和扩展名，或移出这个文件夹。",
)
MISSING_RECORDS = Problem(
    "QR128", "missing-record-file", Level.ERROR,
    "缺少必需的明细表，由它得出的数和表都没有内容。",
    "在 records 文件夹里补上这个文件。",
)
MISSING_INDICATOR = Problem(
    "QR129", "missing-indicator", Level.ERROR,
    "必报的指标没有填写。",
    "补上数值；没有数据填 -，不适用填 /。",
)
DUPLICATE_RECORD = Problem(
    "QR130", "duplicate-record", Level.WARNING,
    "两行的关键内容相同，同一件事可能被重复统计。",
    "核对后删去一行，或改正其中不同的地方。",
)
WRONG_CHOICE = Problem(
    "QR131", "wrong-choice", Level.ERROR,
    "这一列只能填规定的几种内容，其他写法无法归类统计。",
    "改为“应为”后面所列的一种。",
)
WRONG_DATE = Problem(
    "QR132", "wrong-date", Level.ERROR,
    "这里应当填日期，填的内容看不出是哪一天或哪个月。",
    "写成 2021年8月、2021年8月1日 或 2021-08-01。",
)
NOT_WHOLE = Problem(
    "QR133", "count-not-whole", Level.ERROR,
    "人数、个数一类的数只能是不小于零的整数。",
    "核对后填整数。",
)
BLANK_CELL = Problem(
    "QR134", "blank-cell", Level.ERROR,
    "明细表的必填格空着。",
    "补上内容。",
)
UNKNOWN_CHAPTER = Problem(
    "QR135", "unknown-chapter", Level.ERROR,
    "报告包里没有这一章，文件的内容不会出现在报告里。",
    "把文件名改为报告包里的章名，或移出 chapters 文件夹。",
)
HIDDEN_DATA = Problem(
    "QR136", "hidden-data-used", Level.INFO,
    "隐藏的工作表、行和列也会读入，打开文件时却看不见。",
    "核对隐藏的内容；不需要的请删去。",
)
OUTSIDE_FILING = Problem(
    "QR137",
    "path-out-of-the-filing",
    Level.ERROR,
    "路径或链接指向填报文件夹以外；换一台电脑就找不到，也可能带出不该公开的内容。",
    "把文件放进填报文件夹，写相对路径。",
    blocks=True,
)
DUPLICATE_ENTRY = Problem(
    "QR138", "duplicate-entry", Level.ERROR,
    "两个条目用了同一个代码，无法判断以哪一个为准。",
    "改其中一个的代码，或删去一个。",
    blocks=True,
)
UNKNOWN_REFERENCE = Problem(
    "QR139", "unknown-reference", Level.ERROR,
    "这里提到的指标、明细表、列或章在报告包里不存在。",
    "改为存在的代码。",
    blocks=True,
)
DUPLICATE_FILE = Problem(
    "QR140", "duplicate-file", Level.ERROR,
    "同一份内容有两个文件，无法判断以哪一个为准。",
    "只留一个文件。",
)
UNKNOWN_GROUP = Problem(
    "QR141", "unknown-group", Level.ERROR,
    "“其中”一行要写在它所属的指标之下，这里看不出属于哪个指标。",
    "把它移到所属指标的下面，或写指标代码。",
)
READ_AS_GB18030 = Problem(
    "QR142", "read-as-gb18030", Level.INFO,
    "文件不是 UTF-8 编码，已按 GB18030（含 GBK）读取。",
    "汉字显示正常就不用管；否则请另存为 UTF-8。",
)
ROUNDED_ON_SHOW = Problem(
    "QR143", "shown-number-is-rounded", Level.INFO,
    "单元格里存的数比显示的更精确，报告采用显示的数。",
    "需要更多位小数时，请改单元格的数字格式。",
)
UNKNOWN_PARENT = Problem(
    "QR144", "unknown-parent", Level.ERROR,
    "指标写明了上级指标，报告包里却没有它。",
    "改为存在的指标代码，或删去 parent。",
    blocks=True,
)
PARENT_CYCLE = Problem(
    "QR145", "parent-cycle", Level.ERROR,
    "几个指标互为上级，分不出谁包含谁。",
    "改正其中一个的 parent。",
    blocks=True,
)
CHAPTER_FILE_MISSING = Problem(
    "QR146", "chapter-file-missing", Level.ERROR,
    "pack.yaml 的 chapters 里列了这一章，却没有它的文件。",
    "在 chapters 文件夹里补上这个文件，或从 chapters 中删去这一章。",
    blocks=True,
)
CHAPTER_NOT_LISTED = Problem(
    "QR147", "chapter-not-listed", Level.WARNING,
    "文件夹里有这一章的文件，pack.yaml 的 chapters 却没有列它，报告里不会出现。",
    "在 pack.yaml 的 chapters 里加上它，或删去这个文件。",
)
ILLEGAL_IN_FILE = Problem(
    "QR148", "illegal-character-in-file", Level.ERROR,
    "文件里混有看不见的控制字符，多半是从别的系统复制来的；这样的文件不能读取。",
    "删去这个字符，重新输入这一行。",
    blocks=True,
)
EMPTY_FILE = Problem(
    "QR149", "empty-file", Level.ERROR,
    "文件里没有内容，可能忘了保存。",
    "填好后保存，或删去这个文件。",
    blocks=True,
)
FUTURE_YEAR = Problem(
    "QR150", "year-after-the-report", Level.WARNING,
    "数据的年份晚于报告的数据年份，多半是年份写错，或 qreport.yaml 的 data_year 没有改。",
    "核对年份一栏和 qreport.yaml 的 report.data_year。",
)
WRONG_SPAN = Problem(
    "QR151", "wrong-span", Level.ERROR,
    "数值只算一年中的几个月时，要写明从哪个月到哪个月。",
    "写成 2021-01/2021-08；覆盖全年的不用写。",
)
NAME_DIFFERS = Problem(
    "QR152", "code-and-name-differ", Level.WARNING,
    "同一行的代码和名称指的不是同一个指标，多半是抄错了行。",
    "核对后改正代码或名称。",
)
SHEET_SKIPPED = Problem(
    "QR153", "sheet-skipped", Level.WARNING,
    "这张工作表没有表头，或者表头是另一张表的（如汇总），里面的内容没有读入。",
    "有数据的请补上表头；只是汇总、说明文字的可以不管。",
)
WORD_CHAPTER = Problem(
    "QR155", "word-chapter", Level.ERROR,
    "这样的 Word 文件不能读取，其中的内容不会出现在报告里。",
    "用 WPS 或 Word 打开，另存为“Word 文档 (.docx)”。",
    blocks=True,
)
NO_ROWS = Problem(
    "QR156", "record-file-without-rows", Level.WARNING,
    "明细表只有表头，就等于说一项也没有，由它得出的数都是 0。",
    "补上各行；本年度确实没有的，可以不管。",
)
UNUSABLE_FILING = Problem(
    "QR160", "filing-not-usable", Level.ERROR,
    "填报的 qreport.yaml 或报告包不能使用，这个填报没有核对。",
    "单独核对这个填报，按提示改正。",
    blocks=True,
)
WORD_REVISIONS = Problem(
    "QR170", "tracked-changes-in-word-chapter", Level.ERROR,
    "修订还没有定稿：同一处有改前、改后两种文字，无法判断以哪一种为准；草稿里印的是改后的。",
    "在 Word 或 WPS 的“审阅”里选“接受所有修订”（或拒绝），停止修订后保存。",
)
WORD_NOT_CARRIED = Problem(
    "QR171", "not-carried-over-from-word", Level.WARNING,
    "Word 文件里的这一处内容不能带进报告，读者看不到它。",
    "改成正文、表格或 PNG、JPEG 图片；不需要的可以删去。",
)
WORD_CHANGED = Problem(
    "QR172", "changed-on-the-way-from-word", Level.INFO,
    "带进报告时按统一版式改动了这一处，意思不变的可以不管。",
    "对照报告核对这一处。",
)
WORD_STALE_MENTION = Problem(
    "QR173", "old-number-in-word-text", Level.WARNING,
    "表和图在报告里重新编号；这里提到的编号在本文件的题注里找不到，只能照原样印，多半已经不对。",
    "给那张表或图写上同样编号的题注，或改写这句话。",
)
PACK_OF_OTHER_LEVEL = Problem(
    "QR174", "pack-of-other-school-level", Level.ERROR,
    "这个报告包不是为这一类单位编的，指标、标准和章节都可能不对。",
    "换一个适用的报告包；如果是 level 写错了，改正 level。",
)
SHARED_CHAPTERS = Problem(
    "QR175", "chapters-shared-by-packs", Level.INFO,
    "几个报告包有同名的章，chapters 文件夹里的一章印进每一份报告；写给一种报告的章，在另一种里可能对不上。",
    "本来就该相同的不用管；只给一个报告包的，放进以它命名的文件夹，如 chapters/secondary-2022/。",
)
REFERENCE_UNUSABLE = Problem(
    "QR180", "reference-document-unusable", Level.ERROR,
    "参考文档读不出样式，报告不知道该排成什么样子。",
    "用 Word 或 WPS 打开它，另存为“Word 文档 (.docx)”，不带宏、不加密码。",
    blocks=True,
)
REFERENCE_INCOMPLETE = Problem(
    "QR181", "reference-document-incomplete", Level.INFO,
    "参考文档里没有的样式，按报告包的版式来排。",
    "需要统一时，在参考文档里用上同名的样式后保存；名称见 docs/layout.zh-CN.md。",
)
NO_CHOICES = Problem(
    "QR601", "choices-without-choice-column", Level.ERROR,
    "只有 type: choice 的列才有规定的取值，也必须有。",
    "补上 choices，或改 type。",
)
NOT_GROUPED = Problem(
    "QR602", "chart-of-an-ungrouped-indicator", Level.ERROR,
    "groups_of 按组画图，只能用于 measure 里写了 by 的指标。",
    "换一个有分组的指标，或在它的 measure 里写 by。",
)
SHARED_NAME = Problem(
    "QR603", "name-of-two-indicators", Level.WARNING,
    "两个指标同名，填报时用这个名称无法判断是哪一个。",
    "改其中一个的名称或别名。",
)
TOTAL_OF_TEXT = Problem(
    "QR604", "total-of-a-column-without-numbers", Level.ERROR,
    "只有 type: count 或 number 的列才加得起来。",
    "从合计里去掉这一列，或改它的 type。",
)
SHARED_ID = Problem(
    "QR605", "table-and-chart-of-one-id", Level.ERROR,
    "正文用 {{ 见.… }} 按 id 提到表和图；一个表和一个图同用一个 id，就不知道说的是哪一个。",
    "改其中一个的 id。",
)
UNUSED_ENTRY = Problem(
    "QR606", "unused-entry", Level.WARNING,
    "没有用到的明细表会让学校白填，没有用到的表和图不会印出来。",
    "在章节里放上它，让指标或规则用到它，或者删去。",
)
IDLE_INDICATORS = Problem(
    "QR607", "idle-indicators", Level.INFO,
    "报告包自己不用的指标只在学校自写的章节里才印得出来。",
    "确实不用的删去；留给学校章节用的不必改。",
)
CONTRADICTION = Problem(
    "QR608", "contradictory-parts", Level.ERROR,
    "报告包的两处互相矛盾，照着填报的学校怎么填都不对。",
    "对照通知，改正其中一处。",
)
RULE_TWICE = Problem(
    "QR609", "rule-written-twice", Level.WARNING,
    "同一件事核对两次，学校会看到两条一样的问题。",
    "删去其中一条规则。",
)
UNPRINTED_PART = Problem(
    "QR610", "part-never-printed", Level.WARNING,
    "front 决定正文之前印什么；没有列出的内容写了也印不出来。",
    "在 pack.yaml 的 front 里加上它，或删去这部分内容。",
)
# fmt: on

PROBLEMS: tuple[Problem, ...] = tuple(each for each in tuple(globals().values()) if isinstance(each, Problem))
"""All of them, by code."""
