"""One family of errors: each owns its sentence and its exit code (docs/commands.md).

An error is raised where the fault is understood, with a finished sentence, or by the model with its
`Refusal` or `Reason`, and said where the program ends (`reports.refused.error_words`). It never
carries a traceback to the user.
"""

from __future__ import annotations

import errno

EXIT_OK = 0
EXIT_REFUSED = 1
EXIT_USAGE = 2
EXIT_PLAN_WRONG = 65
EXIT_NO_PLAN = 66
EXIT_NOT_INSTALLED = 69
EXIT_NOT_SAVED = 75
EXIT_NO_PERMISSION = 77

FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What the system calls `NoPermission`."""


class WorkplanError(Exception):
    """Base: `error_words(error)` is one clear sentence for the user; `exit_code` is documented."""

    exit_code = EXIT_REFUSED
    entry_line: str | None = None
    """The entry that was not saved, as one line that `workplan apply -` takes."""
    entry_id: str | None = None
    """Its id where it may have reached the disk all the same: to be tried again with."""


LACKS_REASON, LACKS_OTHER_ACTOR = "reason", "other actor"


class Refused(WorkplanError):
    """The move is not allowed, or the value changed since it was shown."""

    exit_code = EXIT_REFUSED
    lacks = ""
    """What would have made it allowed, if one of these could: how to give it is the front end's to say."""


class Moved(Refused):
    """The plan, or the text of a task, is no longer what the edit was aimed at."""


class UsageError(WorkplanError):
    """The words of the command are wrong: an unknown id, status, date or filter."""

    exit_code = EXIT_USAGE


class PlanWrong(WorkplanError):
    """The plan file cannot be used: its syntax, a missing key, a wrong type, a double id."""

    exit_code = EXIT_PLAN_WRONG


class NoPlan(WorkplanError):
    """There is no plan file where one was named."""

    exit_code = EXIT_NO_PLAN


class NotInstalled(WorkplanError):
    """A library that only some installations have is needed and missing."""

    exit_code = EXIT_NOT_INSTALLED


class NotSaved(WorkplanError):
    """The entry did not become durable; nothing may claim it did."""

    exit_code = EXIT_NOT_SAVED


class Unprinted(WorkplanError):
    """The entry is durable, but what was to be printed about it could not be."""

    exit_code = EXIT_REFUSED


class Locked(NotSaved):
    """Another process held the journal's lock longer than the bounded wait."""

    holder: str | None = None
    """Which process keeps it, where the system tells."""


class NoPermission(WorkplanError):
    """A file or folder may not be read or written by this account."""

    exit_code = EXIT_NO_PERMISSION
