#!/bin/sh
# python-dateutil 4.0.0: `parse(…, fuzzy=True)` answers Chinese deadlines with another year, month and day, without an error.
#
# Without `fuzzy` a date with 年月日 is refused, so one adds it, since deadlines stand in sentences. Then the year of
# 2023年12月31日 is dropped (it becomes the present year: the default given here), and in 2023年3月底前 the 3 of March is
# taken for the day of the present month. Nothing tells that two of three numbers were guessed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-dateutil==4.0.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from datetime import datetime

from dateutil import parser

today = datetime(2026, 11, 15)
for text in ("2023年12月31日", "2023年3月底前", "3月底"):
    try:
        strict = parser.parse(text, default=today).date()
    except parser.ParserError:
        strict = "refused"
    print(text, "strict:", strict, "fuzzy:", parser.parse(text, default=today, fuzzy=True).date())
EOF
cat >"$folder/expected" <<'EOF'
2023年12月31日 strict: refused fuzzy: 2026-12-31
2023年3月底前 strict: refused fuzzy: 2026-11-03
3月底 strict: refused fuzzy: 2026-11-03
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
