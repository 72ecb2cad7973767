import type {Connection} from '../kubernetes/connection/connection.ts';
import type {ClusterError} from '../kubernetes/errors.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import {essentials, type Inputs, noInputs} from '../model/sync-status.ts';
import {isFinal} from './final-errors.ts';
import {watchCluster} from './watch-cluster.ts';

/** Milliseconds after the server has come back before what is known counts: the watches are opened anew meanwhile. */
const recoveryMs = 1500;

/** A cluster as it is now, for as long as somebody waits for something in it. */
export type FollowedCluster = {
	readonly clusterStore: ClusterStore;
	/** How far each resource is known. */
	inputs(): Inputs;
	/** Why what is known may be old, or is not all of it, in a sentence; undefined where it is up to date. */
	unseen(): string | undefined;
	/** What makes every further question useless; undefined while there is no such thing. */
	failure(): ClusterError | undefined;
	/** Resolves at the next change of any of that. */
	changed(): Promise<void>;
	stop(): void;
};

const staleProblem = (inputs: Inputs): string | undefined => {
	for (const resource of essentials) {
		const input = inputs[resource];
		if (input.phase === 'synced' && input.staleSince !== undefined) {
			return input.problem ?? `${resource} are stale.`;
		}
	}

	return undefined;
};

/** Follows a namespace, or all where it is undefined, through outages of the API server, until it is stopped. */
export const followCluster = (connection: Connection, namespace: string | undefined): FollowedCluster => {
	let inputs: Inputs = noInputs;
	let isComplete = false;
	let hasAnswered = false;
	let lost: ClusterError | undefined;
	let failure: ClusterError | undefined;
	/** By the clock of performance.now(). */
	let backSince = Number.NEGATIVE_INFINITY;
	let next = Promise.withResolvers<void>();

	const tell = () => {
		next.resolve();
		next = Promise.withResolvers<void>();
	};

	const watch = watchCluster(
		connection,
		{
			batch(batch) {
				({inputs, isComplete} = batch);
				tell();
			},
			onDown(_since, problem) {
				lost = problem;
				failure ??= !hasAnswered && isFinal(problem) ? problem : undefined;
				tell();
			},
			onUp() {
				backSince = lost === undefined ? backSince : performance.now();
				lost = undefined;
				hasAnswered = true;
				tell();
			},
			onSlow() {},
		},
		{namespace},
	);

	return {
		clusterStore: watch.clusterStore,
		inputs: () => inputs,
		unseen() {
			if (lost !== undefined) {
				return lost.message;
			}

			const stale = staleProblem(inputs);
			if (stale !== undefined) {
				return stale;
			}

			if (performance.now() < backSince + recoveryMs) {
				return 'The API server is back: what has changed meanwhile is being read.';
			}

			return isComplete ? undefined : 'The cluster is being read.';
		},
		failure: () => failure,
		changed: () => next.promise,
		stop: watch.stop,
	};
};
