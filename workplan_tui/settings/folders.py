"""Where this account keeps what belongs to the program: its folders by the XDG specification."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def config_path(environment: Mapping[str, str]) -> str:
    """Return where the settings file lies, whether or not there is one."""
    return os.path.join(own_folder(environment, "XDG_CONFIG_HOME", ".config"), "config.toml")


def own_folder(environment: Mapping[str, str], variable: str, below_home: str) -> str:
    """Return this program's folder in one of the XDG folders, which need not exist yet."""
    base = environment.get(variable, "")
    if not os.path.isabs(base):  # the XDG specification: a relative path is to be ignored
        base = os.path.join(home_of(environment), below_home)
    return os.path.join(base, "workplan")


def state_folder(environment: Mapping[str, str]) -> str:
    """Return this account's folder for state, which need not exist yet."""
    return own_folder(environment, "XDG_STATE_HOME", os.path.join(".local", "state"))


def home_of(environment: Mapping[str, str]) -> str:
    """Return the home folder that the environment names, else the account's."""
    home = environment.get("HOME", "")
    return home if os.path.isabs(home) else _home()


def _home() -> str:
    """Return the account's home where the environment names none."""
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_dir
    except KeyError:
        return "/"
