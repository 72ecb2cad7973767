import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/e2e/**/*.ts'],
		exclude: ['test/e2e/_helpers/**'],
		globalSetup: ['test/e2e/_helpers/reachable.ts'],
		// One cluster, two cores: one file after the other.
		fileParallelism: false,
		// What whoever runs the tests configured, and answered before, is none of theirs.
		env: {XDG_CONFIG_HOME: '/dev/null', XDG_STATE_HOME: '/dev/null'},
		testTimeout: 120_000,
		hookTimeout: 180_000,
	},
});
