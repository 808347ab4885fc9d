# Completion of workplan for fish; `workplan completion fish` prints it.
# What could stand at the cursor the program itself says: its verbs, its options, what is in the plan.

function __workplan_complete
    set -l words (commandline -opc)
    set -l begun (commandline -ct | string unescape)
    set -l lines ($words[1] completion fish -- $words[2..-1] "$begun" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$begun"
        case folders
            __fish_complete_directories "$begun"
        case '*'
            string join \n -- $lines[2..-1]
    end
end

complete -c workplan -f -k -a '(__workplan_complete)'
