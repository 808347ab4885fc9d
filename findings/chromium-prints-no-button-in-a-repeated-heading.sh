#!/bin/sh
# Chromium 156.0.8078.114 (Debian 12): the heading of a table, printed again on the next page, has lost its buttons.
#
# One expects a repeated `thead` to look as the first one does. Text in a `span` with role="button" is printed on every page, the
# same text in a `button` on the first only, where the others have an empty cell. No message. A page whose headings order the table
# would be handed out on paper with columns that nobody can name from page 2 on.
# Needs chromium and poppler's pdftotext on the machine; nothing is installed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
rows=$(seq 120 | sed 's|.*|<tr><td>row &</td></tr>|')
page() {
    printf '<!DOCTYPE html><meta charset="utf-8"><table><thead><tr><th>%s</th></tr></thead><tbody>%s</tbody></table>' "$2" "$rows" \
        >"$folder/$1.html"
    timeout 60 chromium --headless --no-sandbox --disable-gpu "--user-data-dir=$folder/browser" --no-pdf-header-footer \
        "--print-to-pdf=$folder/$1.pdf" "$folder/$1.html" >/dev/null 2>&1
    printf '%s: %s of 3 pages have the heading\n' "$1" "$(pdftotext "$folder/$1.pdf" - | grep -c Heading)"
}
{
    page button '<button>Heading</button>'
    page span '<span role="button" tabindex="0">Heading</span>'
} >"$folder/seen"
cat >"$folder/expected" <<'EOF'
button: 1 of 3 pages have the heading
span: 3 of 3 pages have the heading
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
