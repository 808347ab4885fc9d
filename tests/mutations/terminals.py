"""What keeps letters that were not meant from editing, and the terminal showing what was drawn."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_BURSTS = "tui/keys/bursts.py"
_CLIPBOARD = "tui/terminal/clipboard.py"
_HARMLESS = "text/harmless.py"

_TYPED = "tui/keys/test_bursts.py"
_COPIED = "tui/commands/test_copying.py"
_CLUSTERS = "tui/drawing/test_clusters.py"

TERMINALS = (
    Mutant("two letters are commands", _BURSTS,
           "        return 0\n    is_in_word =", "        return count\n    is_in_word =",
           _TYPED, "not_meant or alone_never"),
    Mutant("a letter before Chinese is a command", _BURSTS,
           "(is_chinese and id not in _ASKING_FOR_WORDS)", "False",
           _TYPED, "not_meant"),
    Mutant("a pasted line that edits runs", _BURSTS,
           "how == TEXT or any(BY_ID[id].edits for id in ids)", "how == TEXT",
           _TYPED, "not_meant or in_a_prompt"),
    Mutant("lines in a prompt are answers", _BURSTS,
           "_answers_no_number(strokes, prompt) and are_lines(strokes, keymap)", "False",
           _TYPED, "in_a_prompt"),
    Mutant("keys of one read come one by one", "tui/terminal/burst.py",
           "(Burst(keys),) if len(keys) > 1 else keys", "keys",
           _TYPED, "one_burst"),
    Mutant("the second undo asks nothing", "tui/commands/undo.py",
           "monotonic() - self._undone_at < AT_ONCE", "False",
           _TYPED, "asks_first"),
    Mutant("fcitx5 has no brackets", "tui/keys/keynames.py",
           '"·": "[", "「": "]", "」": "]", ', "", "tui/keys/test_keynames.py", "input_method"),
    Mutant("mosh takes what a terminal takes", _CLIPBOARD,
           "MOST_BYTES_OF_MOSH if MOSH in surroundings else MOST_BYTES", "MOST_BYTES",
           _COPIED, "hands_on_less"),
    Mutant("the inner program is the one of the variables", "tui/terminal/surroundings.py",
           "(*found, *around)", "(*around, *found)",
           _COPIED, "innermost"),
    Mutant("an end of a string is handed through whole", _CLIPBOARD,
           'told.replace(_END, f"\\x1b{_CUT}\\\\").split(_CUT)', "[told]",
           _COPIED, "same_text_on"),
    Mutant("blanks are not shown first", "tui/app.py",
           "if self._is_under_mosh and self._driver is not None:", "if False:",
           "tui/terminal/test_mosh.py", "becomes_smaller", needs_tool="mosh"),
    Mutant("a disputed sign is a mark", _HARMLESS,
           "        return MOST_MARKS + 1\n", "        return 1\n",
           _CLUSTERS, "cluster_is_cut"),
    Mutant("vowels of Hangul are no marks", _HARMLESS,
           ' or bool(re.match(f"[{_CONJOINING}]", letter))', "",
           _CLUSTERS, "cluster_is_cut"),
    Mutant("full-width letters are others", "text/half_width.py",
           "    return re.sub(", "    return text\n    return re.sub(",
           "text/test_half_width.py", "both_widths"),
    Mutant("any language is Chinese", "settings/reading.py",
           "case kind.LANGUAGE if find_language(str(value)) is None:", "case kind.LANGUAGE if False:",
           "settings/test_config.py", "wrong_file"),
)  # fmt: skip
