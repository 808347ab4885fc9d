"""What is said of keys that lead to no command, and of text that came where no text is asked for."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.tui.keys.bursts import at_once
from workplan_tui.tui.keys.keymap import is_function_key
from workplan_tui.tui.keys.keynames import name_of, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from workplan_tui.tui.stage import Stage


class StrayKeys:
    """Answers what was typed and means nothing here: nobody is left to guess what it did."""

    def __init__(self, screen: Stage, count_unsaved: Callable[[], int]) -> None:
        self._screen = screen
        self._count_unsaved = count_unsaved

    def answer_text(self, text: str) -> None:
        """Say that nothing was done with what came at once, and why."""
        screen = self._screen
        if "\n" in text.rstrip("\n"):
            screen.say(
                tr(
                    "Several lines came at once, as pasted text does: nothing was done. {note} takes text."
                ).format(note=screen.keymap.name("note")),
                is_alarm=True,
            )
        else:
            screen.say(
                tr(
                    "{text} came at once, as if composed: nothing was done. Shift (中/英) helps, or {help}."
                ).format(text=at_once(text), help=screen.keymap.sure_name("help")),
                is_alarm=True,
            )

    def answer_key(self, event: events.Key) -> bool:
        """Say that a key has no command, if somebody can have meant one by it.

        Text that an input method commits here was meant for a prompt; other keys, such as those
        that windows and volume are set by, come by accident.
        """
        if event.key == "ctrl+c":
            self._say_how_to_quit()
            return True
        if not event.is_printable and not is_function_key(event.key):
            return False
        pressed = name_of(event.key, event.character)
        if plain(pressed).isascii():
            sentence = tr("No command on {key}. {help} lists the keys.")
        else:
            sentence = tr(
                "{key} is no command. With an input method on, use the function keys: {help} lists them."
            )
        self._screen.say(sentence.format(key=pressed, help=self._screen.keymap.sure_name("help")))
        return True

    def _say_how_to_quit(self) -> None:
        """Answer what would end another program; what was typed before it is on the disk by now, or told."""
        count, key = self._count_unsaved(), self._screen.keymap.name("quit")
        if not count:
            self._screen.say(tr("{key} quits; everything is saved already.").format(key=key))
            return
        told = trn(
            "{count} edit is not saved; {key} tries it again, prints it or quits.",
            "{count} edits are not saved; {key} tries them again, prints them or quits.",
            count,
        )
        self._screen.say(told.format(count=count, key=key), is_alarm=True)
