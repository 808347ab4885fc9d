#!/bin/sh
# pypinyin 0.55.0: places and surnames get the reading that the letters have in ordinary words.
#
# Its phrase dictionary is large, so one expects places of Beijing in it. But 长辛店 is cháng xīn diàn and 什刹海
# shí chà hǎi, and the surnames 曾, 单, 仇 and 查 are read as the ordinary words they also are. Who searches for a unit or
# an official by this pinyin finds nothing, unless every reading of every letter counts (`heteronym=True`).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pypinyin==0.55.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from pypinyin import lazy_pinyin, pinyin, Style

for name, spoken in (
    ("长辛店", "chang xin dian"),
    ("什刹海", "shi cha hai"),
    ("曾某", "zeng mou"),
    ("单某", "shan mou"),
    ("仇某", "qiu mou"),
    ("查某", "zha mou"),
):
    readings = pinyin(name, style=Style.NORMAL, heteronym=True)
    is_among = all(one in of for one, of in zip(spoken.split(), readings))
    print(name, "spoken:", spoken, "| read:", " ".join(lazy_pinyin(name)), "| among all readings:", is_among)
EOF
cat >"$folder/expected" <<'EOF'
长辛店 spoken: chang xin dian | read: zhang xin dian | among all readings: True
什刹海 spoken: shi cha hai | read: shen sha hai | among all readings: True
曾某 spoken: zeng mou | read: ceng mou | among all readings: True
单某 spoken: shan mou | read: dan mou | among all readings: True
仇某 spoken: qiu mou | read: chou mou | among all readings: True
查某 spoken: zha mou | read: cha mou | among all readings: True
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
