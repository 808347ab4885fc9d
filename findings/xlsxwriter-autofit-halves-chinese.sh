#!/bin/sh
# XlsxWriter 3.3.1: `autofit()` makes columns of Chinese about half as wide as their text.
#
# The widths of Latin letters come from a table of pixels; what is not in it counts like one of them. A Chinese letter is
# two cells wide in every program that shows the file, so nine of them need 18 units, not 11. A name is cut off, or a
# date with 年月日 is shown as ###.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
import io

import openpyxl
import xlsxwriter

file = io.BytesIO()
book = xlsxwriter.Workbook(file)
sheet = book.add_worksheet()
sheet.write_string("A1", "区发展和改革委员会")
sheet.write_string("B1", "abcdefghi")
sheet.autofit()
book.close()
widths = openpyxl.load_workbook(file).active.column_dimensions
print("nine Chinese letters, 18 cells:", round(widths["A"].width, 1))
print("nine Latin letters, 9 cells:", round(widths["B"].width, 1))
EOF
cat >"$folder/expected" <<'EOF'
nine Chinese letters, 18 cells: 11.3
nine Latin letters, 9 cells: 9.7
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
