import {basisOf, type PortEvidence} from '../../rules/evidence.ts';
import {isConnected} from './ask-port.ts';
import type {Trail} from './hop.ts';
import type {Route} from './route.ts';
import {targetPortFixes} from './target-port-fixes.ts';
import {hopsOf} from './verdict.ts';

const silence: ReadonlyArray<string> = ['conn-timeout', 'no-route', 'net-unreach', 'eacces'];

/** What a walk saw of its port, where that is the same at every endpoint; undefined where it says nothing of it. */
export const evidenceOf = (route: Route, trail: Trail): PortEvidence | undefined => {
	const {view, port} = route;
	const endpoints = hopsOf(trail, 'endpoint');
	if (port === undefined || endpoints.length === 0 || trail.impossible !== undefined) {
		return undefined;
	}

	const {client, ports} = trail;
	const inside = hopsOf(trail, 'backend-local');
	const seen = {port: port.port, source: `trace from ${client.namespace}/${client.pod}`, basis: basisOf(view)};
	if (endpoints.every(isConnected)) {
		return {...seen, saw: 'answers'};
	}

	if (endpoints.every(({outcome}) => outcome === 'conn-refused')) {
		const isRefusedInside = inside.length > 0 && inside.every(({outcome}) => outcome === 'conn-refused');
		const known = ports.find(({listening}) => listening !== undefined);
		const fixes = targetPortFixes(route, route.endpoints[0]!.port, known?.listening ?? []);
		return isRefusedInside
			? {...seen, saw: 'not-listening', listening: known && {pod: known.pod, ports: known.listening!}, fixes}
			: undefined;
	}

	const alive = inside.find(({outcome}) => outcome === 'ok');
	return alive !== undefined && endpoints.every(({outcome}) => silence.includes(outcome))
		? {...seen, saw: 'silence', alive: alive.pod}
		: undefined;
};
