"""The one error about photos within this stage."""

from qreport.model.document import Photo
from qreport.model.finding import Finding, Problem

PHOTO, LOGO, STATEMENT = "照片", "校徽", "声明"
"""What messages call the three sorts of pictures."""


class PhotoError(Exception):
    """A photo that cannot be printed."""

    def __init__(self, problem: Problem, reason: str) -> None:
        super().__init__(reason)
        self.problem = problem
        self.reason = reason

    def at(self, photo: Photo, what: str) -> Finding:
        """Return the finding at the line that names `photo`, which a person calls `what`."""
        return self.problem.at(photo.origin, message=f"{what}“{photo.path.name}”不能放进报告：{self.reason}")
