#!/bin/sh
# hatchling 1.33.0: a folder `.hatch` is not in the sdist, although `include` names it; its build hook is then missing.
#
# Names that hatchling itself knows (.hatch, .venv, .tox, .git ...) are left out before `include` is asked, and nothing
# tells it. The wheel is made well from the checkout and fails from the sdist that was made beside it: "Build script does
# not exist". Our hook lies in `.build` for that, and what is installed is tried from the sdist too (tests/kit).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check hatchling==1.33.0
mkdir -p "$folder/plan/.hatch" "$folder/plan/.build" "$folder/plan/plan"
touch "$folder/plan/.hatch/hook.py" "$folder/plan/.build/hook.py" "$folder/plan/plan/__init__.py"
cat >"$folder/plan/pyproject.toml" <<'EOF'
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "plan"
version = "1"
[tool.hatch.build.targets.sdist]
include = ["/plan", "/.hatch", "/.build"]
EOF
(cd "$folder/plan" && "$folder/venv/bin/python" -m hatchling build -t sdist >/dev/null 2>&1)
tar tzf "$folder/plan/dist/plan-1.tar.gz" | grep hook.py >"$folder/seen"
cat >"$folder/expected" <<'EOF'
plan-1/.build/hook.py
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
