import {argumentCases, flagCases, type Offers, valueCases} from './posix-cases.ts';
import type {Vocabulary} from './vocabulary.ts';

const offers: Offers = {
	words: words => `compadd -- ${words.join(' ')}`,
	paths: '_files',
};

/** For `source <(svctop completion zsh)`, or a file `_svctop` in a folder of $fpath. */
export const zshCompletion = (vocabulary: Vocabulary): string => `#compdef svctop
_svctop() {
	local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" command="" word
	if [[ $current == --*=* ]]; then
		previous="\${current%%=*}"
		compset -P "*="
	fi
	for word in "\${(@)words[2,CURRENT-1]}"; do
		case "$word" in
			${vocabulary.commands.map(({name}) => name).join('|')}) command="$word"; break ;;
		esac
	done
	case "$previous" in
${valueCases(vocabulary, offers).join('\n')}
	esac
	if [[ $current == -* ]]; then
		case "$command" in
${flagCases(vocabulary, offers).join('\n')}
		esac
		return
	fi
	case "$command" in
${argumentCases(vocabulary, offers).join('\n')}
	esac
}
# Loaded from $fpath, this file is the function itself.
if [[ "\${funcstack[1]}" == "_svctop" ]]; then
	_svctop "$@"
else
	compdef _svctop svctop
fi
`;
