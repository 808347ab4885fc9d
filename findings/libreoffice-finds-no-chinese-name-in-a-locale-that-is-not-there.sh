#!/bin/sh
# LibreOffice 7.4.7 (Debian 12, libreoffice-calc 4:7.4.7-1+deb12u14): a Chinese file name in a locale that the host has not.
#
# Under LC_ALL=C, POSIX and C.UTF-8 `soffice --headless --convert-to pdf 区水务局.xlsx` makes 区水务局.pdf. Under a locale that is not
# installed, which minimal servers call zh_CN.UTF-8 as well, it says "source file could not be loaded", makes nothing, and exits 0:
# a script that looks at the exit code alone sends out no paper. A folder with a Chinese name behind --outdir is not found either.
# Names of ASCII are read in every locale. What runs soffice here says C.UTF-8 (importing/readers/old_word.py).
# Needs soffice on the machine.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '任务,状态\n造林,推进中\n' >区水务局.csv
cp 区水务局.csv plain.csv
convert() {
    env -i "PATH=$PATH" "HOME=$folder" "LC_ALL=$1" timeout 120 soffice "-env:UserInstallation=file://$folder/profile" \
        --headless --convert-to pdf --outdir made "$2" >said 2>&1 && code=$? || code=$?
    refused=$(grep -c 'source file could not be loaded' said || true)
    echo "$1: exit $code, refused $refused, made $(ls made 2>/dev/null || echo nothing)" >>seen
    rm -rf made
}
soffice --version | head -1 | cut -d' ' -f1,2 >seen
for locale in C POSIX C.UTF-8 xx_XX.UTF-8 xx_XX; do
    convert "$locale" 区水务局.csv
done
convert xx_XX.UTF-8 plain.csv
cat >expected <<'EOF'
LibreOffice 7.4.7.2
C: exit 0, refused 0, made 区水务局.pdf
POSIX: exit 0, refused 0, made 区水务局.pdf
C.UTF-8: exit 0, refused 0, made 区水务局.pdf
xx_XX.UTF-8: exit 0, refused 1, made nothing
xx_XX: exit 0, refused 1, made nothing
xx_XX.UTF-8: exit 0, refused 0, made plain.pdf
EOF
diff expected seen
cat seen
