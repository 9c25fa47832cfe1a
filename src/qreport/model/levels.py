"""Who reports."""

from typing import Literal

SchoolLevel = Literal["secondary", "higher", "bachelor", "enterprise", "group"]
"""A school of one of three levels, an enterprise (企业), or an education group (职教集团)."""
