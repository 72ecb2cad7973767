import type {Connection} from '../cluster/connection.ts';
import type {ClusterError} from '../cluster/errors.ts';
import {essentials, isSettled, laterResources, resources} from '../model/inputs.ts';
import {parseLabelSelector} from '../model/label-selector.ts';
import type {Service} from '../model/objects.ts';
import {formats} from '../report/formats.ts';
import {buildReport, hasAtLeast, tally} from '../report/report.ts';
import {diagnoseMissing} from '../rules/index.ts';
import type {Row} from '../state/row.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments.ts';
import {type Batch, type Following, follow} from './follow.ts';
import {openCluster} from './open-cluster.ts';
import {createProgress} from './progress.ts';
import {UsageError} from './usage-error.ts';

/** Milliseconds that changes under way are waited for. */
const longestGrace = 20_000;

/** What is asked of every later one as well: failing with it once is failing. */
const isFinal = ({kind}: ClusterError) =>
	['unreachable', 'certificate', 'unauthorized', 'credentials', 'malformed'].includes(kind);

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** The document goes to stdout alone, progress and notes to stderr. */
export type Output = {readonly stdout: Stream; readonly stderr: Stream};

type Look = {
	readonly rows: ReadonlyMap<string, Row>;
	readonly inputs: Batch['inputs'];
	/** Whether every input was settled and judged in time. */
	readonly isWhole: boolean;
	readonly settling: readonly string[];
	readonly following: Following;
};

/** Follows the cluster until it is known and its changes have settled, or the time is over. Rejects where the server cannot be used at all. */
const look = (
	connection: Connection,
	namespace: string | undefined,
	requestTimeout: number,
	isWanted: (service: Service) => boolean,
	stderr: Output['stderr'],
): Promise<Look> =>
	new Promise((resolve, reject) => {
		const rows = new Map<string, Row>();
		const progress = createProgress(stderr);
		let inputs: Batch['inputs'] | undefined;
		let graceEnds = Number.POSITIVE_INFINITY;
		let hasAnswered = false;
		const deadline = Date.now() + requestTimeout;

		const settlingKeys = () =>
			following.settling().filter(key => {
				const view = following.world.view(key);
				return view !== undefined && isWanted(view.service);
			});

		const finish = (isWhole: boolean) => {
			clearInterval(timer);
			progress.clear();
			following.stop();
			resolve({rows, inputs: inputs!, isWhole, settling: settlingKeys(), following});
		};

		const consider = () => {
			if (inputs === undefined) {
				return;
			}

			if (!following.isIdle()) {
				const waiting = resources.find(resource => !isSettled(inputs![resource]));
				if (Date.now() >= deadline) {
					finish(false);
				} else if (waiting !== undefined) {
					const input = inputs[waiting];
					progress.show(
						`syncing ${waiting}${input.phase === 'syncing' && input.count > 0 ? ` ${input.count.toLocaleString('en')}` : ''}`,
					);
				}

				return;
			}

			graceEnds = Math.min(graceEnds, Date.now() + longestGrace);
			const settling = settlingKeys();
			if (settling.length === 0 || Date.now() >= graceEnds) {
				finish(true);
				return;
			}

			progress.show(`waiting for ${settling.length} services to settle`);
		};

		const following = follow(connection, namespace, {
			batch(batch) {
				inputs = batch.inputs;
				for (const row of batch.changed) {
					rows.set(row.view.key, row);
				}

				for (const key of batch.removed) {
					rows.delete(key);
				}

				consider();
			},
			lost(_since, failure) {
				if (!hasAnswered && isFinal(failure)) {
					clearInterval(timer);
					progress.clear();
					following.stop();
					reject(failure);
				}
			},
			heard() {
				hasAnswered = true;
			},
		});
		const timer = setInterval(consider, 100);
	});

