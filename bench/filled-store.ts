import type {Row} from '../source/dashboard/rows/row.ts';
import {resources} from '../source/model/resources.ts';
import type {ServiceView} from '../source/model/service-view.ts';
import {type ClusterStore, createClusterStore} from '../source/model/store/cluster-store.ts';
import type {Inputs} from '../source/model/sync-status.ts';
import {diagnose} from '../source/rules/index.ts';
import type {Records} from './records.ts';

/** Every resource listed. */
export const synced = Object.fromEntries(resources.map(resource => [resource, {phase: 'synced', count: 1}])) as Inputs;

/** A store that holds everything, and joined nothing yet. */
export const fillStore = ({services, slices, pods, workloads}: Records): ClusterStore => {
	const store = createClusterStore();
	for (const service of services) {
		store.upsert('services', service);
	}

	for (const slice of slices) {
		store.upsert('endpointslices', slice);
	}

	for (const pod of pods) {
		store.upsert('pods', pod);
	}

	for (const workload of workloads) {
		store.upsert('deployments', workload);
	}

	store.populated();
	return store;
};

/** Joins all that waits. */
export const joinAll = (store: ClusterStore) => store.rebuildDirtyViews(() => true).changed;

/** What the screen shows of a Service. */
export const rowOf = (view: ServiceView): Row => ({
	view,
	diagnosis: {isDiagnosed: true, findings: diagnose(view, synced) ?? [], isSettling: false},
});
