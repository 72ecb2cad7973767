/** For `svctop completion fish | source`. */
export const fishCompletion = `# fish completion of svctop
function __svctop_complete
	set --local words (commandline --tokenize --cut-at-cursor --current-process)
	set --local current (commandline --cut-at-cursor --current-token)
	set --local found ($words[1] __complete $words[2..-1] "$current" 2>/dev/null)
	if test "$found" = :files
		string match --quiet -- '--*=*' $current
		and set current (string split --max 1 -- = $current)[2]
		__fish_complete_path "$current"
	else
		string join \\n -- $found
	end
end
complete --command svctop --no-files --arguments '(__svctop_complete)'
`;
