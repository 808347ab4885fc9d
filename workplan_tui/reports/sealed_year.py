"""What the archive of a year holds beside plan and journal: counts of its last day, and what it is, in two languages.

Both follow from the ledger alone, and from no language in use: the same year is the same archive.
"""

from __future__ import annotations

import json

from workplan_tui.language import CHINESE, ENGLISH, later, said
from workplan_tui.model.standings import Standings
from workplan_tui.reports.rows import task_row
from workplan_tui.reports.summary import summary_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

_KEYS = ("id", "section", "title", "units", "due_on", "status", "light", "pace", "progress", "expected")
_LINES = (
    later(
        "This archive holds a sealed year: the plan, the whole journal, every edition of the plan, and counts."
    ),
    later(
        "Counts of {day}: tasks {total}, of these done {done}, closed out {closed}; red {red}, amber {amber}."
    ),
    later(
        "tasks.toml: the plan; tasks.journal: who recorded what, when and for which day; counts.json: the counts."
    ),
    later(
        "To prove that nothing was changed: unpack it, go into the folder, and run: sha256sum -c SHA256SUMS"
    ),
    later("(on Windows, file by file: certutil -hashfile FILE SHA256, compared with SHA256SUMS)"),
    later(
        "If SHA256SUMS.sig is there it is signed; to prove by whom: ssh-keygen -Y verify -n workplan -f SIGNERS "
        "-I NAME -s SHA256SUMS.sig < SHA256SUMS"
    ),
    later("To read it with workplan, without unpacking: workplan --plan FILE.zip"),
)


def counts_json(ledger: Ledger) -> bytes:
    """Return the counts, whole and by section, and how each task stood."""
    standings, plan = Standings(ledger), ledger.plan
    head = {
        "plan": plan.id,
        "title": plan.title,
        "as_of": ledger.day.isoformat(),
        "entries": len(ledger.entries),
        "summary": summary_row(standings, plan.tasks, "section"),
    }
    rows = [json.dumps(_row(standings, task), ensure_ascii=False) for task in plan.tasks]
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return (text + ',\n "tasks": [\n  ' + ",\n  ".join(rows) + "\n ]\n}\n").encode()


def _row(standings: Standings, task: Task) -> dict[str, Any]:
    row = task_row(standings, task, _KEYS)
    return {key: row[key] for key in _KEYS}


def readme_text(ledger: Ledger) -> bytes:
    """Return what the archive is and how it is proven without the program, Chinese first."""
    counts = summary_row(Standings(ledger), ledger.plan.tasks, None)
    blanks: dict[str, str] = {
        "title": clean(ledger.plan.title),
        "day": ledger.day.isoformat(),
        "total": str(counts["total"]),
        "done": str(counts["status"]["done"]),
        "closed": str(counts["status"]["closed"]),
        "red": str(counts["light"]["red"]),
        "amber": str(counts["light"]["amber"]),
    }
    parts = (
        "\n".join([blanks["title"], *(said(line, language).format(**blanks) for line in _LINES)])
        for language in (CHINESE, ENGLISH)
    )
    return ("\n\n".join(parts) + "\n").encode()
