import type {ServiceView} from '../../model/service-view.ts';
import type {Hop} from '../../probes/trace/hop.ts';
import {namingObjects} from '../../probes/way-in/ways-in.ts';
import {basisOf} from '../../rules/evidence.ts';
import {readyOf} from '../rows/readiness-selector.ts';
import type {Row} from '../rows/row.ts';
import {foundStates, policyName} from './found-states.ts';
import type {PathHop, PathPlace, PathStates} from './path-hop.ts';
import {evidenceTtlMs} from './probe-evidence.ts';
import type {ProbeRun} from './probe-run.ts';
import {tracedStates} from './traced-states.ts';

/** Whether what a probe has seen is still believed, and why not. */
export type Standing = 'none' | 'believed' | 'changed' | 'old';

/** Until when a probe is believed though nothing changes, Unix milliseconds. */
export const believedUntil = ({started}: Pick<ProbeRun, 'started'>): number => started + evidenceTtlMs;

/** `now` in Unix milliseconds. What was seen holds until the Service changes, and for no longer than evidence does. */
export const standingOf = (view: ServiceView, run: ProbeRun | undefined, now: number): Standing => {
	if (run === undefined || run.kind === 'curl') {
		return 'none';
	}

	if (run.basis !== undefined && run.basis !== basisOf(view)) {
		return 'changed';
	}

	return now < believedUntil(run) ? 'believed' : 'old';
};

const endpointLabel = (view: ServiceView): string => {
	const {ready, total} = readyOf(view) ?? {ready: 0, total: 0};
	if (ready === 0) {
		return 'no endpoints';
	}

	if (ready < total) {
		return `${ready}/${total} endpoints`;
	}

	return ready === 1 ? 'endpoint' : `${ready} endpoints`;
};

const shortLabels: Readonly<Partial<Record<PathPlace, string>>> = {inside: 'inside'};

/** The parts of the way that a Service has by itself, with what each is called. */
const partsOf = ({view, diagnosis}: Row): ReadonlyArray<readonly [PathPlace, string]> => {
	const {service, missing} = view;
	if (missing !== undefined) {
		return [
			['client', 'client'],
			['dns', `no Service ${service.name}`],
		];
	}

	const [address = ''] = service.clusterIPs;
	const hasAddress = address !== '' && address !== 'None';
	const isName = service.type === 'ExternalName';
	return [
		['client', 'client'],
		['dns', 'DNS'],
		...(isName ? ([['external', service.externalName]] as const) : []),
		...(hasAddress && !isName ? ([['address', address]] as const) : []),
		...(isName ? [] : ([['endpoint', diagnosis.isDiagnosed ? endpointLabel(view) : 'endpoints']] as const)),
	];
};

/** The way in from this machine, once it was asked. */
const entranceParts = (
	{view}: Row,
	asked: PathStates,
	hops: readonly Hop[],
): ReadonlyArray<readonly [PathPlace, string]> => {
	const {service} = view;
	const {ingresses, routes} = namingObjects(view);
	const address =
		service.loadBalancerIngress[0] ?? service.externalIPs?.[0] ?? hops.find(({hop}) => hop === 'address')?.target;
	const controller =
		ingresses.map(({className, annotatedClass}) => className || annotatedClass).find(Boolean) ??
		routes.flatMap(({parents}) => parents)[0]?.name;
	return asked.entrance === undefined
		? []
		: [
				['outside', 'you'],
				['entrance', address ?? 'NodePort'],
				...(asked.gateway === undefined ? [] : ([['gateway', controller ?? 'controller']] as const)),
			];
};

/** Those that are part of it only where something is known of them. */
const moreParts = (row: Row, asked: PathStates): ReadonlyArray<readonly [PathPlace, string]> => {
	const policy = asked.endpoint === 'works' ? undefined : policyName(row.diagnosis);
	const isAlias = row.view.service.type === 'ExternalName';
	return [
		...(isAlias && asked.endpoint !== undefined ? ([['endpoint', 'endpoints']] as const) : []),
		...(policy === undefined ? [] : ([['policy', policy]] as const)),
		...(asked.inside === undefined ? [] : ([['inside', 'inside the pod']] as const)),
		...(asked.http === undefined ? [] : ([['http', 'HTTP']] as const)),
	];
};

/**
 * The way from a client to a Service, part by part, as far as it is known: what a probe has seen of it, else what the
 * findings say. Whoever knows of more parts before or behind these puts theirs beside them. `now` in Unix milliseconds.
 */
export const pathHops = (row: Row, run: ProbeRun | undefined, now: number): readonly PathHop[] => {
	const {view, diagnosis} = row;
	const asked = run !== undefined && standingOf(view, run, now) === 'believed' ? tracedStates(run) : {};
	const found = foundStates(diagnosis, view.service.ports.length);
	const isMissing = view.missing !== undefined && diagnosis.isDiagnosed;
	return [...entranceParts(row, asked, run?.hops ?? []), ...partsOf(row), ...moreParts(row, asked)].map(
		([place, label]) => {
			const seen = asked[place] ?? 'unknown';
			const known = isMissing && place === 'dns' ? 'fails' : (found[place] ?? 'unknown');
			const short = shortLabels[place];
			return {place, label, ...(short !== undefined && {short}), state: seen === 'unknown' ? known : seen};
		},
	);
};
