#!/bin/sh
# tomli 2.5.0 reads TOML 1.1, the standard library's tomllib of Python 3.11 to 3.14 reads TOML 1.0: a plan that one program
# opens is a syntax error in the next.
#
# tomli is the library that became tomllib and is named as its back-port, so one takes them for the same reader. Since its
# 2.4 it takes new lines and a last comma in inline tables, times without seconds, and the escapes \e and \xHH. Who writes
# such a file by hand is told nothing, and whoever he sends it to cannot read it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tomli==2.5.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
import sys
import tomllib

import tomli

assert sys.version_info < (3, 15), "look again: this Python's tomllib may have moved on"
for text in ("due = {month = 12,\n day = 31,\n}", "meeting_at = 09:30", 'title = "\\x41"', "due_on = 2023-12-31"):
    try:
        old = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        old = "refused"
    print(repr(text), "tomli:", tomli.loads(text), "tomllib:", old)
EOF
cat >"$folder/expected" <<'EOF'
'due = {month = 12,\n day = 31,\n}' tomli: {'due': {'month': 12, 'day': 31}} tomllib: refused
'meeting_at = 09:30' tomli: {'meeting_at': datetime.time(9, 30)} tomllib: refused
'title = "\\x41"' tomli: {'title': 'A'} tomllib: refused
'due_on = 2023-12-31' tomli: {'due_on': datetime.date(2023, 12, 31)} tomllib: {'due_on': datetime.date(2023, 12, 31)}
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
