import type {Fix} from '../../../rules/finding.ts';

/** What helps where the application listens on its loopback alone. */
export const localhostFixes = (target: number): readonly Fix[] => [
	{
		kind: 'text',
		label: 'Listen on all addresses',
		value: `Let the application bind 0.0.0.0:${target} (or [::]:${target}) instead of localhost (127.0.0.1 or ::1): often an option or variable named host, bind or listen.`,
		mutating: false,
	},
];
