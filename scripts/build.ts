import {rm} from 'node:fs/promises';
import {build, type Plugin} from 'esbuild';

/** ink imports the developer tools at the top; the import is hoisted, and would fail where they are not installed. */
const withoutDeveloperTools: Plugin = {
	name: 'without-developer-tools',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^react-devtools-core$/}, ({path}) => ({path, namespace: 'empty'}));
		onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default {}'}));
	},
};

await rm('dist', {recursive: true, force: true});
await build({
	entryPoints: ['source/cli.ts'],
	outdir: 'dist',
	bundle: true,
	// Split where the code imports late, so that the cluster's client loads while the first frame is drawn.
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.20',
	minify: true,
	legalComments: 'none',
	// React decides by this when it is loaded; its development build takes six times as long for a frame.
	define: {'process.env.NODE_ENV': '"production"'},
	plugins: [withoutDeveloperTools],
	banner: {
		js: [
			"import {createRequire as createRequireOfBundle} from 'node:module';",
			'const require = createRequireOfBundle(import.meta.url);',
		].join('\n'),
	},
	logLevel: 'warning',
	chunkNames: '[name]-[hash]',
});
