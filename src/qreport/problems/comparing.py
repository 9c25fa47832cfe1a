"""Every problem that the compare stage reports by itself."""

from qreport.model.finding import Level, Problem

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

PROBLEMS: tuple[Problem, ...] = (
    UNEXPLAINED_CHANGE,
    UNWRITTEN_EXPLANATION,
    EXPLANATION_WITHOUT_VALUES,
    EXPLANATION_LAPSED,
)
