"""A signature of the list of hashes with an SSH key, which every account has or can have, made by `ssh-keygen`.

No key is read here and none is stored; where `ssh-keygen` is not there, that is said. A pass phrase is asked for
by `ssh-keygen` itself, on the terminal.
"""

from __future__ import annotations

import os
import subprocess
import tempfile

from workplan_tui.base.errors import NotInstalled, Refused
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.settings.folders import home_of
from workplan_tui.store.disk.files import Files
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM, NAMESPACE = "ssh-keygen", "workplan"
USUAL_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
"""In the order in which SSH prefers them."""
_LONGEST_SECONDS = 300
"""A pass phrase is typed by then, a key of hardware touched."""


class Signed(Value):
    """What `ssh-keygen` says of a signature."""

    is_good: bool
    """Whether it is of this list of hashes, by whatever key."""
    key: str = ""
    """The fingerprint of the key."""
    signer: str | None = None
    """Whose key it is by the file of signers; None where it does not name the key, or there is no file."""


def usual_key(environment: Mapping[str, str]) -> str:
    """Return the account's own key; `Refused` where it has none."""
    folder = os.path.join(home_of(environment), ".ssh")
    names = (os.path.join(folder, name) for name in USUAL_KEYS)
    if found := next((path for path in names if _is_there(path)), None):
        return found
    raise Refused(
        tr("There is no SSH key in {folder}. Name one with --sign KEY, or make one with ssh-keygen.").format(
            folder=clean(folder)
        )
    )


def _is_there(path: str) -> bool:
    try:
        Files().stat(path)
    except OSError:
        return False
    return True


def signature_of(data: bytes, key: str) -> bytes:
    """Return the signature; `Refused` with what `ssh-keygen` says where there is none."""
    done = _run(("-Y", "sign", "-n", NAMESPACE, "-f", key), data)
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise Refused(tr("Nothing was signed: {reason}.").format(reason=_said(done.stderr)))
    return done.stdout


def looked_at(data: bytes, signature: bytes, signers: str | None = None) -> Signed:
    """Return what the signature proves; with a file of signers (`man ssh-keygen`, ALLOWED SIGNERS) also of whom."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(signature)
        file.flush()
        done = _run(("-Y", "check-novalidate", "-n", NAMESPACE, "-s", file.name), data)
        if done.returncode:
            return Signed(False)
        key = done.stdout.decode("utf-8", "replace").strip().rpartition(" ")[2]
        return Signed(True, key, _signer(data, file.name, signers) if signers else None)


def _signer(data: bytes, signature: str, signers: str) -> str | None:
    """Return by whom it is; a key that is named but not valid for this, or not any more, is nobody's."""
    found = _run(("-Y", "find-principals", "-f", signers, "-s", signature), data)
    for name in found.stdout.decode("utf-8", "replace").splitlines():
        done = _run(("-Y", "verify", "-f", signers, "-I", name, "-n", NAMESPACE, "-s", signature), data)
        if done.returncode == 0:
            return name
    return None


def _run(words: Sequence[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            (PROGRAM, *words), input=data, capture_output=True, timeout=_LONGEST_SECONDS, check=False
        )
    except FileNotFoundError:
        raise NotInstalled(
            tr(
                "Signatures need the program ssh-keygen (package openssh-client), which is not installed here."
            )
        ) from None
    except subprocess.TimeoutExpired:
        raise Refused(tr("ssh-keygen did not answer in time.")) from None


def _said(text: bytes) -> str:
    lines = clean(text.decode("utf-8", "replace").replace("\r", "\n").strip().replace("\n", "; "))
    return lines.rstrip(".") or PROGRAM
