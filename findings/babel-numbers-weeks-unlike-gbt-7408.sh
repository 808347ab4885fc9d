#!/bin/sh
# Babel 2.19.0: the week number of zh_CN is not the one Chinese offices print.
#
# GB/T 7408 (ISO 8601) gives 17 September 2023, a Sunday, to week 37. Babel's zh_CN begins weeks on Monday too, but takes
# CLDR's world-wide least length of a first week, one day, so every week of 2023 has a number that is one higher, and
# 30 December 2024 is week 1 of 2025 in both. Weekly reports 周报 numbered by pattern `w` are one off for a whole year, in
# most years but not in all. Use `date.isocalendar()`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check Babel==2.19.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from datetime import date

from babel import Locale
from babel.dates import format_date

locale = Locale.parse("zh_CN")
print("first weekday", locale.first_week_day, "least days", locale.min_week_days)
for day in (date(2023, 1, 2), date(2023, 9, 17), date(2024, 9, 16), date(2024, 12, 30)):
    print(day, "iso", day.isocalendar().week, "babel", format_date(day, "w", "zh_CN"))
EOF
cat >"$folder/expected" <<'EOF'
first weekday 0 least days 1
2023-01-02 iso 1 babel 2
2023-09-17 iso 37 babel 38
2024-09-16 iso 38 babel 38
2024-12-30 iso 1 babel 1
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
