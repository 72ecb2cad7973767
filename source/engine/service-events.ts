import {isTerminating} from '../model/pods/pods.ts';
import {endpointRows} from '../model/ports/endpoints.ts';
import type {ServiceView} from '../model/service-view.ts';

/** Something that changed about a Service. `at`: Unix milliseconds, when it was heard. */
export type ServiceEvent = {readonly at: number; readonly text: string};

const placeOf = ({address, pod}: {readonly address: string; readonly pod: string}) =>
	pod === '' ? address : `${address} (${pod})`;

/** What has changed from one view of a Service to the next that its clients may notice: endpoints, pods that go, rollouts. */
export const changesBetween = (before: ServiceView, after: ServiceView): readonly string[] => {
	const old = new Map(endpointRows(before).map(row => [row.address, row]));
	const now = new Map(endpointRows(after).map(row => [row.address, row]));
	const going = new Set(before.pods.filter(isTerminating).map(({uid}) => uid));
	const rolling = new Set(before.workloads.filter(({unfinished}) => unfinished !== undefined).map(({uid}) => uid));
	return [
		...after.workloads
			.filter(({uid, unfinished}) => unfinished !== undefined && !rolling.has(uid))
			.map(({kind, name}) => `rollout of ${kind} ${name} begins`),
		...after.pods
			.filter(pod => isTerminating(pod) && !going.has(pod.uid))
			.map(({name}) => `pod ${name} is being deleted`),
		...[...now.values()].flatMap(row => {
			const was = old.get(row.address);
			return row.ready === (was?.ready ?? false)
				? []
				: [`endpoint ${placeOf(row)} is ${row.ready ? 'ready' : 'not ready any more'}`];
		}),
		...[...old.values()].filter(({address}) => !now.has(address)).map(row => `endpoint ${placeOf(row)} is gone`),
	];
};
