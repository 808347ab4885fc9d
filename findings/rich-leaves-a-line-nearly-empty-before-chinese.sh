#!/bin/sh
# Rich 15.0.0: `Text.wrap` breaks at a blank rather than inside Chinese text, so a number stands alone on the first line.
#
# Chinese has no blanks between words; a line may break between nearly any two letters. Rich takes the whole run of them
# for one long word and puts it on a line of its own if it does not fit after the blank, though it then cuts that very run
# at the width. Numbers, GDP and the like in Chinese sentences so leave short lines, and the run is cut without regard
# for 。 and ，, which may begin a line.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check rich==15.0.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from rich.console import Console
from rich.text import Text

console = Console(width=20)
for text in ("9 加快生物医药基地南扩区土地征收。", "推动基地南扩区土地征，收及地上物腾退工作"):
    print([line.plain for line in Text(text).wrap(console, 20)])
EOF
cat >"$folder/expected" <<'EOF'
['9 ', '加快生物医药基地南扩', '区土地征收。']
['推动基地南扩区土地征', '，收及地上物腾退工作']
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
