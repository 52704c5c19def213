"""Workbooks: .xlsx, .xls, .et and .ods."""
