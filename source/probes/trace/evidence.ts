import type {PolicyBetween} from '../../model/network-policy.ts';
import {basisOf, type PortEvidence, type Saw} from '../../rules/evidence.ts';
import {isConnected} from './ask-port.ts';
import type {Trail} from './hop.ts';
import {localhostFixes} from './localhost-fixes.ts';
import type {Route} from './route.ts';
import {targetPortFixes} from './target-port-fixes.ts';
import {hopsOf} from './verdict.ts';

const silence: ReadonlyArray<string> = ['conn-timeout', 'no-route', 'net-unreach', 'eacces'];

/**
 * Every endpoint refuses: what the pods themselves say to that. A policy can be enforced by refusing as well: where one
 * may keep the client out, only the sockets of the pod can tell.
 */
const refused = (route: Route, trail: Trail, policyBetween: PolicyBetween | undefined): Saw | undefined => {
	const {client, ports} = trail;
	const inside = hopsOf(trail, 'backend-local');
	const answering = inside.find(({outcome}) => outcome === 'ok');
	if (answering !== undefined) {
		const {pod, target: loopback} = answering;
		// A named target port may be another one in each pod.
		const target = (route.endpoints.find(endpoint => endpoint.pod === pod) ?? route.endpoints[0]!).port;
		const open = ports.find(each => each.pod === pod)?.listening;
		const backend = {namespace: route.view.service.namespace, name: pod};
		const mayPass =
			policyBetween?.({namespace: client.namespace, name: client.pod}, backend, target, 'TCP').kind === 'allowed';
		const isCertain = open === undefined ? mayPass : !open.includes(target);
		return isCertain ? {saw: 'localhost', pod, loopback, fixes: localhostFixes(target)} : undefined;
	}

	const target = route.endpoints[0]!.port;
	const known = ports.find(({listening}) => listening !== undefined);
	const fixes = targetPortFixes(route, target, known?.listening);
	return inside.length > 0 && inside.every(({outcome}) => outcome === 'conn-refused')
		? {saw: 'not-listening', target, listening: known && {pod: known.pod, ports: known.listening!}, fixes}
		: undefined;
};

/**
 * What a walk saw of its port, where that is the same at every endpoint; undefined where it says nothing of it.
 * `policyBetween` is undefined where the policies are not all known.
 */
export const evidenceOf = (
	route: Route,
	trail: Trail,
	policyBetween: PolicyBetween | undefined,
): PortEvidence | undefined => {
	const {view, port} = route;
	const endpoints = hopsOf(trail, 'endpoint');
	if (port === undefined || endpoints.length === 0 || trail.impossible !== undefined) {
		return undefined;
	}

	const {client} = trail;
	const {namespace, name} = view.service;
	const source = `trace from ${client.namespace}/${client.pod}`;
	const seen = {service: {namespace, name}, port: port.port, source, basis: basisOf(view)};
	if (endpoints.every(isConnected)) {
		return {...seen, saw: 'answers'};
	}

	// Of those that were not asked nothing is known, and what opens the Service's own address is one of them.
	const isSample = route.published > route.endpoints.length || hopsOf(trail, 'service').some(isConnected);
	if (endpoints.some(isConnected) || isSample) {
		return {...seen, saw: 'mixed'};
	}

	if (endpoints.every(({outcome}) => outcome === 'conn-refused')) {
		const saw = refused(route, trail, policyBetween);
		return saw && {...seen, ...saw};
	}

	const alive = hopsOf(trail, 'backend-local').find(({outcome}) => outcome === 'ok');
	return alive !== undefined && endpoints.every(({outcome}) => silence.includes(outcome))
		? {...seen, saw: 'silence', alive: alive.pod}
		: undefined;
};
