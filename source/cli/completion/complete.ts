import type {CompleteArguments} from '../arguments/arguments.ts';
import {clusterArguments} from '../arguments/cluster-arguments.ts';
import {readCommandLine} from '../arguments/flag-values.ts';
import {type Candidates, candidates, type Sources} from './candidates.ts';

/** Milliseconds that a shell waits for a name, at most. */
const usualMs = 900;

/** Words without those that have no meaning yet: the last, and a flag that lacks its value. */
const finished = (words: readonly string[]) => words.slice(0, words.at(-2)?.startsWith('-') ? -2 : -1);

const sourcesOf = (words: readonly string[], signal: AbortSignal): Sources => ({
	async names(of, typed) {
		const wanted = clusterArguments(readCommandLine(finished(words), ''));
		const [{openCluster}, {clusterNames}] = await Promise.all([
			import('../../engine/open-cluster.ts'),
			import('./cluster-names.ts'),
		]);
		const cluster = await openCluster(wanted);
		try {
			return await clusterNames(of, typed, {cluster, namespace: wanted.namespace, signal});
		} finally {
			await cluster.close();
		}
	},
	async codes() {
		const [{explained}, {traceVerdicts}, {typePage}] = await Promise.all([
			import('../../report/explained.ts'),
			import('../../rules/verdicts/trace-verdicts.ts'),
			import('../../report/type-page.ts'),
		]);
		return [
			...[...explained, ...traceVerdicts].map(({code, title}) => ({value: code, text: title})),
			{value: typePage, text: 'The types of Services, and which to choose'},
		];
	},
});

const linesOf = (found: Candidates) =>
	found === 'files'
		? ':files\n'
		: found.map(({value, text}) => (text === '' ? `${value}\n` : `${value}\t${text}\n`)).join('');

/**
 * What a shell completes, a candidate a line with its meaning behind a tab, or `:files`. Never rejects: a cluster that
 * does not answer within a second has no names.
 */
export const complete = async ({words}: CompleteArguments, longestMs = usualMs): Promise<string> => {
	const stopping = new AbortController();
	const {promise, resolve} = Promise.withResolvers<Candidates>();
	const timer = setTimeout(() => {
		stopping.abort();
		resolve([]);
	}, longestMs);
	try {
		const found = await Promise.race([candidates(words, sourcesOf(words, stopping.signal)), promise]);
		return linesOf(found);
	} catch {
		// A shell has no place for what went wrong.
		return '';
	} finally {
		clearTimeout(timer);
	}
};
