#!/bin/sh
# tomlkit 0.15.2: deleting one `[[tasks]]` takes away the comment that stands above the next one.
#
# The library is there to keep comments. What stands between two tables belongs to the former one, so a remark about
# task 2, written above it, goes with task 1; the blank line too. Nothing tells it. To keep such lines they have to be
# taken over by hand before a table is removed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tomlkit==0.15.2
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
import tomlkit

plan = tomlkit.parse("[[tasks]]\nid = 1\n\n# waits for the district's answer\n[[tasks]]\nid = 2\n")
del plan["tasks"][0]
print(tomlkit.dumps(plan), end="")
EOF
cat >"$folder/expected" <<'EOF'
[[tasks]]
id = 2
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
