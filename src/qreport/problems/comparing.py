"""Every problem that the compare stage reports by itself."""

from qreport.model.finding import Level, Problem

UNEXPLAINED_CHANGE = Problem(
    "QR261",
    "unexplained-change",
    Level.EXPLAIN,
    "与上年相比变化很大而没有说明，读者会疑心数字有误；定稿之前要核对或写明原因。",
    "核对这个数；没有错的，用 qreport diff --explain 生成说明表格，填好后再定稿。",
)

PROBLEMS: tuple[Problem, ...] = (UNEXPLAINED_CHANGE,)
