"""Cells, colours and widths: how text becomes what the terminal is sent."""
