"""What the built-in checks find; the rules of a pack are told in the pack."""

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
    "核对这个数和它的单位；确实如此可以保留。",
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

PROBLEMS: tuple[Problem, ...] = (
    TOTAL_DIFFERS_FROM_ROWS,
    VALUE_OUT_OF_RANGE,
    IMPLAUSIBLE_VALUE,
    PERCENT_TYPED_AS_FRACTION,
    PARTS_DO_NOT_ADD_UP,
    PART_EXCEEDS_WHOLE,
    TYPED_DIFFERS_FROM_COMPUTED,
    REQUIRED_VALUE_MISSING,
    RULE_UNUSABLE,
    RULE_CASE_FAILS,
)
