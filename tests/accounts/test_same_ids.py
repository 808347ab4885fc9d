"""An id belongs to who had it first."""

from __future__ import annotations

from tests.accounts.office import LI, WANG, Office, line_like, put
from tests.reliability.ground import texts
from workplan_tui.model.origin import is_bound_to


def test_an_id_that_another_account_repeats_takes_nothing_away(office: Office) -> None:
    hers = office.record(LI, "甲")
    his = office.record(WANG, "乙")
    assert is_bound_to(hers.replica, hers.id)
    for text in ("伪", "\U0010ffff", "A"):
        put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, text, id=hers.id, seq=2))
        assert office.seen_by(LI) == office.seen_by(WANG) == ["甲", "乙"]

    for verb in ("list", "log"):
        code, _, said = office.run(LI, verb)
        assert code == 0
        assert f"Entry {hers.id} stands twice: what {hers.replica} says under it counts, " in said
    code, told, _ = office.run(LI, "doctor")
    assert code == 1
    assert "has the id of" in told


def test_a_screen_that_stays_open_keeps_the_rightful_one_whichever_comes_first(office: Office) -> None:
    his = office.record(WANG, "乙")
    store = office.open()
    assert texts(store) == ["乙"]
    hers = office.record(LI, "甲")
    kept = office.file_of(LI).rename(office.folder / "away")
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, "伪", id=hers.id, seq=2))
    store.reload()
    assert texts(store) == ["乙", "伪"]

    kept.rename(office.journal / f"{hers.replica}-0001.jsonl")
    store.reload()

    assert texts(store) == ["乙", "甲"]
    assert any(hers.id in doubt for doubt in store.damages)
