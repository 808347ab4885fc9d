"""Views: the columns, those saved under a name, and the way back and forward through what was shown."""

from __future__ import annotations

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.filter.language import FilterError
from workplan_tui.model.sorting import ORDERS
from workplan_tui.reports.refused import error_words
from workplan_tui.settings.config import wrong
from workplan_tui.settings.reading import WrongValue
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS, Prompt
from workplan_tui.tui.registry import VIEWS, Command
from workplan_tui.tui.views.look import SavedView, pairs_of, parse_views
from workplan_tui.tui.views.look_history import History, LookStep
from workplan_tui.tui.views.table_columns import COLUMNS, USUAL, column_word, toggled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from workplan_tui.store.store import Store
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage
    from workplan_tui.tui.views.preferences import Preferences
    from workplan_tui.tui.widgets.task_table import TaskTable

_USUAL = "1"
"""In a choice of columns, what would be the task number takes the choice back."""
_SAVE = "0s"
_OFFERED = "view "
"""What the id of a command that takes a saved view begins with."""


class Looks:
    """The commands of the screen that change or keep how the plan is shown."""

    def __init__(self, screen: Stage, table: TaskTable, preferences: Preferences) -> None:
        self._screen = screen
        self._table = table
        self._path = preferences.path
        """The settings file; without one, as in the demonstration, views last as long as the screen."""
        self._views = preferences.views
        self._taken = ""
        """The saved view that was taken last: saving offers its name."""
        self._history = History(LookStep(screen.view.look))

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "view_back": self.view_back,
            "view_forward": self.view_forward,
            "columns": self.columns,
            "views": self.views,
            "save_view": self.save_view,
            "forget_view": self.forget_view,
        }

    def follow(self) -> None:
        """Take a step in the history if another view is shown; what a prompt tries out is none yet."""
        if self._screen.asking is None:
            step = LookStep(self._screen.view.look, self._screen.task_id)
            self._history = self._history.visit(step)

    def view_back(self) -> None:
        """Show what was shown before."""
        self._go(self._history.back(), tr("There is no view before this one."))

    def view_forward(self) -> None:
        """Show what was shown before going back."""
        self._go(self._history.forward(), tr("There is no view after this one."))

    def _go(self, history: History, reason: str) -> None:
        if history == self._history:
            self._screen.say(reason, is_alarm=True)
            return
        wanted = history.present
        view = self._screen.view.looking(wanted.look)
        self._history = history.replace(present=wanted.replace(look=view.look))  # its branch may be gone
        self._screen.show(view)
        if wanted.task_id is not None:
            self._table.go_to(wanted.task_id)

    def columns(self) -> None:
        """Ask which columns the table shows; each digit is seen at once."""
        table = self._table
        signs = dict(zip(ORDERS, SIGNS, strict=False))
        options = {_USUAL: tr("usual")}
        for column in COLUMNS:
            mark = "+" if column in table.columns.shown else "-" if column in table.chosen_columns else ""
            options[signs[column]] = mark + column_word(column)
        self._screen.ask(Choice("", options, self._turn_column, stays=True))

    async def _turn_column(self, sign: str) -> None:
        screen = self._screen
        column = ORDERS[SIGNS.index(sign)]
        table = self._table
        turned = toggled(table.chosen_columns, column)
        chosen = None if sign == _USUAL or turned == USUAL else turned
        screen.show(screen.view.replace(columns=chosen))
        self.columns()
        self._tell_hidden()

    def _tell_hidden(self) -> bool:
        """Say which of the chosen columns the screen has no room for; return whether there are any."""
        table = self._table
        hidden = [column_word(one) for one in table.chosen_columns if one not in table.columns.shown]
        if self._screen.view.columns is None or not hidden:
            return False
        told = tr("No room for: {columns}. Take another column away, or make the window wider.")
        self._screen.say(told.format(columns=tr(", ").join(hidden)))
        return True

    def views(self) -> None:
        """Ask which saved view is wanted, or whether this one is to be saved."""
        digits = "123456789"[: len(self._views)]
        options = {digit: view.name for digit, view in zip(digits, self._views, strict=False)}
        title = "" if options else tr("No view is saved yet.")

        async def answered(sign: str) -> None:
            self._screen.finish()
            if sign in _SAVE:
                self.save_view()
            else:
                self._take(self._views[int(sign) - 1])

        options |= {_SAVE[0]: tr("save")}
        self._screen.ask(Choice(title, options, answered, also=_SAVE[1:]))

    def offered(self) -> list[Command]:
        """Return what the palette offers: each saved view by its name."""
        return [
            Command(f"{_OFFERED}{number}", (), VIEWS, tr("View: {name}").format(name=clean(view.name)))
            for number, view in enumerate(self._views)
        ]

    def take_offered(self, command_id: str) -> bool:
        """Take the saved view if it is one that was offered; return whether it is."""
        if not command_id.startswith(_OFFERED):
            return False
        self._take(self._views[int(command_id.removeprefix(_OFFERED))])
        return True

    def _take(self, saved: SavedView) -> None:
        screen = self._screen
        try:
            view = screen.view.looking(saved.look)
        except FilterError as error:
            screen.say(tr("View {name}: {problem}").format(name=saved.name, problem=error), is_alarm=True)
            return
        self._taken = saved.name
        screen.show(view)
        if not self._tell_hidden():
            screen.say(tr("View: {name}").format(name=saved.name))

    def save_view(self) -> None:
        """Ask for the name under which this view is saved; the same name replaces."""
        label = tr("Save this view under the name:")
        self._screen.ask(Prompt(label, self._save, text=self._taken, is_offered=True, recall="view"))

    async def _save(self, text: str) -> None:
        from workplan_tui.store.settings.views_file import save_view

        try:
            from workplan_tui.tui.prompts import answers

            name = answers.something(text)
        except WorkplanError as error:
            self._screen.complain(error_words(error))
            return
        look = self._screen.view.look.replace(key=None)
        if not self._path:
            views = {**{view.name: view for view in self._views}, name: SavedView(name, look)}
            self._keep(tuple(views.values()))
            said = tr("Saved as view {name}, until you quit.")
        elif await self._write(lambda: save_view(self._path, name, pairs_of(look))):
            said = tr("Saved as view {name}.")
        else:
            return
        self._taken = name
        self._screen.say(said.format(name=name))

    def forget_view(self) -> None:
        """Ask which saved view is to be forgotten."""
        if not self._views:
            self._screen.say(tr("No view is saved yet."), is_alarm=True)
            return
        listed = [f"{n} {clean(view.name)}" for n, view in enumerate(self._views, start=1)]
        label = tr("Forget which view, by number or name?")
        self._screen.ask(Prompt(label, self._forget, told=listed))

    async def _forget(self, text: str) -> None:
        from workplan_tui.store.settings.views_file import forget_view

        asked = text.strip()
        names = [view.name for view in self._views]
        if asked not in names and asked.isdecimal() and 0 < int(asked) <= len(names):
            asked = names[int(asked) - 1]
        if asked not in names:
            self._screen.complain(tr("There is no saved view {name}.").format(name=asked))
            return
        if not self._path:
            self._keep(tuple(view for view in self._views if view.name != asked))
        if not self._path or await self._write(lambda: forget_view(self._path, asked)):
            self._taken = "" if self._taken == asked else self._taken
            self._screen.say(tr("The view {name} is forgotten.").format(name=asked))

    async def _write(self, call: Callable[[], list[dict[str, Any]]]) -> bool:
        """Change the settings file while the screen stays alive; return whether that was possible."""

        def changed(_store: Store) -> tuple[SavedView, ...]:
            try:
                return parse_views(call())
            except WrongValue as error:  # a view beside it, written meanwhile
                raise wrong(self._path, str(error)) from None

        try:
            self._keep(await self._screen.desk.do(changed))
        except WorkplanError as error:
            self._screen.complain(error_words(error))
            return False
        return True

    def _keep(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self._screen.finish()
