"""Builds and checks the quality annual reports (质量年度报告) of Chinese vocational schools."""

__version__ = "0.1.0"
