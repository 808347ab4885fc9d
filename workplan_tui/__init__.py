"""workplan: how every task of a district government's yearly work plan stands."""

__version__ = "0.1.0"
