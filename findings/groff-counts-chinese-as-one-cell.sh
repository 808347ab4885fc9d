#!/bin/sh
# groff 1.22.4: a Chinese letter is one cell to it and no place to break; a paragraph of a manual page runs off the screen.
#
# `man` sets its pages with it. Sixty letters, which take 120 cells and can be broken anywhere, come out as one line where
# 60 cells were asked for. Our manual page breaks Chinese itself, by its own rules (`workplan manual`).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - >"$folder/page" <<'EOF'
print(".TH X 1\n.SH N\n" + "任" * 60)
EOF
groff -K utf8 -T utf8 -man -rLL=60n "$folder/page" 2>/dev/null >"$folder/set"
python3 - "$folder/set" >"$folder/seen" <<'EOF'
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    if "任" in line:
        print(f"{2 * line.count('任')} cells on one line of 60")
EOF
cat >"$folder/expected" <<'EOF'
120 cells on one line of 60
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
