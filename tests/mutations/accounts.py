"""What keeps accounts of one host from forging each other's entries, and from stopping each other."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_NAMED = "store/disk/accounts.py"
_WRITERS = "store/journal/writers.py"
_TRUST = "store/journal/trust.py"
_JOURNAL = "store/journal/journal.py"
_FACTS = "model/fold/facts.py"
_OWN_PLACE = "store/disk/own_place.py"
_AS_OWNER = "store/disk/as_owner.py"
_TURN = "store/turn.py"

_SHARED = "store/test_shared_folder.py"


def _mutant(
    name: str, module: str, safeguard: str, instead: str, tests: str, chosen: str, *, is_dear: bool = False
) -> Mutant:
    file = f"accounts/test_{tests}.py"
    return Mutant(name, module, safeguard, instead, file, chosen, needs_root=True, is_dear=is_dear)


_WHO = (
    _mutant("like names are one", _NAMED, "return is_short and _PLAIN_LETTERS.issuperset(name)",
            "return is_short",
            "honest", "any_account_saved and zh"),
    _mutant("a like name of before lengthens another's file", _WRITERS,
            "uid not in {owner for _, owner in its} and ", "", "honest", "like_name and 0002-0001"),
    _mutant("what root restored is anybody's to lengthen", _WRITERS,
            "return None if are_trusted else first", "return first", "honest", "nobodys_to_begin"),
    _mutant("a file of before is anybody's", _WRITERS, " and former_word(first) == account:", ":",
            "honest", "goes_by_its_number"),
    _mutant("what would count for nobody is written", _JOURNAL,
            "        self._refuse_uncounted(replica, entry)\n", "",
            "honest", "count_for_nobody"),
    Mutant("what was swapped after the write is called saved", _JOURNAL,
           "if name in self._unreadable or self._counts(name, entry):", "if True:", "store/test_counted.py",
           "gone_when"),
    _mutant("an id that another repeats is his", _FACTS, "        if len(theirs) == 1:\n",
            "        if False:\n",
            "same_ids", "repeats_takes_nothing"),
    Mutant("ids are nobody's", "store/journal/entry_id.py",
           "return bound_to(replica, id[:-10]) if replica else id",
           "return id", "accounts/test_same_ids.py", "repeats_takes_nothing", needs_root=True),
    Mutant("an actor's name makes an entry one's own", "store/journal/own_entries.py",
           "return lambda entry: is_of_account(entry.replica)", "return lambda entry: True", _SHARED,
           "no_actors_name and for-all", needs_root=True),
    _mutant("files that do not count are read", _JOURNAL,
            "            if name not in self._trust.strangers:\n"
            "                changed |= self._read(name)", "            if True:\n"
            "                changed |= self._read(name)", "garbage", "forty_gigabytes and forged"),
)  # fmt: skip

_NOBODY = (
    _mutant("an id of any day counts", _TRUST,
            "return [entry for entry in named if entry.id <= last] if far else named",
            "return named", "far_days", "beyond_all_reason and century"),
    _mutant("a line that does not count is a floor", _JOURNAL,
            "if self._trust.is_shared and newest > last_near_id():", "if False:",
            "far_days", "line_that_does_not_count"),
    _mutant("another account's nothing is read to its end", "store/journal/patience.py",
            "self.bytes = MOST_SHARED_BYTES if is_shared else MOST_OWN_BYTES", "self.bytes = MOST_OWN_BYTES",
            "garbage", "forty_gigabytes and own", is_dear=True),
    _mutant("another account's damage is copied", _JOURNAL,
            "        if not self._trust.is_shared:\n            return self.damages\n", "        return self.damages\n",
            "garbage", "garbage_costs_no_time"),
    _mutant("copies of damage have no limit", "store/journal/quarantine.py",
            "lacking[: max(0, min(MOST_AT_ONCE, MOST_COPIES - len(kept)))]", "lacking",
            "quarantine", "copies_of_ones_own", is_dear=True),
    _mutant("another account's lock stops an edit", _TURN,
            "        except Locked as error:\n            _kept.add(self._folder)\n",
            "        except Locked as error:\n            raise\n", "locks", "lock_that_another_account_keeps"),
    _mutant("a lock that is none stops an edit", _TURN,
            "        except OSError as error:\n            self.doubt",
            "        except ZeroDivisionError as error:\n"
            "            self.doubt", "locks", "made_unusable and fifo"),
    _mutant("an account's own edits take no turns", _TURN,
            "            self._take(held(self._files, self._own_folder))\n", "            pass\n",
            "locks", "own_edits_take_turns"),
    _mutant("one's own folder is not waited for", _TURN, "if not is_shared(self._files.stat(self._folder)):",
            "if False:", "locks", "locked_strictly"),
    _mutant("a name that another account took hides a file", _JOURNAL,
            "own = (name for name in reversed(names) if name not in self._trust.strangers)",
            "own = reversed(names)", "garbage", "hides_nothing"),
    _mutant("many names that are taken stop an edit", "store/journal/own_files.py",
            "free_names(replica, own, frozenset(segments))", "free_names(replica, own, frozenset())",
            "garbage", "hundred_and_nine", is_dear=True),
    _mutant("values that nobody saw fill the line", "model/recording/judge.py",
            "    if sum(len(FieldSet(op).seen_ids) + len(FieldSet(op).known_ids) for op in named) <= _MOST_NAMED:",
            "    if True:", "garbage", "seventeen_hundred"),
    _mutant("the value in force is left out of a full line", "model/recording/judge.py",
            "shorter[key] = [*rest[len(rest) - most + len(in_force) :], *in_force]",
            "shorter[key] = ids[len(ids) - most :]",
            "garbage", "seventeen_hundred"),
    _mutant("what cannot be read in one's own folder is judged without", _JOURNAL,
            "            if error.errno in FORBIDDEN and not self._trust.is_shared:\n",
            "            if False:\n",
            "root", "never_judged_without"),
)  # fmt: skip

_WHERE = (
    _mutant("no look at the folder above a shared one", "store/place.py",
            "if folder_there == folder and (reason := why_not_safe(folder, files)):",
            "if False and (reason := why_not_safe(folder, files)):",
            "folders_above", "in_one_that_others_may_write_refuses and 511"),
    _mutant("no look at the folders further up", "store/disk/safe_place.py",
            "path, above = above, os.path.dirname(above)", "path = above", "folders_above", "further_up"),
    _mutant("no look at a group that may write above", "store/disk/safe_place.py",
            "    return not _is_private_group(above.st_gid, above.st_uid)", "    return False",
            "folders_above", "in_one_that_others_may_write_refuses and 509"),
    _mutant("root keeps a cache in another account's home", "store/disk/cache_file.py",
            "        if is_own_place(folder, files):\n", "        if True:\n",
            "homes", "leaves_nothing and cache"),
    _mutant("another account's link leads the cache elsewhere", _OWN_PLACE,
            "    ways = dict.fromkeys((os.path.abspath(path), files.real_path(path)))\n",
            "    ways = dict.fromkeys((files.real_path(path),))\n", "homes", "in_the_cache_is_not_followed"),
    Mutant("a plan of another account's cache is shown", "store/disk/cache_file.py",
           "if found.st_uid != os.geteuid() or not", "if not", "store/plan/test_cache.py",
           "another_account", needs_root=True),
    _mutant("root shuts the owner out of his folder", _AS_OWNER, "            os.seteuid(owner)\n", "",
            "root", "users_to_read"),
    _mutant("root records for an account that has no name", _AS_OWNER,
            '            raise self._refusal(owner, tr("this host does not know it")) from None\n',
            "            return self._environment\n", "root", "has_no_name"),
    _mutant("root stays the owner after an edit", _AS_OWNER,
            "            os.seteuid(0)\n            os.setegid(gid)\n",
            "            pass\n", "root", "users_to_read"),
)  # fmt: skip

ACCOUNTS = (*_WHO, *_NOBODY, *_WHERE)
