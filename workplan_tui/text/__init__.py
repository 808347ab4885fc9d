"""Text as people type it and as it may be shown: widths, harmless signs, pinyin, the nearest word."""
