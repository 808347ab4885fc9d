"""The name an account writes under: it is kept, and never used on two machines or by two first edits."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from tests.reliability.ground import ground, note, texts
from tests.reliability.lossy import LossyFiles
from tests.store.test_durable_names import NEVER, after_a_cut
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.replica import known_replica, replica_of


def test_a_writer_s_name_survives_a_power_cut(tmp_path: Path) -> None:
    root = tmp_path / "home"
    root.mkdir()
    files = LossyFiles(root, Random(1), NEVER)
    name = replica_of({"HOME": str(root)}, files)

    found = after_a_cut(files, root)

    assert known_replica({"HOME": str(found)}, Files()) == name


def test_a_home_copied_to_another_machine_is_another_writer_there() -> None:
    with ground() as place:
        place.open().record(note("一"))
        (kept,) = place.home.rglob("replica.json")
        known = json.loads(kept.read_bytes())
        assert known["machine"]
        kept.write_text(json.dumps({**known, "machine": "0123456789abcdef0123456789abcdef"}))

        place.open().record(note("二"))

        assert len(place.segments) == 2
        assert len({entry.replica for entry in place.open().ledger().entries}) == 2
        assert texts(place.open()) == ["一", "二"]


def test_two_first_edits_at_once_have_one_writer(tmp_path: Path) -> None:
    """Another process of the account keeps its name between our look and our own."""
    environment = {"HOME": str(tmp_path)}
    theirs: list[str] = []

    class Overtaken(Files):
        def link(self, source: str, target: str) -> None:
            if not theirs:
                theirs.append(replica_of(environment, Files()))
            super().link(source, target)

    assert replica_of(environment, Overtaken()) == theirs[0]
