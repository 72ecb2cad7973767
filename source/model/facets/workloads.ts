import {isShallowEqual} from '../deep-equal.ts';
import {type Change, facet} from '../facet.ts';
import {isSelecting} from '../labels/is-selecting.ts';
import type {Workload, WorkloadKind} from '../objects.ts';
import type {Resource} from '../records.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The workloads of the namespace whose pod template the selector matches, by kind and name. */
		readonly workloads: readonly Workload[];
	}
}

const none: readonly Workload[] = [];

const resourceOf: Readonly<Record<WorkloadKind, Resource>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

const byKindAndName = (a: Workload, b: Workload) => ((a.kind === b.kind ? a.name < b.name : a.kind < b.kind) ? -1 : 1);

export const workloads = facet({
	empty: {workloads: none},
	isSame: {workloads: isShallowEqual},
	inputs: Object.values(resourceOf),
	reached: ({workloads: known}, isReached) => ({workloads: known.filter(({kind}) => isReached(resourceOf[kind]))}),
	follow({stores, mark}) {
		const changed = ({namespace, previous, next}: Change<Workload>) => {
			const store = stores.get(namespace)!;
			if (previous !== undefined && previous.podLabels !== next?.podLabels) {
				mark(namespace, store.servicesSelecting(previous.podLabels));
			}

			if (next !== undefined) {
				mark(namespace, store.servicesSelecting(next.podLabels));
			}
		};

		return {
			changed: {deployments: changed, statefulsets: changed, daemonsets: changed},
			build: (service, _known, store) => ({
				workloads: isSelecting(service) ? store.workloadsMatching(service.selector).toSorted(byKindAndName) : none,
			}),
		};
	},
});
