import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/e2e/**/*.ts'],
		exclude: ['test/e2e/_helpers/**'],
		globalSetup: ['test/e2e/_helpers/reachable.ts'],
		// One cluster, two cores: one file after the other.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 180_000,
	},
});
