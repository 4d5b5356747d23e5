"""Results for people: tables (text, CSV, XLSX) and charts (SVG)."""
