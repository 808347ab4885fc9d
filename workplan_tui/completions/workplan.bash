# Completion of workplan for bash 4.4 or later; `workplan completion bash` prints it.
# What could stand at the cursor the program itself says: its verbs, its options, what is in the plan.

_workplan() {
    local heading as= lines=()
    # 9 and 37 put a word there; at every other sign bash only lists.
    case $COMP_TYPE in 9 | 37) ;; *) as=list ;; esac
    mapfile -t lines < <("$1" completion bash -- "${COMP_LINE:0:COMP_POINT}" $as 2>/dev/null)
    heading=${lines[0]}
    COMPREPLY=("${lines[@]:1}")
    case $heading in
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
        *" open"*) compopt -o nospace ;;
    esac
    compopt -o nosort
}

complete -F _workplan workplan
