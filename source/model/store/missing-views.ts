import {isDeepEqual} from '../deep-equal.ts';
import type {Follower} from '../facet.ts';
import type {Parts, ServiceView} from '../service-view.ts';
import {type createMissingServices, isMissed} from './missing-services.ts';
import type {NamespaceStore} from './namespace-store.ts';

/** A view without anything to tell: of a Service that does not exist. `parts` are all parts as they are then. */
export const blankView = (parts: Parts, namespace: string, name: string): ServiceView => ({
	key: `${namespace}/${name}`,
	service: {
		namespace,
		name,
		uid: '',
		created: 0,
		labels: {},
		type: 'ClusterIP',
		clusterIPs: [],
		ports: [],
		selector: {},
		externalName: '',
		publishNotReadyAddresses: false,
		loadBalancerClass: '',
		loadBalancerIngress: [],
	},
	...parts,
});

/** The views of Services that others reference and that do not exist: known once all Services are listed. */
export const createMissingViews = (
	parts: Parts,
	services: ReturnType<typeof createMissingServices>,
	stores: ReadonlyMap<string, NamespaceStore>,
	mark: (namespace: string, services: Iterable<string>) => void,
) => {
	const reported = new Map<string, ServiceView>();
	let isTelling = false;

	/** Which Services there are is told of those that are missing beside them. */
	const moved = (namespace: string, name: string) => {
		reported.delete(`${namespace}/${name}`);
		for (const {service} of reported.values()) {
			if (service.namespace === namespace) {
				mark(namespace, [service.name]);
			}
		}
	};

	const changed: Follower['changed'] = {
		services({namespace, name, previous, next}) {
			if (previous === undefined || next === undefined) {
				moved(namespace, name);
			}
		},
		statefulsets({namespace, previous, next}) {
			mark(namespace, stores.get(namespace)!.missingOf(previous, next));
		},
	};

	return {
		changed,

		/** All Services have been handed over. */
		begin() {
			if (isTelling) {
				return;
			}

			isTelling = true;
			for (const {namespace, name} of services.all()) {
				mark(namespace, [name]);
			}
		},

		/** The view of a Service that does not exist; undefined where nothing references it. */
		find(namespace: string, name: string): ServiceView | undefined {
			const key = `${namespace}/${name}`;
			const missing = isTelling ? services.find(namespace, name) : undefined;
			if (missing === undefined || !isMissed(missing)) {
				reported.delete(key);
				return undefined;
			}

			const previous = reported.get(key);
			if (isDeepEqual(previous?.missing, missing)) {
				return previous;
			}

			const view = {...blankView(parts, namespace, name), missing};
			reported.set(key, view);
			return view;
		},
	};
};
