"""What the built-in checks find; the rules of a pack are told in the pack.

What is found about the formulas of a pack.

What can be wrong with the measures of a pack.

Every problem that the compare stage reports by itself.
"""

from qreport.model.finding import Level, Problem

TOTAL_DIFFERS_FROM_ROWS = Problem(
    "QR201",
    "total-differs-from-rows",
    Level.ERROR,
    "读者会把各行加起来；合计对不上，整张表都让人怀疑。",
    "核对各行和合计，改正写错的那一个。",
)
VALUE_OUT_OF_RANGE = Problem(
    "QR202",
    "value-out-of-range",
    Level.ERROR,
    "百分比在 0 到 100 之间，人数、册数等数量不会是负数。",
    "对照原始材料改正这个数。",
)
IMPLAUSIBLE_VALUE = Problem(
    "QR203",
    "implausible-value",
    Level.WARNING,
    "远离常见范围的数多半是写错了位数或单位。",
    "核对这个数和它的单位；确实如此的可以保留，也可以在 explanations.yaml 里说明。",
)
PERCENT_TYPED_AS_FRACTION = Problem(
    "QR204",
    "percent-typed-as-fraction",
    Level.WARNING,
    "百分比按 0 到 100 填写；按小数填写时，报告里会印成 0.98%。",
    "98.5% 填 98.5，不填 0.985。",
)
PARTS_DO_NOT_ADD_UP = Problem(
    "QR205",
    "parts-do-not-add-up",
    Level.ERROR,
    "其中各项应当加得出上面的总数。",
    "核对总数和其中各项，改正写错的那一个。",
)
PART_EXCEEDS_WHOLE = Problem(
    "QR206",
    "part-exceeds-whole",
    Level.ERROR,
    "其中一项不会大于上面的总数。",
    "核对总数和这一项，改正写错的那一个。",
)
TYPED_DIFFERS_FROM_COMPUTED = Problem(
    "QR207",
    "typed-differs-from-computed",
    Level.EXPLAIN,
    "填报的数与按公式或明细算出的数不同，读者自己一算就会发现。",
    "改正这个数或参加计算的数；口径不同的，在 explanations.yaml 里说明。",
)
REQUIRED_VALUE_MISSING = Problem(
    "QR208",
    "required-value-missing",
    Level.ERROR,
    "必报的指标既没有填，也没有足够的数来计算，报告里就会留下空缺。",
    "补上这个数，或补上计算它要用的数；没有统计填 -，不适用填 /。",
)
RULE_UNUSABLE = Problem(
    "QR209",
    "rule-unusable",
    Level.ERROR,
    "写错的规则核对不了数据。",
    "改正报告包里的这条规则。",
)
RULE_CASE_FAILS = Problem(
    "QR210",
    "rule-case-fails",
    Level.ERROR,
    "规则自带的用例说明它该放过什么、该查出什么；结果不符，规则或用例有一个写错了。",
    "对照规则的 args 改正用例，或改正规则。",
)
UNIT_DIFFERS_FROM_YEAR_BEFORE = Problem(
    "QR211",
    "unit-differs-from-year-before",
    Level.WARNING,
    "两年相差的倍数正好是两个单位之间的倍数（如元和万元、亩和平方米），多半是有一年填错了单位。",
    "对照原始材料，按指标规定的单位改正其中一年的数。",
)
DECIMALS_DIFFER = Problem(
    "QR212",
    "decimals-differ",
    Level.WARNING,
    "两年并排印出时，小数位数应当一致；少的一年看起来像估计的数。",
    "按同样的小数位数填写两年的数，末尾的 0 也写上（如 32.00）。",
)
PART_OF_YEAR = Problem(
    "QR213",
    "part-of-year",
    Level.INFO,
    "不足一年的数不能与全年的数比较，报告里也不会印出它的增减。",
    "年末有了全年的数再补上；通知规定只报到某月的不用改。",
)
RECORD_NUMBER_OUT_OF_RANGE = Problem(
    "QR214",
    "record-number-out-of-range",
    Level.ERROR,
    "百分比在 0 到 100 之间，人数、金额等数量不会是负数。",
    "对照原始材料改正明细表里的这个数。",
)
PARTS_COPIED = Problem(
    "QR215",
    "parts-copied-from-last-year",
    Level.WARNING,
    "每年重新统计的几项不会个个与上年相同；总数更新了、其中各项没有更新，读者一看两年的表就会发现。",
    "对照原始材料核对其中各项；确实相同可以保留。",
)
ROW_TWICE = Problem(
    "QR216",
    "row-twice",
    Level.INFO,
    "两行一字不差，可能是重复粘贴；表里不写姓名时，也可能是两个人获得同样的奖。",
    "核对是不是同一件事；重复的删去一行，确实是两件事的可以保留。",
)
SAME_NAME_WITH_REMARK = Problem(
    "QR217",
    "same-name-with-remark",
    Level.INFO,
    "同一个名称加了备注又列一次，会被数成两个。",
    "是同一个的，只留一行，备注写在别的列；确实是两个的可以保留。",
)
WHOLE_YEAR_NOT_OVER = Problem(
    "QR218",
    "whole-year-not-over",
    Level.WARNING,
    "报告发布时这一年还没有过完，“全年”的数还统计不出来。",
    "写明统计到几月，或改为上一学年的数；是预计的数，写明“预计”。",
)
PERIOD_OF_LAST_REPORT = Problem(
    "QR219",
    "period-of-last-report",
    Level.WARNING,
    "“本年度”“截至某月”说的是上一份报告的时段，多半是上年的文字没有改。",
    "改为本报告的时段，并核对这一句里的数；确实要与上年比较的，写明“上年度”。",
)
WORD_TO_AVOID = Problem(
    "QR220",
    "word-to-avoid",
    Level.WARNING,
    "学校的旧名称、已经改了的说法、过了年份的提法，不应再出现在报告里。",
    "按报告包和 qreport.yaml 的 words 列的说法改；引用原文的可以保留。",
)
NAME_SHORTENED = Problem(
    "QR221",
    "name-shortened",
    Level.INFO,
    "正文里的专业名称比名册里的短，读者会以为是另一个专业。",
    "写全称；上文已经说明简称的可以保留。",
)
UNIT_FAR_FROM_STANDARD = Problem(
    "QR222",
    "unit-far-from-standard",
    Level.WARNING,
    "平均到每个学生的数与国家标准差几十倍，多半是单位写错了，如万册写成册、m²写成万m²；两年都错的，对比上年看不出来。",
    "核对这个数的单位；单位写错的，改正单位或把数换算过来。",
)
SAME_FIGURES_TWICE = Problem(
    "QR232",
    "same-figures-twice",
    Level.INFO,
    "两个不同的指标两年的数都一样，多半是抄数时错了一行。",
    "对照原始材料核对这两个指标；确实相同可以保留。",
)
PLACEHOLDER_LEFT = Problem(
    "QR233",
    "placeholder-left",
    Level.ERROR,
    "XX、20XX年、待定、？？？、（　　）、«校名»一类的记号是留给以后填的，不能出现在公布的报告里。",
    "写上真正的内容，或删去这一句。",
)
EMPTY_SECTION = Problem(
    "QR234",
    "empty-section",
    Level.WARNING,
    "目录里有这一节，翻到那一页却没有内容。",
    "写上内容，或删去这个标题。",
)
NAME_WRITTEN_DIFFERENTLY = Problem(
    "QR235",
    "name-written-differently",
    Level.WARNING,
    "校名、专业名称只差一个字，多半是笔误；同一个名称在报告里应当写法一致。",
    "对照名册改正；确实是另一个名称可以保留。",
)
DATE_AFTER_REPORT = Problem(
    "QR236",
    "date-after-report",
    Level.WARNING,
    "报告发布时还没有到这个时间，多半是年份写错了。",
    "改正年月；是计划要做的事，写明“计划”“将”。",
)
FIGURE_DIFFERS_IN_CHAPTER = Problem(
    "QR237",
    "figure-differs-in-chapter",
    Level.ERROR,
    "同一个数在正文和表里不同，读者不知道该信哪一个。",
    "核对后改正；把正文里的数换成 {{ 值.… }}，以后改一处就都改了。",
)
FIGURE_MAY_DIFFER = Problem(
    "QR246",
    "figure-may-differ",
    Level.EXPLAIN,
    "正文里的数像是填报的某个数，却不一样：可能写错了，也可能说的是另一个范围。",
    "写错了就改正；说的是别的范围，把范围写明，或在 explanations.yaml 的 numbers 里照抄这几个字并写明理由。",
)
WORD_AGAINST_VALUES = Problem(
    "QR247",
    "word-against-values",
    Level.ERROR,
    "“增加”“最多”“连续增长”一类的词要由数说话；数变了而词没有改，一读就错。",
    "改正这个词；也可以换成按数值选词的写法，例如 {{ 值.…|增减 }}。",
)
CLAIM_OPEN = Problem(
    "QR248",
    "claim-open",
    Level.INFO,
    "“创新高”“居首位”一类的话，填报的数不够判断真假。",
    "核对原始材料；没有依据就删去。",
)
NUMBER_OPEN = Problem(
    "QR249",
    "number-open",
    Level.INFO,
    "正文里手写的数，填报的数里找不到能与它核对的；这样的数要由人核对。",
    "核对这个数；无误的，在 explanations.yaml 的 numbers 里照抄这几个字并写明理由，就不再列出。",
)
TICK_LAPSED = Problem(
    "QR250",
    "tick-lapsed",
    Level.WARNING,
    "核对过的是原来那几个字；正文改了，新写的数就没有人核对过。",
    "核对正文现在的数：对的，照抄现在的文字；不再需要的，删去这一条。",
)
VAGUE_WORD_BESIDE_FIGURE = Problem(
    "QR238",
    "vague-word-beside-figure",
    Level.INFO,
    "“近”“余”一类的字后面应是概数；准确的数不用加，已经是概数的不用再加。",
    "删去这个字。",
)
CASE_TOO_LONG = Problem(
    "QR239",
    "case-too-long",
    Level.INFO,
    "有的省市规定了案例的字数，超出的会被退回；没有规定的地方，读者也少有耐心读完。",
    "看本地的通知有没有规定字数；有的，删减案例的文字。",
)
PHOTO_WITHOUT_LEGEND = Problem(
    "QR240",
    "photo-without-legend",
    Level.WARNING,
    "没有图注的照片，读者不知道是什么时候的什么事。",
    "在方括号里写上图注：时间和内容。",
)
PERSONAL_NUMBER_IN_REPORT = Problem(
    "QR241",
    "personal-number-in-report",
    Level.ERROR,
    "报告要公开发布；身份证号、学籍号、银行卡号是个人信息，公开了就收不回来。",
    "删去这个号码。",
)
CONTACT_IN_REPORT = Problem(
    "QR242",
    "contact-in-report",
    Level.WARNING,
    "手机号、电子邮箱、QQ 和微信号、学号一类多半是个人的，报告里用不到。",
    "删去；确实是学校公开的联系方式可以保留。",
)
DATE_WITHOUT_YEAR = Problem(
    "QR243",
    "date-without-year",
    Level.INFO,
    "报告横跨两个年份，只写月日看不出是哪一年的事。",
    "在图注的日期前写上年份。",
)
LEVEL_NOT_CHANGED = Problem(
    "QR244",
    "level-not-changed",
    Level.WARNING,
    "qreport.yaml 的 rules 可以改一条规则的级别；写的代码没有这条规则，或这个问题不改正就生成不了报告。",
    "对照 qreport validate 列出的代码改正，或删去这一条。",
)
RESTATED = Problem(
    "QR245",
    "differs-from-published",
    Level.EXPLAIN,
    "上年一栏与去年公布的报告不同，读者把两份报告放在一起就会看见。",
    "照去年公布的数填写；去年公布的数有误的，在 explanations.yaml 里写明更正的原因（period 写那一年）。",
)
DIFFERS_FROM_PLATFORM = Problem(
    "QR262",
    "differs-from-platform",
    Level.ERROR,
    "带 * 的指标须与国家数据平台上的数一致；不一致的报告会被退回。",
    "对照原始材料，改正写错的那一处；错在平台的，先在平台上更正，再重新导出放进 platform 文件夹。",
)
ROW_WITHOUT_YEAR = Problem(
    "QR294",
    "row-without-year",
    Level.WARNING,
    "放几年的行的明细表按年份取数，看不出年份的行不计数、不汇总、不印出。",
    "在年份一列写上四位年份；不属于本表的行请删去。",
)

