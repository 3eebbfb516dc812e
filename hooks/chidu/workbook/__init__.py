"""A department's workbook as published (.xls, .xlsx, .ods) -> a content folder and a report of what was left out."""
