import {runControllers} from '../../source/demo/controllers/controllers.ts';
import type {KubernetesObject} from '../../source/demo/objects/kubernetes-object.ts';
import {createObjectStore, type ObjectStore} from '../../source/demo/objects/object-store.ts';
import type {Entry} from '../../source/demo/scenario/app.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {podEvent} from '../../source/kubernetes/objects/pod-events.ts';
import {needsEvents} from '../../source/model/pods/needs-events.ts';
import {readPodEvents} from '../../source/model/pods/pod-events.ts';
import type {Resource} from '../../source/model/records.ts';
import {resources} from '../../source/model/resources.ts';
import {type ClusterStore, createClusterStore} from '../../source/model/store/cluster-store.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {diagnose, diagnoseMissing} from '../../source/rules/index.ts';
import {createFindingSettler} from '../../source/rules/settling/finding-settler.ts';
import {noon} from './demo-api.ts';
import {synced} from './inputs.ts';

const {objects, programs} = scenario(noon);

/** Objects as manifests, in a store whose controllers make pods, statuses and slices of them; it is noon. */
export const demoStore = (entries: readonly Entry[] = objects): ObjectStore => {
	const store = createObjectStore({now: () => noon});
	runControllers(store, programs, () => noon);
	for (const [plural, object] of entries) {
		store.create(plural, object);
	}

	return store;
};

type EventObject = KubernetesObject & {readonly involvedObject: {readonly uid?: string}};

/** Hands over what events tell of the pods that are asked about. */
const tellEvents = (store: ObjectStore, clusterStore: ClusterStore) => {
	const now = noon / 1000;
	const events = Map.groupBy(store.list<EventObject>('events'), ({involvedObject}) => involvedObject.uid);
	for (const namespace of clusterStore.namespaceNames()) {
		for (const pod of clusterStore.podsIn(namespace).filter(each => needsEvents(each, now))) {
			clusterStore.setPodEvents(pod, readPodEvents((events.get(pod.uid) ?? []).map(podEvent)));
		}
	}
};

const joined = (store: ObjectStore, isReversed: boolean) => {
	const clusterStore = createClusterStore();
	const fill = <R extends Resource>(resource: R) => {
		const list = Buffer.from(JSON.stringify({kind: 'List', metadata: {}, items: store.list(resource)}));
		const records = codecsOf(resource)['application/json']!.list().push(list);
		for (const record of isReversed ? records.toReversed() : records) {
			clusterStore.upsert(resource, record);
		}
	};

	for (const resource of isReversed ? resources.toReversed() : resources) {
		fill(resource);
	}

	tellEvents(store, clusterStore);
	clusterStore.populated();
	clusterStore.rebuildDirtyViews(() => true);
	return clusterStore;
};

const byKey = (findings: readonly Finding[], name: string) => [name, findings] as const;

/** What is wrong with each Service of a store, by `namespace/name`, before any grace; those that are missing as well. */
export const diagnosedStore = (
	store: ObjectStore,
	{isReversed = false} = {},
): ReadonlyMap<string, readonly Finding[]> => {
	const clusterStore = joined(store, isReversed);
	const inputs = synced();
	const missing = diagnoseMissing(clusterStore.missingServices(), inputs);
	return new Map(
		[
			...[...clusterStore.views()].map(view => byKey(diagnose(view, inputs)!, view.key)),
			...missing.map(finding =>
				byKey(
					missing.filter(({service}) => service === finding.service),
					`${finding.service?.namespace}/${finding.service?.name}`,
				),
			),
		].sort(([a], [b]) => (a < b ? -1 : 1)),
	);
};

/** What stands of everything in a store after a minute in which nothing has changed. */
export const settledFindings = (store: ObjectStore): readonly Finding[] => {
	const clusterStore = joined(store, false);
	const settler = createFindingSettler();
	const inputs = synced();
	const views = [...clusterStore.views()];
	for (const view of views) {
		settler.diagnose(view, inputs, noon);
	}

	const later = noon + 60_000;
	settler.flushDue(later);
	return [
		...views.flatMap(view => settler.diagnose(view, inputs, later).findings),
		...diagnoseMissing(clusterStore.missingServices(), inputs),
	];
};
