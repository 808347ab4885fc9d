"""What keeps a folder, home or file that was copied, cut or handed over from losing or doubling an entry."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_WRITER = "store/journal/writer.py"
_MEMORY = "store/journal/writer_file.py"
_ABSORBING = "store/journal/lacking_parts.py"
_HANDOVER = "store/handover.py"

_COPIES = "store/test_copies.py"
_HAND_OVER = "cli/test_hand_over.py"
_CURES = "cli/test_cures.py"

_WRITERS = (
    Mutant("a copied folder keeps its writer", _WRITER,
           "                (memory.identity, self._identity_of_folder(), self._folder),\n", "",
           _COPIES, "in_the_place_of_the_folder"),
    Mutant("a copied home keeps its writer", _WRITER,
           "                (memory.own_identity, self._identity, self._path),\n", "",
           _COPIES, "home_copied_without"),
    Mutant("two machines of one home are one writer", _WRITER, '"\\0".join((machine(), str(os.geteuid()), ',
           '"\\0".join((str(os.geteuid()), ', _COPIES, "two_machines"),
    Mutant("a file that was cut is written on", _WRITER,
           " and _agrees(memory, journal):\n                return",
           ":\n                return", _COPIES, "cut_at_a_line_end"),
    Mutant("only the id of the last line is looked at", "store/journal/records.py",
           " and (not isinstance(line, bytes) or crc_of(line) == crc)", "", _COPIES,
           "same_id_with_other_words"),
    Mutant("what is written is not remembered", _WRITER, "                self._append(memory, fresh)\n",
           "                pass\n", _COPIES, "cut_at_a_line_end"),
    Mutant("what is lost is not told", _WRITER,
           "(not memory.asks and _agrees(memory, journal))", "not memory.asks", _COPIES, "cut_at_a_line_end"),
    Mutant("who wrote under another name since tells no loss", _WRITER,
           "            memory.asks = bool(journal.missing(memory.ids()))\n", "", _COPIES,
           "put_back_is_no_longer"),
    Mutant("a new name forgets what the former one wrote", _MEMORY, "        other.lines = self.lines\n", "",
           _COPIES, "put_back_is_no_longer"),
    Mutant("a new name forgets how many are too old", _MEMORY, "        other.former = self.unnamed()\n", "",
           _COPIES, "outlives_their_successors"),
    Mutant("lost lines make room for new ones", _MEMORY, "if newest < 0 and id_of_plain(line) in missing:",
           "if False:", _COPIES, "in_bounded_space"),
    Mutant("a changed record is believed", _MEMORY,
           'return text if record[:9] == b"%08x " % crc32(text) and text else None', "return text or None",
           _COPIES, "record_that_was_changed"),
    Mutant("a torn record takes the next one with it", _WRITER,
           'write_all(self._files, handle, data if self._ends_whole else b"\\n" + data)',
           "write_all(self._files, handle, data)", _COPIES, "after_a_torn_record"),
    Mutant("where files are numbered anew each mount is a copy", _WRITER,
           "known == now or not self._keeps_numbers(path)", "known == now", _COPIES, "numbered_anew"),
    Mutant("a loss that was settled or mended is told for ever", "store/store.py",
           "return tuple(entry for entry in entries if entry.id not in settled)", "return tuple(entries)",
           _COPIES, "settled_is_no_longer"),
)  # fmt: skip

_HANDED = (
    Mutant("what both sides wrote is written over", _ABSORBING, "(there is None or whole.startswith(there))",
           "True", _HAND_OVER, "apart_in_one_file"),
    Mutant("what cannot be read there is written over", _ABSORBING, "if name not in taken and (", "if (",
           _HAND_OVER, "link_there"),
    Mutant("a torn end is carried along", _ABSORBING, 'whole = data[: data.rfind(b"\\n") + 1]',
           "whole = data",
           _HAND_OVER, "torn_end_there"),
    Mutant("what the other side has already comes twice", _ABSORBING,
           "lacking = [line for line in _lines(whole) if line not in known]", "lacking = _lines(whole)",
           _HAND_OVER, "both_sides_go_on"),
    Mutant("a name that is taken there is written over", _ABSORBING, "{*here, *taken}), own,", "()), own,",
           "store/journal/test_lacking_parts.py", "name_of_what_was_kept_beside"),
    Mutant("two plans are mixed", _HANDOVER, "    if there.id != plan.id:", "    if False:", _HAND_OVER,
           "another_plan_under"),
    Mutant("another version of the plan is replaced unasked", _HANDOVER,
           "return (REPLACED, None) if force else (LEFT, there)", "return REPLACED, None", _HAND_OVER,
           "another_version"),
    Mutant("a broken plan is replaced unasked", _HANDOVER,
           "    except WorkplanError as error:\n        raise Refused(\n            tr(\n                \"Nothing",
           "    except WorkplanError as error:\n        return REPLACED, None\n"
           "        raise Refused(\n            tr(\n                \"Nothing", _HAND_OVER,
           "file_that_is_no_plan"),
    Mutant("the folder is handed over into itself", _HANDOVER, "    if is_same or is_nested:",
           "    if False:",
           _HAND_OVER, "folder_itself"),
    Mutant("a hand-over takes no lock", _HANDOVER, "            with held(files, folder):\n",
           "            if True:\n",
           _HAND_OVER, "somebody_records"),
    Mutant("no flush of what is handed over", "store/disk/beside.py", "if is_flushed:", "if False:", _HAND_OVER,
           "power_cut and True"),
    Mutant("no flush of the folder there", _HANDOVER,
           "    if parts:\n        flush_folder(files, folder)\n", "",
           _HAND_OVER, "power_cut and False"),
    Mutant("what the medium kept is not read back", _HANDOVER, "    if _read(files, path) != data:",
           "    if False:", _HAND_OVER, "something_else_is_told"),
    Mutant("what does not count is handed over to where it would", _HANDOVER, "        if name in foreign:",
           "        if False:", _HAND_OVER, "where_it_would", needs_root=True),
    Mutant("lines of other writers are handed over", _HANDOVER,
           "_counted(data, name) if is_shared(found) else data",
           "data", _HAND_OVER, "where_it_would", needs_root=True),
    Mutant("what would not count there is brought", _HANDOVER, "    if not others:\n        return\n",
           "    return\n", _HAND_OVER, "who_must_bring", needs_root=True),
    Mutant("root keeps what it brings", _HANDOVER,
           "return (found.st_uid, found.st_gid) if os.geteuid() == 0 else None", "return None",
           _HAND_OVER, "root_brings", needs_root=True),
    Mutant("copies under other names are not told", "store/journal/lookalikes.py",
           "if unknown if is_hidden else ids or ENDING in name.casefold():", "if False:", _CURES, "HEAD"),
)  # fmt: skip

COPIES = (*_WRITERS, *_HANDED)
