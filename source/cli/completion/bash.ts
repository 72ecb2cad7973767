/** For `source <(svctop completion bash)`. Runs on bash 3.2 and newer. */
export const bashCompletion = `# bash completion of svctop
_svctop() {
	local word line prefix count=0
	local -a words
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
		# bash splits words at colons and equals signs.
		if ((count > 0)) && [[ $word == [:=] || \${words[count - 1]} == *[:=] ]]; then
			words[count - 1]+="$word"
		else
			words[count]="$word"
			((count += 1))
		fi
	done
	word="\${words[count - 1]}"
	prefix="\${word%"\${word##*[:=]}"}"
	COMPREPLY=()
	while IFS= read -r line; do
		if [[ $line == ":files" ]]; then
			compopt -o filenames 2>/dev/null
			while IFS= read -r line; do
				COMPREPLY+=("$line")
			done < <(compgen -f -- "\${word##*[:=]}")
			return
		fi
		line="\${line%%$'\\t'*}"
		[[ $line == */ ]] && compopt -o nospace 2>/dev/null
		COMPREPLY+=("$(printf %q "\${line#"$prefix"}")")
	done < <("\${COMP_WORDS[0]}" __complete "\${words[@]}" 2>/dev/null)
}
complete -F _svctop svctop
`;
