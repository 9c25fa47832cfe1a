"""Documents to files: charts, pictures, one writer a format."""

from qreport.render.output import write_all
from qreport.render.pictures import check_pictures
from qreport.render.writers import Writer, writers

__all__ = ["Writer", "check_pictures", "write_all", "writers"]
