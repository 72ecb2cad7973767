import type {Tool} from '../tool.ts';

const filesScript =
	'for f in "$@"; do [ -r "$f" ] && while IFS= read -r line; do printf "%s\\n" "$line"; done < "$f"; done';

/** The second is where the debug variants of distroless images keep theirs, with a cat beside it. */
export const sh: Tool = {
	name: 'sh',
	programs: ['sh', '/busybox/sh'],
	printFiles: {
		rank: 20,
		commands: (paths, program) => (program === 'sh' ? [[program, '-c', filesScript, '_', ...paths]] : []),
	},
};
