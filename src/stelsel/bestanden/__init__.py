"""Exchange files: one folder per delivery with its layout as data, and the machinery they share."""
