import type {Connection} from '../kubernetes/connection/connection.ts';
import {keyOf, type Pod, type Service, type Suppression} from '../model/objects.ts';
import {resources} from '../model/resources.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import {essentials, type Inputs, isSettled, noInputs} from '../model/sync-status.ts';
import type {Deadline} from './deadline.ts';
import {isFinal} from './final-errors.ts';
import {pluginIsLate, serverIsLate} from './timeout-errors.ts';
import {type DiagnosedService, watchCluster} from './watch-cluster.ts';

/** Milliseconds between two checks of whether everything is known: a command ends at most this much too late. */
const pollMs = 20;
/** Milliseconds that changes under way are waited for. */
const maxSettleMs = 20_000;
/**
 * Milliseconds after which lists are followed by watches: the first ones may no longer fit the last ones. Most clusters are
 * listed sooner, and cost one request a resource.
 */
const defaultWatchAfterMs = 1000;

/** What is known of a cluster at one time. */
export type Snapshot = {
	/** By key, `namespace/name`; those of all Services of the namespace. */
	readonly diagnosed: ReadonlyMap<string, DiagnosedService>;
	/** The wanted Services that were there when everything was known for the first time, or when the time was over. */
	readonly services: readonly Service[];
	readonly inputs: Inputs;
	/** Whether every input was settled and diagnosed in time. */
	readonly isComplete: boolean;
	/** Pods of these Services whose events could not be read. */
	readonly podsWithoutEvents: readonly Pod[];
	readonly clusterStore: ClusterStore;
};

/** Shows what is being waited for. */
export type Progress = {show(text: string): void; clear(): void};

export type SnapshotOptions = {
	/** All namespaces where undefined. */
	readonly namespace: string | undefined;
	readonly isWanted: (service: Service) => boolean;
	readonly deadline: Deadline;
	/** Findings that are ignored. */
	readonly suppression: Suppression | undefined;
	readonly progress?: Progress;
	/** Milliseconds after which lists are followed by watches, if not all of them have come. */
	readonly watchAfterMs?: number;
};

const servicesOf = (clusterStore: ClusterStore) => [...clusterStore.records('services')] as Service[];

/** What is waited for while inputs are not settled; undefined where all of them are. */
const syncingText = (inputs: Inputs) => {
	const waiting = resources.find(resource => !isSettled(inputs[resource]));
	if (waiting === undefined) {
		return undefined;
	}

	const input = inputs[waiting];
	const count = input.phase === 'syncing' && input.count > 0 ? ` ${input.count.toLocaleString('en')}` : '';
	return `syncing ${waiting}${count}`;
};

/**
 * Watches the cluster until everything is known and its changes have settled, or the time is over. Rejects with a ClusterError
 * where the server cannot be used at all.
 */
export const takeSnapshot = (
	connection: Connection,
	{namespace, isWanted, deadline, suppression, progress, watchAfterMs = defaultWatchAfterMs}: SnapshotOptions,
): Promise<Snapshot> =>
	new Promise((resolve, reject) => {
		const diagnosed = new Map<string, DiagnosedService>();
		let inputs = noInputs;
		let hasBatch = false;
		let hasAnswered = false;
		/** Keys of the Services that count, once all is known: those that are created later are not waited for. */
		let chosen: ReadonlySet<string> | undefined;
		let settleEnd = Number.POSITIVE_INFINITY;
		const watchingAt = performance.now() + watchAfterMs;

		const isChosen = (service: Service) => isWanted(service) && (chosen?.has(keyOf(service)) ?? true);

		const settlingKeys = () =>
			watch.settling().filter(key => {
				const view = watch.clusterStore.view(key);
				return view !== undefined && (view.missing === undefined ? isChosen : isWanted)(view.service);
			});

		const isStale = () =>
			essentials.some(resource => {
				const input = inputs[resource];
				return input.phase === 'synced' && input.staleSince !== undefined;
			});

		const stop = () => {
			clearInterval(timer);
			progress?.clear();
			watch.stop();
		};

		const fail = (error: Error) => {
			stop();
			reject(error);
		};

		const finish = (isComplete: boolean) => {
			stop();
			const {clusterStore} = watch;
			const services = servicesOf(clusterStore).filter(isChosen);
			const pods = new Set(
				services.flatMap(service => clusterStore.view(keyOf(service))?.pods ?? []).map(({uid}) => uid),
			);
			const podsWithoutEvents = watch.unanswered().filter(({uid}) => pods.has(uid));
			resolve({diagnosed, services, inputs, isComplete, podsWithoutEvents, clusterStore});
		};

		/** Ends with what is known, or fails where nothing is. */
		const giveUp = (isIdle: boolean) => {
			if (hasAnswered || resources.some(resource => isSettled(inputs[resource]))) {
				finish(isIdle);
			} else {
				fail(pluginIsLate(connection, deadline.span) ?? serverIsLate(connection, deadline.span));
			}
		};

		const endIfKnown = () => {
			const isIdle = hasBatch && watch.isIdle() && !isStale();
			if (deadline.signal.aborted) {
				giveUp(isIdle);
				return;
			}

			if (!isIdle) {
				if (performance.now() > watchingAt) {
					watch.startWatching();
				}

				const text = syncingText(inputs);
				if (text !== undefined) {
					progress?.show(text);
				}

				return;
			}

			chosen ??= new Set(servicesOf(watch.clusterStore).map(keyOf));
			settleEnd = Math.min(settleEnd, Date.now() + maxSettleMs);
			const settling = settlingKeys();
			if (settling.length === 0 || Date.now() >= settleEnd) {
				finish(true);
				return;
			}

			// What settles is diagnosed by what comes from now on.
			watch.startWatching();
			progress?.show(`waiting for ${settling.length} services to settle`);
		};

		const watch = watchCluster(
			connection,
			{
				batch(batch) {
					inputs = batch.inputs;
					hasBatch = true;
					for (const service of batch.changed) {
						diagnosed.set(service.view.key, service);
					}

					for (const key of batch.removed) {
						diagnosed.delete(key);
					}

					endIfKnown();
				},
				onDown(_since, failure) {
					if (!hasAnswered && isFinal(failure)) {
						fail(failure);
					}
				},
				onSlow() {},
				onUp() {
					hasAnswered = true;
				},
			},
			{namespace, isWatching: false, ...(suppression && {suppression})},
		);
		const timer = setInterval(endIfKnown, pollMs);
	});
