import type {Collection} from '../manifest/collection.ts';
import type {Service} from '../model/objects.ts';
import {formats} from '../report/formats.ts';
import {noticeFinding} from '../report/manifest-notices.ts';
import {buildReport, hasAtLeast, tally} from '../report/report.ts';
import type {Unread} from '../report/unread.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments/arguments.ts';
import {loadConfiguration, suppressionOf} from './configuration/load-configuration.ts';
import {diagnoseManifests} from './diagnose-manifests.ts';
import {exitCode} from './exit-code.ts';
import {labelTest} from './label-test.ts';
import {manifestStore} from './manifest-store.ts';
import {createNote, type Output} from './output.ts';
import {createProgress} from './progress.ts';
import {readManifests} from './read-manifests.ts';
import {withUnread} from './unread-manifests.ts';

/** One sentence for all that nothing is known about; '' where there is nothing. */
const skippedText = (collections: readonly Collection[]): string => {
	const kinds = new Map<string, number>();
	for (const [kind, count] of collections.flatMap(({ignored}) => [...ignored])) {
		kinds.set(kind, (kinds.get(kind) ?? 0) + count);
	}

	const files = collections.reduce((sum, {passedOver}) => sum + passedOver, 0);
	const counts = [
		...[...kinds].map(([kind, count]) => `${count} ${kind || 'without a kind'}`),
		...(files > 0 ? [`${files} ${files === 1 ? 'file' : 'files'} without Kubernetes objects`] : []),
	];
	return counts.length > 0 ? `Skipped: ${counts.join(', ')}.` : '';
};

/** What could not be read, each once: what is missing of files that are diagnosed apart is missing in all of them. */
const unreadOf = (collections: readonly Collection[]): readonly Unread[] => {
	const problems = collections.flatMap(each => each.problems).filter(({isExpected}) => !isExpected);
	return [...new Map(problems.map(each => [each.problem, each])).values()].map(({problem, place}) => ({
		message: problem,
		...(place && {location: place}),
	}));
};

/** Counts Services as they are joined, on a terminal. */
const createCounter = (collections: readonly Collection[], show: (text: string) => void) => {
	const total = collections.reduce((sum, {services}) => sum + services.length, 0).toLocaleString('en');
	let count = 0;
	return () => {
		count++;
		if (count % 500 === 0) {
			show(`judging ${count.toLocaleString('en')} of ${total} services`);
		}
	};
};

/**
 * Diagnoses the Services of manifests by what manifests alone decide, and prints. Exit codes as of `check`: 2 where some of
 * them could not be read, and the rest was diagnosed; 0 where there is no Service. Rejects with a UsageError for a selector
 * that is none.
 */
export const checkManifests = async (
	wanted: CheckArguments,
	output: Output,
	stdin: AsyncIterable<Buffer> = process.stdin,
): Promise<number> => {
	const matches = labelTest(wanted.selector);

	const isNamed = (name: string) => wanted.services.length === 0 || wanted.services.includes(name);
	const isChosen = ({labels, name}: Service) => matches(labels) && isNamed(name);
	const configuration = await loadConfiguration(process.env);
	const suppression = suppressionOf(configuration.ignored);
	const note = createNote(output);
	const progress = createProgress(output.stderr);
	const {collections, notes} = await readManifests(wanted, stdin, process.env.PATH ?? '', progress.show);
	const onJoin = createCounter(collections, progress.show);
	const parts = collections.map(collection => {
		const chosen = collection.services.filter(({service}) => isChosen(service));
		const {diagnoses, absent} = diagnoseManifests(collection, manifestStore(collection, onJoin), {
			chosen,
			// Labels select Services that exist.
			isWanted: name => wanted.selector === undefined && isNamed(name),
			areAllWanted: wanted.selector === undefined && wanted.services.length === 0,
			suppression,
		});
		return {
			diagnoses: [...diagnoses, ...absent.diagnoses].map(withUnread(collection.problems)),
			services: [...chosen.map(({service: {namespace, name}}) => ({namespace, name})), ...absent.services],
			leftovers: [...absent.leftovers, ...collection.notices.map(noticeFinding)],
		};
	});
	progress.clear();

	const diagnoses = parts.flatMap(part => part.diagnoses);
	const services = parts.flatMap(part => part.services);
	const names = new Set(services.map(({name}) => name));
	const places = wanted.files.join(', ');
	const unread: readonly Unread[] = [
		...unreadOf(collections),
		...wanted.services
			.filter(name => !names.has(name))
			.map(name => ({message: `There is no Service ${name} in ${places}.`})),
		...(services.length === 0 && wanted.selector !== undefined
			? [{message: `There is no Service to look at in ${places} with ${wanted.selector}.`}]
			: []),
	];
	const report = buildReport({
		diagnoses,
		services,
		missing: parts.flatMap(part => part.leftovers),
		inputs: undefined,
		cluster: '',
		context: '',
		kubectlFlags: undefined,
		namespaces: [...new Set(services.map(({namespace}) => namespace))].sort(),
		now: Date.now(),
		unread,
	});
	const unknowns = unread.map(({message}) => message);
	output.stdout.write(
		formats[wanted.output]({
			report,
			tally: tally(diagnoses, services),
			services,
			unknowns,
			failOn: wanted.failOn,
			hasColor: wanted.hasColor && output.stdout.isTTY === true,
			version,
		}),
	);
	const skipped = skippedText(collections);
	for (const text of [
		...(skipped === '' ? [] : [skipped]),
		...notes,
		...unknowns,
		...(services.length === 0 && unknowns.length === 0 ? [`There is no Service to look at in ${places}.`] : []),
		...configuration.problems,
	]) {
		note(text);
	}

	return exitCode(unknowns, hasAtLeast(report, wanted.failOn) ? 1 : 0);
};
