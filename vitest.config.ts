import path from 'node:path';
import {defineConfig} from 'vitest/config';
import {inkTable} from './test/_helpers/ink-table.ts';

export default defineConfig({
	plugins: [inkTable()],
	test: {
		include: ['test/**/*.{ts,tsx}'],
		exclude: ['test/_helpers/**', 'test/fixtures/**', 'test/e2e/**'],
		// Screens and servers hold no state of their own: workers are shared. They wait now and then: one more than there
		// are cores on the smallest machine; each loads everything once.
		isolate: false,
		maxWorkers: 3,
		// A young generation that is emptied less often: much is made here that soon is no longer needed.
		execArgv: ['--max-semi-space-size=32'],
		// A pseudo-terminal on a busy machine takes its time; a test that fails says so by itself.
		testTimeout: 20_000,
		// React is imported for production use, as in the bundle; colours are tested, so they are forced on; the
		// configuration of whoever runs the tests, what they answered before, and what was compiled for them, is none of theirs.
		env: {
			NODE_ENV: 'production',
			FORCE_COLOR: '1',
			CI: '',
			XDG_CONFIG_HOME: '/dev/null',
			XDG_STATE_HOME: '/dev/null',
			XDG_CACHE_HOME: path.join(import.meta.dirname, 'node_modules/.cache'),
		},
		server: {deps: {inline: ['ink-table']}},
	},
});
