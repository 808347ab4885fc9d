#!/bin/sh
# LibreOffice 7.4.7 (Debian 12, libreoffice-writer 4:7.4.7-1+deb12u14): a .doc that ends in a table loses it when read back.
#
# python-docx 1.2.0 writes a valid .docx whose body ends in a table. LibreOffice saves it as .doc; antiword 0.37 still prints the
# rows. Opened again by LibreOffice, the cells are one paragraph without anything between them. With a paragraph behind the table
# all is well. No message, exit 0 each time: a plan in such a .doc arrives without its rows.
# Needs soffice and antiword on the machine; nothing is installed but python-docx, in a folder of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0
"$folder/venv/bin/python" - "$folder" <<'EOF'
import sys

import docx

for name, after in (("last", ""), ("followed", "注：以上任务按季度调度。")):
    document = docx.Document()
    document.add_paragraph("任务表。" * 100)  # antiword refuses very short files
    table = document.add_table(rows=0, cols=2)
    for row in (("序号", "任务"), ("1", "新建公园"), ("2", "新建学校")):
        for cell, words in zip(table.add_row().cells, row):
            cell.text = words
    if after:
        document.add_paragraph(after)
    document.save(f"{sys.argv[1]}/{name}.docx")
EOF
convert() {
    timeout 120 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1
}
soffice --version | head -1 | cut -d' ' -f1,2 >"$folder/seen"
for name in last followed; do
    convert "doc:MS Word 97" "$folder" "$folder/$name.docx"
    convert docx "$folder/back" "$folder/$name.doc"
    rows=$(LANG=C.UTF-8 antiword -w 0 -m UTF-8.txt "$folder/$name.doc" | grep -c '^|')
    tables=$("$folder/venv/bin/python" -c 'import docx, sys; print(len(docx.Document(sys.argv[1]).tables))' "$folder/back/$name.docx")
    echo "$name: antiword $rows rows, LibreOffice $tables tables" >>"$folder/seen"
done
cat >"$folder/expected" <<'EOF'
LibreOffice 7.4.7.2
last: antiword 3 rows, LibreOffice 0 tables
followed: antiword 3 rows, LibreOffice 1 tables
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
