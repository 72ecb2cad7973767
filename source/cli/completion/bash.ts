import {argumentCases, flagCases, type Offers, valueCases} from './posix-cases.ts';
import type {Vocabulary} from './vocabulary.ts';

const offers: Offers = {
	words: words => `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current"))`,
	paths: 'compopt -o filenames; COMPREPLY=($(compgen -f -- "$current"))',
};

/** For `source <(svctop completion bash)`. */
export const bashCompletion = (vocabulary: Vocabulary): string => `# bash completion of svctop
_svctop() {
	local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command="" word
	COMPREPLY=()
	# bash takes the = of --output=json for a word of its own.
	if [[ $current == "=" ]]; then
		current=""
	elif [[ $previous == "=" ]]; then
		previous="\${COMP_WORDS[COMP_CWORD - 2]}"
	fi
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
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
complete -F _svctop svctop
`;
