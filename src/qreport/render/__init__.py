"""Documents to files: charts, pictures, one writer a format."""

from qreport.render.charts import check_charts
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.render.pictures import check_pictures
from qreport.render.writers import Writer, writers

__all__ = ["CHART_KINDS", "Writer", "check_charts", "check_pictures", "writers"]
