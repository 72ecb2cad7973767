import {execFileSync} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import type {BuildOptions, Plugin} from 'esbuild';

/**
 * What is imported at the top of a library and never reached by us: ink's developer tools, which are not installed, and
 * of the cluster's client the generated API and the HTTP library behind it, a megabyte that takes 100 ms to load. The
 * kubeconfig, credentials and exec need neither.
 */
const unreached = [
	{importer: /ink/, path: /^react-devtools-core$/},
	{importer: /client-node/, path: /^undici$/},
	{importer: /client-node[\\/]dist[\\/]config\.js$/, path: /^\.\/gen\/index\.js$/},
	{importer: /client-node[\\/]dist[\\/]config\.js$/, path: /^\.\/middleware\.js$/},
];

const withoutUnreached: Plugin = {
	name: 'without-unreached',
	setup({onResolve, onLoad}) {
		for (const {importer, path: filter} of unreached) {
			onResolve({filter}, ({path, importer: from}) =>
				importer.test(from) ? {path, namespace: 'unreached'} : undefined,
			);
		}

		// CommonJS, whose named imports are undefined instead of missing.
		onLoad({filter: /.*/, namespace: 'unreached'}, () => ({contents: 'module.exports = {}'}));
	},
};

/**
 * What meow makes at once of the libraries in its one file, and uses only to find and read a package.json: we hand it the
 * name and version. Comparing licence names alone takes 10 ms of a start.
 */
const unused = ['var normalizeExports = requireNormalize();', 'var libExports = requireLib$1();'];

const withoutPackageReading: Plugin = {
	name: 'without-package-reading',
	setup({onLoad}) {
		onLoad({filter: /meow[\\/]build[\\/]dependencies\.js$/}, async ({path}) => {
			const source = await readFile(path, 'utf8');
			const missing = unused.find(statement => !source.includes(statement));
			if (missing !== undefined) {
				throw new Error(`${path} no longer has \`${missing}\`: look what meow loads now.`);
			}

			return {
				contents: unused.reduce(
					(text, statement) => text.replace(statement, statement.replace(/= .*/, '= {};')),
					source,
				),
			};
		});
	},
};

/**
 * Imported as an ES module, Node's http reads each of its own properties, and with them loads a whole second client
 * (18 ms). Required, it does not.
 */
const requiredHttp: Plugin = {
	name: 'required-http',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^(node:)?https?$/}, ({path, kind}) =>
			kind === 'import-statement' ? {path: path.replace('node:', ''), namespace: 'required-http'} : undefined,
		);
		onLoad({filter: /.*/, namespace: 'required-http'}, ({path}) => ({
			contents: `module.exports = require('node:${path}')`,
		}));
	},
};

/**
 * Yoga, which lays out for ink, is WebAssembly inside its own JavaScript, which it reads by `fetch` where there is one: in
 * Node that loads a whole HTTP client, for 25 ms and 12 MB. Without it, it decodes the text itself.
 */
const withoutFetch: Plugin = {
	name: 'without-fetch',
	setup({onLoad}) {
		onLoad({filter: /yoga-layout[\\/].*base64-esm\.js$/}, async ({path}) => ({
			contents: `const fetch = undefined;\n${await readFile(path, 'utf8')}`,
		}));
	},
};

/** Abbreviated hash of the commit that is built, with + where the source differs from it; '' outside a clone. */
const commit = (() => {
	const git = (...args: readonly string[]) => execFileSync('git', args, {encoding: 'utf8', stdio: 'pipe'}).trim();
	try {
		const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', 'source', 'package.json') !== '';
		return `${git('rev-parse', '--short=9', 'HEAD')}${isChanged ? '+' : ''}`;
	} catch {
		return '';
	}
})();

/** How our code and its libraries become files that Node runs by themselves. */
export const bundle: BuildOptions = {
	bundle: true,
	// Split where the code imports late, so that the cluster's client loads while the first frame is drawn.
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.20',
	minify: true,
	legalComments: 'none',
	// React decides by this when it is loaded; its development build takes six times as long for a frame.
	define: {'process.env.NODE_ENV': '"production"', svctopCommit: JSON.stringify(commit)},
	plugins: [withoutUnreached, withoutPackageReading, withoutFetch, requiredHttp],
	banner: {
		js: [
			"import {createRequire as createRequireOfBundle} from 'node:module';",
			'const require = createRequireOfBundle(import.meta.url);',
		].join('\n'),
	},
	logLevel: 'warning',
	chunkNames: '[name]-[hash]',
};
