"""Workbooks whose content is not what their ending says."""

from qreport.load.content import ENCRYPTED, ODS, OLE, ZIP, real_content
from qreport.load.problems import UNREADABLE_FILE
from qreport.load.unreadable import Unreadable
from qreport.model.location import Location

SAVE_AS_XLSX = "用 WPS 或 Excel 打开，另存为“Excel 工作簿 (.xlsx)”，不要只改扩展名。"
PASSWORD = "用 WPS 或 Excel 打开，去掉打开密码后保存。"  # noqa: S105 -- advice, no secret
_CONTENTS = {".xlsx": (ZIP,), ".ods": (ODS, ZIP), ".xls": (OLE,)}
"""What a workbook of each ending begins as."""
_RIGHT_ENDINGS = {ZIP: ".xlsx", OLE: ".xls", ODS: ".ods"}


def refuse_foreign(data: bytes, name: str, ending: str) -> None:
    """Raise `Unreadable` when `data` plainly is no workbook of `ending`, saying what it is."""
    content = real_content(data) or ("文字（像是 CSV）" if data.strip() else "空的")
    if content in _CONTENTS[ending]:
        return
    message = f"不是 {ending} 工作簿，内容是{content}"
    raise Unreadable(UNREADABLE_FILE.at(Location(name), message=message, mend=_mend(content)))


def _mend(content: str) -> str:
    if content == ENCRYPTED:
        return PASSWORD
    right = _RIGHT_ENDINGS.get(content)
    return f"把扩展名改为 {right} 再试；或者{SAVE_AS_XLSX}" if right else SAVE_AS_XLSX
