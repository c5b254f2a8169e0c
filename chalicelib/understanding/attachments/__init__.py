"""Orders that partners send as files: CSV, XLSX, and PDF with text in it."""
