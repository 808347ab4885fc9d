#!/bin/sh
# dateparser 1.5.0: in Chinese a deadline "before 31 December" becomes "12 months and 31 days ago".
#
# 12月31日前 is how a plan says that something is due by the end of the year. dateparser knows 前 only as "ago", so with a
# base of 15 March 2023 the deadline lies in February 2022. The same words without 前, and 6月底前 (by the end of June),
# are not read at all, which at least is told; with the year the day is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from datetime import datetime

import dateparser

settings = {"RELATIVE_BASE": datetime(2023, 3, 15, 9, 0)}
for text in ("2023年12月31日", "12月31日", "12月31日前", "6月底前"):
    found = dateparser.parse(text, languages=["zh"], settings=settings)
    print(text, found.date() if found else None)
EOF
cat >"$folder/expected" <<'EOF'
2023年12月31日 2023-12-31
12月31日 None
12月31日前 2022-02-12
6月底前 None
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
