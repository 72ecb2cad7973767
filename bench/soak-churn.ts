import type {KubernetesObject, ServiceObject} from '../source/demo/objects/kubernetes-object.ts';
import type {ObjectStore} from '../source/demo/objects/object-store.ts';
import {type Entry, entriesOf} from '../source/demo/scenario/app.ts';

/** Services that are there beside those of the scenario at most, and those of it that are gone. */
const mostExtra = 20;
const mostGone = 10;

type Scalable = KubernetesObject & {readonly spec: {readonly replicas?: number}};

/** Changes the objects of a demo cluster at random. */
export type Churn = {
	/** Makes one change. */
	step(): void;
	/** Puts back the objects that it began with. */
	restore(): void;
};

/** `entries` are the objects there are; `random` gives numbers from 0 to 1. */
export const createChurn = (store: ObjectStore, entries: readonly Entry[], random: () => number): Churn => {
	const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
	const ofKind = <T>(wanted: Entry[0]) =>
		entries.filter(([plural]) => plural === wanted).map(([, object]) => object as unknown as T);
	const services = ofKind<ServiceObject>('services');
	const deployments = ofKind<Scalable>('deployments');
	const gone: ServiceObject[] = [];
	const extra: Array<readonly Entry[]> = [];
	let made = 0;

	const add = (all: readonly Entry[]) => {
		for (const [plural, object] of all) {
			store.create(plural, object);
		}
	};
	const remove = (all: readonly Entry[]) => {
		for (const [plural, {metadata}] of all) {
			store.delete(plural, metadata.namespace ?? '', metadata.name);
		}
	};

	const changes: ReadonlyArray<() => void> = [
		() => {
			const pod = pick(store.list('pods'));
			if (pod !== undefined) {
				store.delete('pods', pod.metadata.namespace ?? '', pod.metadata.name);
			}
		},
		() => {
			const pod = pick(store.list('pods'));
			if (pod !== undefined) {
				const labels = {...pod.metadata.labels, turn: String(Math.floor(random() * 1000))};
				store.update('pods', {...pod, metadata: {...pod.metadata, labels}});
			}
		},
		() => {
			const deployment = pick(deployments);
			if (deployment !== undefined) {
				store.update('deployments', {
					...deployment,
					spec: {...deployment.spec, replicas: Math.floor(random() * 5)},
				} as Scalable);
			}
		},
		() => {
			const service = pick(services);
			if (service !== undefined) {
				const selector = random() < 0.5 ? service.spec.selector : {...service.spec.selector, turn: 'none'};
				store.update('services', {...service, spec: {...service.spec, selector}} as ServiceObject);
			}
		},
		() => {
			const service = gone.length < mostGone && random() < 0.5 ? pick(services) : undefined;
			if (service !== undefined) {
				remove([['services', service]]);
				gone.push(service);
			} else if (gone.length > 0) {
				add([['services', gone.shift()!]]);
			}
		},
		() => {
			if (extra.length < mostExtra && random() < 0.6) {
				made++;
				const like = {namespace: 'shop', name: `soak-${made}`, hours: 1, replicas: 1 + Math.floor(random() * 3)};
				const container = {name: 'app', image: 'registry.example.com/shop/web:2.4.1'};
				const all = entriesOf({...like, address: `200.${made % 250}`, container}, Date.now());
				add(all);
				extra.push(all);
			} else if (extra.length > 0) {
				remove(extra.shift()!);
			}
		},
	];

	return {
		step: () => pick(changes)!(),
		restore() {
			for (const all of extra.splice(0)) {
				remove(all);
			}

			gone.length = 0;
			for (const [plural, object] of entries) {
				if (store.create(plural, object) === undefined) {
					store.update(plural, object);
				}
			}
		},
	};
};
