#!/bin/sh
# LibreOffice 7.4.7 (Debian 12, libreoffice-writer 4:7.4.7-1+deb12u14): the alternative text of a chart in a .docx is lost.
#
# `wp:docPr` holds the name and the description (`descr`) of what is drawn, of a picture and of a chart alike. Opened by LibreOffice
# and saved as .odt, the picture has its description, the chart has none, nor has it in the .docx that LibreOffice writes. No message.
# Who hears such a document hears nothing of the chart: its figures must stand in the text beside it.
# Needs soffice on the machine; nothing is installed but python-docx, in a folder of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-docx==1.2.0
"$folder/venv/bin/python" - "$folder" <<'EOF'
import io
import struct
import sys
import zlib

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
png += chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
document = docx.Document()
for name in ("picture", "chart"):
    drawn = document.add_picture(io.BytesIO(png), width=docx.shared.Mm(80), height=docx.shared.Mm(40))._inline
    drawn.docPr.set("descr", f"words for the {name}")
data = "".join(
    f'<c:{kind}><c:numLit><c:ptCount val="1"/><c:pt idx="0"><c:v>5</c:v></c:pt></c:numLit></c:{kind}>' for kind in ("cat", "val")
)
axes = "".join(
    f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="0"/><c:axPos val="{side}"/><c:crossAx val="{other}"/></c:{kind}>'
    for kind, own, other, side in (("catAx", 1, 2, "b"), ("valAx", 2, 1, "l"))
)
xml = (
    f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
    f'<c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>{data}</c:ser><c:axId val="1"/><c:axId val="2"/>'
    f"</c:barChart>{axes}</c:plotArea></c:chart></c:chartSpace>"
)
part = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, xml.encode(), document.part.package)
relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
graphic = drawn.graphic.graphicData
graphic.set("uri", CHART)
graphic.remove(graphic[0])
graphic.append(docx.oxml.parse_xml(
    f'<c:chart xmlns:c="{CHART}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/>'
))
document.save(f"{sys.argv[1]}/drawn.docx")
EOF
for kind in odt docx; do
    timeout 120 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$kind" --outdir "$folder/$kind" \
        "$folder/drawn.docx" >/dev/null 2>&1
done
count() { printf '%s: words for the picture %s times, for the chart %s times, charts %s\n' "$1" \
    "$(printf %s "$2" | grep -c 'words for the picture')" "$(printf %s "$2" | grep -c 'words for the chart')" "$3"; }
{
    soffice --version | head -1 | cut -d' ' -f1,2
    for file in "$folder/drawn.docx" "$folder/docx/drawn.docx"; do
        text=$(unzip -p "$file" word/document.xml)
        count "$([ "$file" = "$folder/drawn.docx" ] && echo written || echo 'docx saved again')" "$text" \
            "$(unzip -l "$file" | grep -c word/charts/chart1.xml)"
    done
    count odt "$(unzip -p "$folder/odt/drawn.odt" content.xml)" "$(unzip -l "$folder/odt/drawn.odt" | grep -c 'Object [0-9]*/content.xml')"
} >"$folder/seen"
cat >"$folder/expected" <<'EOF'
LibreOffice 7.4.7.2
written: words for the picture 1 times, for the chart 1 times, charts 1
docx saved again: words for the picture 1 times, for the chart 0 times, charts 1
odt: words for the picture 1 times, for the chart 0 times, charts 1
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
