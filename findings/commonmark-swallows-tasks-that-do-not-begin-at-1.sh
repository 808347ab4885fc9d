#!/bin/sh
# markdown-it-py 4.3.0: a numbered list right under a heading line becomes a list only if it begins with 1.
#
# CommonMark says so: a list may interrupt a paragraph only when its first number is 1. Plans number their tasks through all
# sections, so under 二、产业集群 stands "8." and both tasks become text of the paragraph; the first section, which begins at 1,
# looks right. Seen in notices saved as Markdown. (An empty line before the list heals it.)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check markdown-it-py==4.3.0
PYTHONIOENCODING=utf-8 "$folder/venv/bin/python" - >"$folder/seen" <<'EOF'
from markdown_it import MarkdownIt

for text in ("一、预期目标\n1. 甲\n2. 乙\n", "二、产业集群\n8. 丙\n9. 丁\n", "二、产业集群\n\n8. 丙\n9. 丁\n"):
    print(repr(text), [token.type for token in MarkdownIt().parse(text)].count("list_item_open"), "list items")
EOF
cat >"$folder/expected" <<'EOF'
'一、预期目标\n1. 甲\n2. 乙\n' 2 list items
'二、产业集群\n8. 丙\n9. 丁\n' 0 list items
'二、产业集群\n\n8. 丙\n9. 丁\n' 2 list items
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