const problemsOf = ({inputs, isWhole}: Look) =>
	resources.flatMap(resource => {
		const input = inputs[resource];
		const isEssential = essentials.includes(resource);
		// Not asked for before the essential ones are here.
		if (laterResources.includes(resource) && essentials.some(each => !isSettled(inputs[each]))) {
			return [];
		}

		if (input.phase === 'syncing') {
			return [input.problem ?? `Listing ${resource} has not ended in time. Allow more with --request-timeout.`];
		}

		if (isEssential && input.phase !== 'synced') {
			return [input.problem ?? `The API server does not serve ${resource}.`];
		}

		return isEssential && input.phase === 'synced' && input.staleSince !== undefined && !isWhole
			? [input.problem ?? `${resource} are stale.`]
			: [];
	});

/** Names asked for that no Service has. */
const missing = (names: readonly string[], services: readonly Service[]) =>
	names.filter(name => services.every(service => service.name !== name));

/**
 * Diagnoses once and prints. Returns the exit code: 0 nothing at or above --fail-on, 1 something, 2 could not look.
 *
 * Rejects with a ClusterError or a UsageError where nothing at all could be looked at.
 */
export const check = async (wanted: CheckArguments, output: Output): Promise<number> => {
	const matches = wanted.selector === undefined ? () => true : parseLabelSelector(wanted.selector);
	if (matches === undefined) {
		throw new UsageError(`"${wanted.selector}" is no label selector. Write it as app=web,tier!=test.`);
	}

	const cluster = await openCluster(wanted);
	const connection = cluster.open();
	const namespace = wanted.isAllNamespaces ? undefined : (wanted.namespace ?? connection.namespace ?? 'default');
	const isWanted = (service: Service) =>
		matches(service.labels) && (wanted.services.length === 0 || wanted.services.includes(service.name));

	try {
		const found = await look(connection, namespace, wanted.requestTimeout, isWanted, output.stderr);
		const notes: string[] = [...problemsOf(found)];
		const rows = [...found.rows.values()].filter(({view}) => isWanted(view.service));
		const services = rows.map(({view}) => view.service);
		const names = found.following.world.namespaceNames();
		if (namespace !== undefined && found.inputs.namespaces.phase === 'synced' && !names.includes(namespace)) {
			throw new UsageError(`There is no namespace ${namespace} in ${connection.context}. See kubectl get namespaces.`);
		}

		const place = namespace === undefined ? 'any namespace' : `namespace ${namespace}`;
		for (const name of missing(wanted.services, services)) {
			notes.push(`There is no Service ${name} in ${place}.`);
		}

		if (rows.length === 0 && notes.length === 0) {
			notes.push(
				`There is no Service to look at in ${place}${wanted.selector === undefined ? '' : ` with ${wanted.selector}`}.`,
			);
		}

		// Labels select Services that exist.
		const named = wanted.selector === undefined ? found.following.world.missingServices() : [];
		const missingFindings = diagnoseMissing(
			named.filter(({name}) => wanted.services.length === 0 || wanted.services.includes(name)),
			found.inputs,
		);
		const judgements = rows.map(({judgement}) => judgement);
		const report = buildReport({
			judgements,
			missing: missingFindings,
			inputs: found.inputs,
			cluster: connection.cluster,
			context: connection.context,
			namespaces: namespace === undefined ? names : [namespace],
			now: Date.now(),
		});
		const {errors, ...others} = tally(judgements);
		// What is missing is none of the Services counted, and an error all the same.
		const counts = {...others, errors: errors + missingFindings.length};
		output.stdout.write(
			formats[wanted.output]({
				report,
				tally: counts,
				services: rows.map(({view, judgement}) => ({...view.service, isJudged: judgement.isJudged})),
				failOn: wanted.failOn,
				hasColor: wanted.hasColor && output.stdout.isTTY === true,
				version,
			}),
		);
		if (found.settling.length > 0) {
			output.stderr.write(`Still changing: ${found.settling.join(', ')}.\n`);
		}

		for (const note of notes) {
			output.stderr.write(`${note}\n`);
		}

		return notes.length > 0 ? 2 : hasAtLeast(report, wanted.failOn) ? 1 : 0;
	} finally {
		connection.close();
		await cluster.close();
	}
};
