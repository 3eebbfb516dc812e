"""Chidu 尺度: administrative discretion benchmarks as checked, versioned, searchable open data."""

__version__ = "0.1.0"
