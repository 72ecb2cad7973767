import type {Connection} from '../cluster/connection.ts';
import type {ClusterError} from '../cluster/errors.ts';
import {earlyResources, essentials, isSettled, resources} from '../model/inputs.ts';
import type {Service, Suppression} from '../model/objects.ts';
import type {Row} from '../state/row.ts';
import {type Batch, type Following, follow} from './follow.ts';
import type {Output} from './output.ts';
import {createProgress} from './progress.ts';

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
	readonly inputs: Batch['inputs'];
	/** Whether every input was settled and judged in time. */
	readonly isWhole: boolean;
	readonly settling: readonly string[];
	readonly following: Following;
};

/** Follows the cluster until it is known and its changes have settled, or the time is over. Rejects where the server cannot be used at all. What `suppression` names is ignored. */
export const look = (
	connection: Connection,
	namespace: string | undefined,
	requestTimeout: number,
	isWanted: (service: Service) => boolean,
	stderr: Output['stderr'],
	suppression?: Suppression,
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

		const following = follow(
			connection,
			namespace,
			{
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
				slow() {},
				heard() {
					hasAnswered = true;
				},
			},
			suppression,
		);
		const timer = setInterval(consider, pace);
	});

/** Sentences for what could not be looked at. */
export const problemsOf = ({inputs, isWhole}: Look) =>
	resources.flatMap(resource => {
		const input = inputs[resource];
		const isEssential = essentials.includes(resource);
		// Not asked for before the essential ones are here.
		if (!earlyResources.includes(resource) && essentials.some(each => !isSettled(inputs[each]))) {
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