FORMULA_UNUSABLE = Problem(
    "QR251",
    "formula-unusable",
    Level.ERROR,
    "公式写错的指标算不出来，也无法与填报的数核对。",
    "改正报告包里这个指标的 formula。",
)
FORMULAS_IN_A_CIRCLE = Problem(
    "QR252",
    "formulas-in-a-circle",
    Level.ERROR,
    "甲由乙算出、乙又由甲算出，两个都算不出来。",
    "去掉其中一个公式，改为填报。",
)

MEASURE_UNUSABLE = Problem(
    "QR253",
    "measure-unusable",
    Level.ERROR,
    "汇总方法写错的指标算不出来。",
    "改正报告包里这个指标的 measure。",
)

UNEXPLAINED_CHANGE = Problem(
    "QR261",
    "unexplained-change",
    Level.EXPLAIN,
    "与上年相比变化很大而没有说明，读者会疑心数字有误；定稿之前要核对或写明原因。"
    "命令 qreport diff --explain 按还缺的说明生成表格。",
    "核对这个数；没有错的，写明变化的原因，汇总的人把它写进 explanations.yaml。",
)
UNWRITTEN_EXPLANATION = Problem(
    "QR159",
    "unwritten-explanation",
    Level.WARNING,
    "说明的表格已经备好，文字还空着；空的说明不算说明，要说明的变化另外列出。",
    "在 text 一行写明原因，或删去这一条。",
)
EXPLANATION_WITHOUT_VALUES = Problem(
    "QR290",
    "explanation-without-values",
    Level.WARNING,
    "说明是对一个数作的；不写那个数，数再变时没有人知道说明已经不对，所以这样的说明不起作用。",
    "在这一条下面加一行 values，按年份写明说明时的数值。",
)
EXPLANATION_LAPSED = Problem(
    "QR291",
    "explanation-lapsed",
    Level.WARNING,
    "说明之后数值改了（算出来的数，是它所依据的数改了），说明的文字可能不再对；报告若印出说明，印的就是旧话。",
    "核对说明的文字：仍然对的，把 values 改成现在的数；不再需要的，删去这一条。",
)

PROBLEMS: tuple[Problem, ...] = tuple(each for each in tuple(globals().values()) if isinstance(each, Problem))
"""All of them, by code."""
