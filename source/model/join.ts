import type {NamespaceStore} from './namespace-store.ts';
import {nearMatches} from './near-match.ts';
import {areSame, isSame} from './same.ts';
import type {ProbeFailure, ServiceView} from './service-view.ts';

const byName = (a: {readonly name: string}, b: {readonly name: string}) => (a.name < b.name ? -1 : 1);

const noFailures: ReadonlyMap<string, ProbeFailure> = new Map();

/**
 * Joins one Service with its slices, pods and workloads.
 *
 * Returns `previous` itself where nothing about it has changed, and marks in the store whether its selector matches.
 */
export const join = (
	store: NamespaceStore,
	name: string,
	{failures, isPopulated}: {readonly failures: ReadonlyMap<string, ProbeFailure>; readonly isPopulated: boolean},
	previous: ServiceView | undefined,
): ServiceView => {
	const service = store.services.get(name)!;
	const isSelecting = Object.keys(service.selector).length > 0 && service.type !== 'ExternalName';
	const slices = store.slicesOf(name);
	const pods = isSelecting ? store.podsMatching(service.selector).toSorted(byName) : [];
	const workloads = isSelecting
		? store
				.workloadsMatching(service.selector)
				.toSorted((a, b) => (a.kind === b.kind ? byName(a, b) : a.kind < b.kind ? -1 : 1))
		: [];
	const isUnmatched = isSelecting && pods.length === 0;
	store.unmatched[isUnmatched ? 'add' : 'delete'](name);
	const near =
		isUnmatched && isPopulated
			? nearMatches({
					service,
					pods: [...store.pods.values()],
					workloads: [...store.workloads.values()],
					services: [...store.services.values()],
				})
			: [];
	const told = pods.filter(({uid}) => failures.has(uid)).map(({uid}) => [uid, failures.get(uid)!] as const);
	const probeFailures = told.length > 0 ? new Map(told) : noFailures;

	const isUnchanged =
		previous !== undefined &&
		previous.service === service &&
		areSame(previous.slices, slices) &&
		areSame(previous.pods, pods) &&
		areSame(previous.workloads, workloads) &&
		isSame(previous.nearMatches, near) &&
		areSame([...previous.probeFailures.values()], [...probeFailures.values()]);
	return isUnchanged
		? previous
		: {key: `${service.namespace}/${name}`, service, slices, pods, workloads, nearMatches: near, probeFailures};
};
