#!/bin/sh
# LibreOffice 7.4.7 (Debian 12, libreoffice-writer 4:7.4.7-1+deb12u14): `c:tickLblSkip` leaves out no label of a chart's axis.
#
# Thirteen labels such as 01-28 below a chart 75 mm wide, of which `tickLblSkip` 3 asks for every third, so that each has room. All
# thirteen are shown, broken at their hyphens into two lines; below a narrower chart it is one sign a line, which takes half of the
# chart's height. Told to stand aslant (`rot="-2700000"`) they stay whole. No message.
# Needs soffice and poppler's pdftotext on the machine; nothing is installed but python-docx, in a folder of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0
"$folder/venv/bin/python" - "$folder" <<'EOF'
import sys

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
days = "".join(f'<c:pt idx="{month}"><c:v>{month + 1:02}-28</c:v></c:pt>' for month in range(13))
values = "".join(f'<c:pt idx="{month}"><c:v>{month}</c:v></c:pt>' for month in range(13))
texts = '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr></a:p></c:txPr>'
for name, step in (("all", 1), ("third", 3)):
    document = docx.Document()
    axes = "".join(
        f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="0"/><c:axPos val="{side}"/>{texts}'
        f'<c:crossAx val="{other}"/>{skip}</c:{kind}>'
        for kind, own, other, side, skip in (
            ("catAx", 1, 2, "b", f'<c:tickLblSkip val="{step}"/>'), ("valAx", 2, 1, "l", "")
        )
    )
    xml = (
        f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:lineChart><c:grouping val="standard"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:cat><c:strLit><c:ptCount val="13"/>{days}</c:strLit></c:cat><c:val><c:numLit><c:ptCount val="13"/>{values}</c:numLit></c:val>'
        f'</c:ser><c:axId val="1"/><c:axId val="2"/></c:lineChart>{axes}</c:plotArea></c:chart></c:chartSpace>'
    )
    part = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, xml.encode(), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    document.add_paragraph().add_run()._r.append(docx.oxml.parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="{DRAWING}/main" '
        f'xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:inline><wp:extent cx="2700000" cy="1500000"/><wp:docPr id="1" name="x"/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    ))
    document.save(f"{sys.argv[1]}/{name}.docx")
EOF
soffice --version | head -1 | cut -d' ' -f1,2 >"$folder/seen"
for name in all third; do
    timeout 120 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf --outdir "$folder" "$folder/$name.docx" \
        >/dev/null 2>&1
    printf '%s: %s labels begun in a line, %s ended in the next\n' "$name" \
        "$(pdftotext -layout "$folder/$name.pdf" - | grep -o '[0-9][0-9]-' | wc -l)" \
        "$(pdftotext -layout "$folder/$name.pdf" - | grep -ow 28 | wc -l)" >>"$folder/seen"
done
cat >"$folder/expected" <<'EOF'
LibreOffice 7.4.7.2
all: 13 labels begun in a line, 13 ended in the next
third: 13 labels begun in a line, 13 ended in the next
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
