"""Documents to files: charts, pictures, one writer a format."""

from qreport.output import write_all
from qreport.problems.rendering import PROBLEMS as PHOTO_PROBLEMS
from qreport.render.charts import PROBLEMS as CHART_PROBLEMS
from qreport.render.charts import check_charts
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.render.pictures import check_pictures
from qreport.render.writers import Writer, writers

PROBLEMS = (*PHOTO_PROBLEMS, *CHART_PROBLEMS)

__all__ = ["CHART_KINDS", "PROBLEMS", "Writer", "check_charts", "check_pictures", "write_all", "writers"]
