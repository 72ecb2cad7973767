import {facet} from '../facet.ts';
import type {PodEvents} from '../pods/pod-events.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** What events told of matched pods that fail, by the pod's uid; filled in once they have been asked for. */
		readonly podEvents: ReadonlyMap<string, PodEvents>;
	}
}

const empty = {podEvents: new Map<string, never>()} as const;

export const podEvents = facet({
	empty,
	from: ['pods'],
	isLookedUp: true,
	follow: ({events, stores, mark}) => ({
		eventsChanged({namespace, labels}) {
			mark(namespace, stores.get(namespace)?.servicesSelecting(labels) ?? []);
		},
		build(_service, {pods}) {
			// Few pods fail, and there may be thousands.
			const failing = events.size === 0 ? [] : pods.filter(({uid}) => events.has(uid));
			return failing.length > 0 ? {podEvents: new Map(failing.map(({uid}) => [uid, events.get(uid)!]))} : empty;
		},
	}),
});
