import type {Labels, Pod} from '../objects.ts';
import {endpointRows} from '../ports/endpoints.ts';
import type {ServiceView} from '../service-view.ts';
import {whyNotReady} from './pod-not-ready-reason.ts';
import {readyBackends} from './readiness.ts';

/** A backend that stopped being usable, and why. */
export type Departure = {readonly backend: string; readonly name: string; readonly why: string};

/** What someone changed about the Service itself, in words for a person. */
export type Edit = {readonly kind: 'selector' | 'ports' | 'type' | 'unseen'; readonly text: string};

/** What made the number of ready backends change. */
export type ReadinessChange = {
	readonly edits: readonly Edit[];
	/** Names of the backends that became usable. */
	readonly gained: readonly string[];
	readonly lost: readonly Departure[];
};

const selectorText = (selector: Labels) =>
	Object.entries(selector)
		.map(([key, value]) => `${key}=${value}`)
		.join(',');

/** What someone changed about the Service itself between two views of it. */
export const editsBetween = (before: ServiceView, after: ServiceView): readonly Edit[] => {
	const [was, is] = [before.service, after.service];
	// Most changes are of its pods.
	if (was === is) {
		return [];
	}

	const selector = selectorText(is.selector);
	return [
		...(selectorText(was.selector) === selector
			? []
			: [{kind: 'selector', text: `its selector is now ${selector || 'empty'}`} as const]),
		...(JSON.stringify(was.ports) === JSON.stringify(is.ports)
			? []
			: [{kind: 'ports', text: 'its ports were changed'} as const]),
		...(was.type === is.type ? [] : [{kind: 'type', text: `its type is now ${is.type}`} as const]),
	];
};

/** By backend, the name of the pod behind it, or its address where there is none. */
const namesOf = (view: ServiceView) =>
	new Map(endpointRows(view).map(row => [row.podUid || row.address, row.pod || row.address]));

/** What a pod that the Service selects says of itself; undefined where it is not among its pods, or is ready. */
const whyUnusable = (view: ServiceView, backend: string): string | undefined => {
	const pod = view.pods.find(({uid}) => uid === backend);
	if (pod === undefined) {
		return undefined;
	}

	return pod.deleted > 0 ? 'being deleted' : whyNotReady(pod, view.podEvents.get(backend))?.sentence;
};

/** Why a backend went whose pod says nothing; `isReselected` where the selector was changed shortly before. */
const whyGone = (before: ServiceView, after: ServiceView, backend: string, isReselected: boolean) => {
	const isBackend = ({uid}: Pod) => uid === backend;
	const pod = before.pods.find(isBackend);
	if (after.pods.some(isBackend)) {
		return 'taken out of the EndpointSlices';
	}

	// Its slices follow a Service after its pods do: by then it may not be among them any more.
	if (isReselected && (pod === undefined || pod.deleted === 0)) {
		return 'no longer selected';
	}

	if (pod === undefined) {
		return 'taken out of the EndpointSlices';
	}

	return pod.deleted > 0 ? 'gone' : 'gone, or with other labels';
};

/** What happened between two views of one Service; `earlier` is what was changed about it shortly before. */
export const readinessChange = (
	before: ServiceView,
	after: ServiceView,
	earlier: readonly Edit[] = [],
): ReadinessChange => {
	const [was, is] = [readyBackends(before), readyBackends(after)];
	const edits = [...earlier, ...editsBetween(before, after)];
	const isReselected = edits.some(({kind}) => kind === 'selector');
	const [wasNamed, isNamed] = [namesOf(before), namesOf(after)];
	return {
		edits,
		gained: [...is].filter(backend => !was.has(backend)).map(backend => isNamed.get(backend) ?? backend),
		lost: [...was]
			.filter(backend => !is.has(backend))
			.map(backend => ({
				backend,
				name: wasNamed.get(backend) ?? backend,
				why: whyUnusable(after, backend) ?? whyGone(before, after, backend, isReselected),
			})),
	};
};

/** The same change told with what is known by now: the kubelet says why a probe failed only after the pod was taken out. */
export const retold = (change: ReadinessChange, view: ServiceView): ReadinessChange => ({
	...change,
	lost: change.lost.map(departure => ({...departure, why: whyUnusable(view, departure.backend) ?? departure.why})),
});

const mostNamed = 2;

const listed = (names: readonly string[]) => {
	const sorted = names.toSorted();
	return names.length > mostNamed
		? `${sorted.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
		: sorted.join(', ');
};

/** A change in one line, e.g. `web-x: readiness failed: HTTP 503`. */
export const changeText = ({edits, gained, lost}: ReadinessChange): string => {
	const reasons = [...new Set(lost.map(({why}) => why))];
	return [
		...edits.map(({text}) => text),
		...reasons.map(why => {
			const names = listed(lost.filter(each => each.why === why).map(({name}) => name));
			return `${names}: ${why}`;
		}),
		...(gained.length > 0 ? [`${listed(gained)} became ready`] : []),
	].join('; ');
};
