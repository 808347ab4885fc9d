#!/bin/sh
# tmux 3.3a (Debian 12): ECH over the first half of a wide sign leaves a hole in the ground once a wide sign is written there.
#
# One expects cells erased with `CSI n X` to keep the ground they were erased to, as in xterm, whose terminfo entry says `bce`. tmux
# clears the first half and keeps the second as part of a sign; when another wide sign is written over that, the first half is set
# back to a blank without any ground. No message; 3.7c does the same. With TERM=xterm-256color inside tmux a program that erases
# rather than writing blanks gets black cells in its panes. tmux's own terminfo entries do not say `bce`, and hide it.
# Needs tmux on the machine; nothing is installed.
set -eu
folder=$(mktemp -d)
trap 'tmux -S "$folder/s" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8
sign='\0346\0260\0264'
shown() {
    # On ground 235 the sign stands in columns 6 and 7. So many cells are erased to ground 24, then the sign is written one further on.
    printf '\033[48;5;235m     %bx\r\033[48;5;24m\033[%sX\033[%sC%b\033[0m' "$sign" "$1" "$1" "$2$sign" >"$folder/bytes"
    tmux -S "$folder/s" -f /dev/null new-session -d -x 20 -y 3 "cat '$folder/bytes'; sleep 60"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        sleep 0.5
        tmux -S "$folder/s" capture-pane -p -e | head -1 | sed 's/\x1b/ESC/g' >"$folder/line"
        grep -q ESC "$folder/line" && break
    done
    tmux -S "$folder/s" kill-server
    cat "$folder/line"
}
{
    tmux -V
    printf 'six cells erased: %s\n' "$(shown 6 '')"
    printf 'five erased, one written: %s\n' "$(shown 5 ' ')"
} >"$folder/seen"
cat >"$folder/expected" <<'EOF'
tmux 3.3a
six cells erased: ESC[48;5;24m     ESC[49m ESC[48;5;24m水
five erased, one written: ESC[48;5;24m      水
EOF
diff "$folder/expected" "$folder/seen"
cat "$folder/seen"
