import type {Output} from '../cli/output.ts';
import {createProgress} from '../cli/progress.ts';
import type {Row} from '../dashboard/rows/row.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import type {ClusterError} from '../kubernetes/errors.ts';
import {keyOf, type Pod, type Service, type Suppression} from '../model/objects.ts';
import {resources} from '../model/resources.ts';
import type {World} from '../model/store/cluster-store.ts';
import {essentials, isSettled, noInputs} from '../model/sync-status.ts';
import type {Deadline} from './deadline.ts';
import {pluginIsLate, serverIsLate} from './timeout-errors.ts';
import {type Batch, type Following, follow} from './watch-cluster.ts';

/** Milliseconds between two looks at whether all is known: a command ends so much too late at most. */
const pace = 20;
/** Milliseconds that changes under way are waited for. */
const longestGrace = 20_000;

/** What is asked of every later one as well: failing with it once is failing. */
const isFinal = ({kind}: ClusterError) =>
	['unreachable', 'certificate', 'unauthorized', 'credentials', 'malformed'].includes(kind);

/** What is known of the cluster once it has been followed for long enough. */
export type Look = {
	readonly rows: ReadonlyMap<string, Row>;
	/** The wanted Services that were there when everything was known for the first time, or the time was over. */
	readonly services: readonly Service[];
	readonly inputs: Batch['inputs'];
	/** Whether every input was settled and judged in time. */
	readonly isWhole: boolean;
	/** Pods of these Services whose events the server did not tell. */
	readonly untold: readonly Pod[];
	readonly following: Following;
};

export type Wanted = {
	/** The namespace to look at; undefined for all. */
	readonly namespace: string | undefined;
	readonly isWanted: (service: Service) => boolean;
	readonly deadline: Deadline;
	readonly stderr: Output['stderr'];
	/** What it names is ignored. */
	readonly suppression: Suppression | undefined;
};

const servicesOf = (world: World) => [...world.records('services')] as Service[];

/**
 * Follows the cluster until it is known and its changes have settled, or the time is over. Rejects with a ClusterError
 * where the server cannot be used at all.
 */
export const look = (
	connection: Connection,
	{namespace, isWanted, deadline, stderr, suppression}: Wanted,
): Promise<Look> =>
	new Promise((resolve, reject) => {
		const rows = new Map<string, Row>();
		const progress = createProgress(stderr);
		let inputs = noInputs;
		let hasBatch = false;
		/** Keys of the Services that are looked at, once all is known: those that come later are for the next look. */
		let chosen: ReadonlySet<string> | undefined;
		let graceEnds = Number.POSITIVE_INFINITY;
		let hasAnswered = false;

		const isChosen = (service: Service) => isWanted(service) && (chosen?.has(keyOf(service)) ?? true);

		const settlingKeys = () =>
			following.settling().filter(key => {
				const view = following.world.view(key);
				return view !== undefined && (view.missing === undefined ? isChosen : isWanted)(view.service);
			});

		const isStale = () =>
			essentials.some(resource => {
				const input = inputs[resource];
				return input.phase === 'synced' && input.staleSince !== undefined;
			});

		const stop = () => {
			clearInterval(timer);
			progress.clear();
			following.stop();
		};

		const finish = (isWhole: boolean) => {
			stop();
			const services = servicesOf(following.world).filter(isChosen);
			const pods = new Set(
				services.flatMap(service => following.world.view(keyOf(service))?.pods ?? []).map(({uid}) => uid),
			);
			const untold = following.unanswered().filter(({uid}) => pods.has(uid));
			resolve({rows, services, inputs, isWhole, untold, following});
		};

		const consider = () => {
			const isIdle = hasBatch && following.isIdle() && !isStale();
			if (deadline.signal.aborted) {
				if (hasAnswered || resources.some(resource => isSettled(inputs[resource]))) {
					finish(isIdle);
				} else {
					stop();
					reject(pluginIsLate(connection, deadline.span) ?? serverIsLate(connection, deadline.span));
				}

				return;
			}

			if (!isIdle) {
				const waiting = resources.find(resource => !isSettled(inputs[resource]));
				if (waiting !== undefined) {
					const input = inputs[waiting];
					progress.show(
						`syncing ${waiting}${input.phase === 'syncing' && input.count > 0 ? ` ${input.count.toLocaleString('en')}` : ''}`,
					);
				}

				return;
			}

			chosen ??= new Set(servicesOf(following.world).map(keyOf));
			graceEnds = Math.min(graceEnds, Date.now() + longestGrace);
			const settling = settlingKeys();
			if (settling.length === 0 || Date.now() >= graceEnds) {
				finish(true);
				return;
			}

			progress.show(`waiting for ${settling.length} services to settle`);
		};

		const following = follow(
			connection,
			namespace,
			{
				batch(batch) {
					inputs = batch.inputs;
					hasBatch = true;
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
						stop();
						reject(failure);
					}
				},
				slow() {},
				heard() {
					hasAnswered = true;
				},
			},
			suppression,
		);
		const timer = setInterval(consider, pace);
	});
