import type {ProbeOutcome} from '../../probes/probe-outcome.ts';
import {type AskedHop, type Hop, isAnswered} from '../../probes/trace/hop.ts';
import {combined, type PathPlace, type PathState, type PathStates, pathPlaces} from './path-hop.ts';
import {askedHops, isRunning, type ProbeRun} from './probe-run.ts';

/** Where a hop is on the way from a pod; undefined for the way from outside. */
const placeOf = ({hop, pod}: AskedHop): PathPlace | undefined => {
	switch (hop) {
		case 'dns':
		case 'dns-short':
		case 'dns-replica': {
			return 'dns';
		}

		// What the name of a headless Service leads to are its endpoints.
		case 'service': {
			return pod === '' ? 'address' : 'endpoint';
		}

		case 'endpoint':
		case 'http': {
			return hop;
		}

		case 'backend-local':
		case 'backend-self': {
			return 'inside';
		}

		default: {
			return undefined;
		}
	}
};

/**
 * What is known of the way in: of a load balancer's address or, without one, of the NodePort. That no node answers says
 * nothing, as from outside a private network none does.
 */
const entranceStates = (hops: readonly Hop[]): PathStates => {
	const web = hops.filter(
		({hop, client}) => client === undefined && (hop === 'tls' || hop === 'request' || hop === 'route'),
	);
	const gateway = web.some(({hop}) => hop === 'route') ? {gateway: combined(web.map(stateOf))} : {};
	const balanced = hops.filter(({hop}) => hop === 'address');
	const ofNodes = hops.filter(({hop}) => hop === 'node-port');
	const states = (balanced.length > 0 ? balanced : ofNodes).map(stateOf);
	const isSilent = balanced.length === 0 && !states.includes('works');
	return states.length === 0 ? {} : {outside: 'works', entrance: isSilent ? 'unknown' : combined(states), ...gateway};
};

/** Commands that did not get as far as asking. */
const unasked: readonly ProbeOutcome[] = ['tool-missing', 'exec-denied', 'exec-failed', 'cancelled'];
/** The connection opened, and what came back is no good answer. */
const answeredBadly: readonly ProbeOutcome[] = ['http-status', 'reset', 'empty', 'tls', 'not-http', 'resp-timeout'];

const stateOf = (hop: Hop): PathState => {
	if (unasked.includes(hop.outcome)) {
		return 'unknown';
	}

	if (isAnswered(hop)) {
		return 'works';
	}

	return answeredBadly.includes(hop.outcome) || hop.mismatch !== undefined ? 'partly' : 'fails';
};

const traceStates = (run: ProbeRun): PathStates => {
	const found = [...run.hops, ...(run.ports ?? []).flatMap(port => port.hops)];
	const ended = found.map(hop => [placeOf(hop), stateOf(hop)] as const);
	const running = askedHops(run).map(hop => [placeOf(hop), 'running'] as const);
	const all = [...ended, ...running];
	const isIn = ended.some(([place, state]) => place !== undefined && state !== 'unknown');
	return {
		...entranceStates(found),
		...Object.fromEntries(
			pathPlaces.flatMap(place => {
				const states = all.filter(([each]) => each === place).map(([, state]) => state);
				return states.length === 0 ? [] : [[place, combined(states)]];
			}),
		),
		client: isIn ? 'works' : isRunning(run) ? 'running' : 'unknown',
	};
};

const nameStates: Readonly<Record<NonNullable<ProbeRun['verdict']>['answer'], PathState>> = {
	works: 'works',
	fails: 'fails',
	impossible: 'unknown',
	cancelled: 'unknown',
};

/** What a probe has seen of each part of the way, as far as it has come. A request goes wherever its URL says, and tells nothing. */
export const tracedStates = (run: ProbeRun): PathStates => {
	if (run.kind === 'trace') {
		return traceStates(run);
	}

	if (run.kind === 'curl') {
		return {};
	}

	const dns = run.verdict === undefined ? 'running' : nameStates[run.verdict.answer];
	return {dns, client: dns === 'fails' ? 'works' : dns};
};
