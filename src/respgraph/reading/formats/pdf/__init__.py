"""PDF files: text in lines and columns, ruled and unruled tables, scans with the extra [ocr]."""
