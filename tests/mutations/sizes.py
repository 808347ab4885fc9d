"""What keeps a text of few bytes from taking gigabytes or hours, in plan, journal, filter and settings."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_BOUNDS = "store/plan/size_limits.py"
_KNOWLEDGE = "model/fold/knowledge.py"
_FACTS = "model/fold/facts.py"

_SIZES = "cli/test_sizes.py"
_PLAN = "store/plan/test_file.py"
_BOUND = "store/plan/test_size_limits.py"
_COST = "model/fold/test_cost.py"

SIZES = (
    Mutant("a plan has as many names as it likes", _BOUNDS, "if len(names) > MOST_NAMES or tables > MOST_TABLES:",
           "if tables > MOST_TABLES:", _BOUND, "for_itself and names"),
    Mutant("tables of few bytes are not counted", _BOUNDS, "tables * _TABLE_BYTES + ", "", _BOUND,
           "for_itself and tables"),
    Mutant("values of few bytes are not counted", _BOUNDS, "values * _VALUE_BYTES + ", "", _BOUND,
           "for_itself and values"),
    Mutant("dots of few bytes are not counted", _BOUNDS, "dots * _DOT_BYTES - _SPARE_BYTES", "0 - _SPARE_BYTES",
           _BOUND, "for_itself and dots"),
    Mutant("keys of many parts are parsed", "store/plan/file.py", "    if _may_have_long_key(text):", "    if False:",
           _BOUND, "more_parts"),
    Mutant("a plan is not counted before it is parsed", "store/plan/file.py", "    if may_be_too_full(text):",
           "    if False:", _PLAN, "hostile_text_is and megabyte", is_dear=True),
    Mutant("a plan of any size is read", "store/plan/file.py", "read_file(path, LARGEST_BYTES, calls)",
           "read_file(path, 1 << 40, calls)", _PLAN, "too_large"),
    Mutant("all values side by side are compared", "model/fold/conflicts.py",
           "sorted(by_entry.values(), key=order_of)[-MOST_VALUES:]", "sorted(by_entry.values(), key=order_of)",
           _COST, "side_by_side"),
    Mutant("what was known is looked up again and again", _KNOWLEDGE, "if id >= first and id not in known:",
           "if id >= first:", _COST, "all_before"),
    Mutant("an undo that names an entry a thousand times is a thousand", _FACTS,
           "dict.fromkeys(entry.taken_back_ids)", "entry.taken_back_ids", _COST, "a_thousand_times"),
    Mutant("whether an entry stands is worked out again and again", _FACTS,
           "self.stands_at(id, date.max, self._standing)", "self.stands_at(id, date.max, {})", _COST,
           "worked_out_once"),
    Mutant("a filter of any length is read", "model/filter/parser.py", "    if len(text) > LONGEST:", "    if False:",
           _SIZES, "a_filter_is", is_dear=True),
    Mutant("an undo looks at every value there is", "model/recording/undo_rules.py",
           "start = bisect_left(facts, min((*heads, id)), key=_id_of)", "start = 0", "store/test_work.py",
           "undo_and_a_redo", is_dear=True),
)  # fmt: skip
