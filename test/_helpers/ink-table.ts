import type {Plugin} from 'vitest/config';

/**
 * ink-table is CommonJS and requires ink, which awaits at its top level and so can't be required. The bundle resolves
 * that by itself; in vitest its modules are handed to it instead.
 */
export const inkTable = (): Plugin => ({
	name: 'ink-table',
	enforce: 'pre',
	// The tests run React's production build, as the bundle does, and that has no development runtime for JSX.
	config: () => ({oxc: {jsx: {runtime: 'automatic', development: false}}}),
	transform(code, id) {
		if (!id.split('?')[0]?.endsWith('/ink-table/dist/index.js')) {
			return;
		}

		return [
			"import * as inkModule from 'ink';",
			"import * as reactModule from 'react';",
			"import * as hashModule from 'object-hash';",
			'const requirable = {',
			"\tink: inkModule, react: {__esModule: true, ...reactModule}, 'object-hash': hashModule.default ?? hashModule,",
			'};',
			'const require = name => requirable[name];',
			'const exports = {};',
			'const module = {exports};',
			code,
			'export default exports.default;',
		].join('\n');
	},
});
