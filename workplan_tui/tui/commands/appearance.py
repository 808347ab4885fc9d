"""Colours and language of the screen: chosen on it, seen at once, and kept in the settings file."""

from __future__ import annotations

from workplan_tui import language
from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import LANGUAGES, later, said, tr
from workplan_tui.reports.refused import error_words
from workplan_tui.settings.values import AUTO_THEME, THEMES
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage

_THEME_WORDS = {
    AUTO_THEME: later("as the terminal is"),
    "dark": later("dark ground"),
    "light": later("light ground"),
    "contrast": later("high contrast"),
    "16": later("the terminal's own 16"),
    "mono": later("none"),
}
OWN_NAME = later("English")
"""In each catalogue the language's name for itself."""


class Appearance:
    """The commands that change how everything looks and what it is said in."""

    def __init__(self, screen: Stage, path: str, look_anew: Callable[[], object]) -> None:
        self._screen = screen
        self._path = path
        """The settings file; without one, as in the demonstration, a choice lasts as long as the screen."""
        self._look_anew = look_anew
        """Draws everything again."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"theme": self.theme, "language": self.language}

    def theme(self) -> None:
        """Ask which colours are wanted."""
        names = dict(zip(SIGNS, THEMES, strict=False))
        options = {sign: tr(_THEME_WORDS[name]) for sign, name in names.items()}

        async def chosen(sign: str) -> None:
            palette.use_named(names[sign])
            await self._keep("theme", names[sign], tr("Colours: {name}").format(name=options[sign]))

        self._screen.ask(Choice(tr("Colours"), options, chosen))

    def language(self) -> None:
        """Ask which language is wanted; each is offered in its own words."""
        names = dict(zip(SIGNS, LANGUAGES, strict=False))
        options = {sign: said(OWN_NAME, LANGUAGES[name]) for sign, name in names.items()}

        async def chosen(sign: str) -> None:
            language.use(LANGUAGES[names[sign]])
            await self._keep("language", names[sign], tr("Language: {name}").format(name=options[sign]))

        self._screen.ask(Choice(tr("Language"), options, chosen))

    async def _keep(self, key: str, value: str, what: str) -> None:
        """Show everything anew, and write the choice where the next start finds it."""
        screen = self._screen
        screen.finish()
        screen.show_now()
        self._look_anew()
        if not self._path:
            screen.say(tr("{what}, until you quit.").format(what=what))
            return
        from workplan_tui.store.settings.choice_file import keep_choice  # few choose

        try:
            await screen.desk.do(lambda _store: keep_choice(self._path, key, value))
        except WorkplanError as error:
            screen.complain(
                tr("{what}, until you quit. {problem}").format(what=what, problem=error_words(error))
            )
        else:
            screen.say(tr("{what}, also from the next start on.").format(what=what))
