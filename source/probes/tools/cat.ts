import type {Tool} from '../tool.ts';

/** The second is where the debug variants of distroless images keep theirs. */
export const cat: Tool = {
	name: 'cat',
	programs: ['cat', '/busybox/cat'],
	printFiles: {rank: 10, commands: (paths, program) => [[program, ...paths]]},
};
