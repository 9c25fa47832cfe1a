"""Builds and checks the quality annual reports (质量年度报告) of Chinese vocational schools."""

import os

__version__ = "0.1.0"

# No other package that happens to be installed may change how inputs are validated; to look for plugins
# in all of them takes longer than all models together.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
