/** For `source <(svctop completion zsh)`, or a file `_svctop` in a folder of $fpath. */
export const zshCompletion = `#compdef svctop
_svctop() {
	local line
	local -a names open texts openTexts
	for line in "\${(@f)$("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		case "$line" in
			"") ;;
			:files)
				compset -P "--*="
				_files
				return
				;;
			*/$'\\t'*)
				open+=("\${line%%$'\\t'*}")
				openTexts+=("\${line/$'\\t'/  }")
				;;
			*)
				names+=("\${line%%$'\\t'*}")
				texts+=("\${line/$'\\t'/  }")
				;;
		esac
	done
	((\${#names})) && compadd -l -d texts -- "\${names[@]}"
	((\${#open})) && compadd -S "" -l -d openTexts -- "\${open[@]}"
	((\${#names} + \${#open}))
}
# Loaded from $fpath, this file is the function itself.
if [[ "\${funcstack[1]}" == "_svctop" ]]; then
	_svctop "$@"
else
	compdef _svctop svctop
fi
`;
