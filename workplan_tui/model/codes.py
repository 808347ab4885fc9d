"""The closed sets of codes that files and `--json` hold. Their words stand in `language.words`."""

from __future__ import annotations

STATUSES = ("not_started", "in_progress", "done", "closed", "suspended", "cancelled")
"""In the order of the digits 1 to 6 that set them."""

LIGHTS = ("red", "amber", "green", "grey")
"""Worst first: a parent shows the worst of its children."""

METHODS = ("documents", "phone", "site")
"""How a claim was verified on closing out: 资料, 电话, 实地."""
