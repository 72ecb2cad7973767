import {type Collection, collect} from '../manifest/collection.ts';
import {decoded, manifestFiles} from '../manifest/files.ts';
import {parseLabelSelector} from '../model/labels/label-selector.ts';
import type {World} from '../model/store/cluster-store.ts';
import {formats} from '../report/formats.ts';
import {buildReport, hasAtLeast, tally} from '../report/report.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments/arguments.ts';
import {loadConfiguration, suppressionOf} from './configuration/load-configuration.ts';
import {exitCode} from './exit-code.ts';
import {judgeManifests} from './judge-manifests.ts';
import {manifestWorld} from './manifest-world.ts';
import {createNote, type Output} from './output.ts';
import {createProgress} from './progress.ts';
import {UsageError} from './usage-error.ts';

const noteIgnored = ({ignored}: Collection, note: (text: string) => void) => {
	if (ignored.size > 0) {
		const counts = [...ignored].map(([kind, count]) => `${count} ${kind || 'without kind'}`);
		note(`Not looked at: ${counts.join(', ')}.`);
	}
};

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> =>
	decoded(Buffer.concat(await Array.fromAsync(stream)));

/** Reads what is wanted, with a counter on a terminal. */
const collectWanted = (wanted: CheckArguments, stdin: string, show: (text: string) => void): Collection => {
	let length = 0;
	let documents = 0;
	return collect(manifestFiles(wanted.files, stdin), wanted.namespace ?? 'default', text => {
		length += text.length;
		documents++;
		if (documents % 500 === 0) {
			show(`reading ${documents.toLocaleString('en')} manifests, ${(length / 1e6).toFixed(0)} MB`);
		}
	});
};

const joined = (collection: Collection, show: (text: string) => void): World => {
	const total = collection.services.length.toLocaleString('en');
	let count = 0;
	return manifestWorld(collection, () => {
		count++;
		if (count % 500 === 0) {
			show(`judging ${count.toLocaleString('en')} of ${total} services`);
		}
	});
};

/**
 * Judges the Services of manifests by what manifests alone decide, and prints. Exit codes as of `check`: 2 too where
 * some of them could not be read, and the rest was judged. Rejects with a UsageError where there is nothing to judge.
 */
export const checkManifests = async (
	wanted: CheckArguments,
	output: Output,
	stdin: AsyncIterable<Buffer> = process.stdin,
): Promise<number> => {
	const matches = wanted.selector === undefined ? () => true : parseLabelSelector(wanted.selector);
	if (matches === undefined) {
		throw new UsageError(`"${wanted.selector}" is no label selector. Write it as app=web,tier!=test.`);
	}

	const configuration = await loadConfiguration(process.env);
	const suppression = suppressionOf(configuration.ignored);
	const note = createNote(output);
	const progress = createProgress(output.stderr);
	const collection = collectWanted(wanted, wanted.files.includes('-') ? await textOf(stdin) : '', progress.show);
	const chosen = collection.services.filter(
		({service}) => matches(service.labels) && (wanted.services.length === 0 || wanted.services.includes(service.name)),
	);
	const world = joined(collection, progress.show);
	const {judgements: present, absent} = judgeManifests(collection, world, {
		chosen,
		// Labels select Services that exist.
		isWanted: name => wanted.selector === undefined && (wanted.services.length === 0 || wanted.services.includes(name)),
		suppression,
	});
	const judgements = [...present, ...absent.judgements];
	const services = [...chosen.map(({service: {namespace, name}}) => ({namespace, name})), ...absent.services];
	progress.clear();
	const names = new Set(services.map(({name}) => name));
	const notes = [
		...collection.problems,
		...wanted.services
			.filter(name => !names.has(name))
			.map(name => `There is no Service ${name} in ${wanted.files.join(', ')}.`),
	];
	if (services.length === 0 && notes.length === 0) {
		notes.push(
			`There is no Service to look at in ${wanted.files.join(', ')}${wanted.selector ? ` with ${wanted.selector}` : ''}.`,
		);
	}

	if (services.length === 0 && wanted.services.length === 0) {
		throw new UsageError(...notes);
	}

	noteIgnored(collection, note);
	const report = buildReport({
		judgements,
		services,
		missing: absent.leftovers,
		inputs: undefined,
		cluster: '',
		context: '',
		kubeconfigFile: undefined,
		namespaces: [...new Set(services.map(({namespace}) => namespace))].sort(),
		now: Date.now(),
	});
	output.stdout.write(
		formats[wanted.output]({
			report,
			tally: tally(judgements, services),
			services,
			unknowns: notes,
			failOn: wanted.failOn,
			hasColor: wanted.hasColor && output.stdout.isTTY === true,
			version,
		}),
	);
	for (const text of [...notes, ...configuration.problems]) {
		note(text);
	}

	return exitCode(notes, hasAtLeast(report, wanted.failOn) ? 1 : 0);
};
