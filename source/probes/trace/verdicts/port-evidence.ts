import type {PolicyBetween} from '../../../model/networking/network-policy.ts';
import {basisOf, type PortEvidence, type Saw} from '../../../rules/evidence.ts';
import type {Trail} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';
import {isConnected} from '../walk/probe-port.ts';
import {answeringOwners} from './answering-owners.ts';
import {addressHop, connectionsOf, isUnmapped} from './connections.ts';
import {insides} from './inside.ts';
import {localhostFixes} from './localhost-fixes.ts';
import {targetPortFixes} from './target-port-fixes.ts';
import {hopsOf} from './trace-facts.ts';

const silence: ReadonlyArray<string> = ['conn-timeout', 'no-route', 'net-unreach', 'eacces'];

/**
 * Every endpoint refuses: what the pods themselves say to that. A policy can be enforced by refusing as well: where one
 * may keep the client out, only the sockets of the pod can tell.
 */
const refused = (plan: TracePlan, trail: Trail, policyBetween: PolicyBetween | undefined): Saw | undefined => {
	const {client, ports} = trail;
	const inside = insides(plan, trail);
	const local = inside.find(({loopback}) => loopback !== undefined);
	if (local?.loopback !== undefined) {
		const {pod, loopback, port: target, isOpen} = local;
		const {namespace} = plan.view.service;
		const from = {namespace: client.namespace, name: client.pod};
		const mayPass = policyBetween?.(from, {namespace, name: pod}, target, plan.port!.protocol).kind === 'allowed';
		const isCertain = isOpen === undefined ? mayPass : !isOpen;
		return isCertain ? {saw: 'localhost', pod, loopback, fixes: localhostFixes(target)} : undefined;
	}

	const target = plan.endpoints[0]!.port;
	const known = ports.find(({listening}) => listening !== undefined);
	const fixes = targetPortFixes(plan, target, known?.listening);
	const asked = hopsOf(trail, 'backend-local');
	return asked.length > 0 && asked.every(({outcome}) => outcome === 'conn-refused')
		? {saw: 'not-listening', target, listening: known && {pod: known.pod, ports: known.listening!}, fixes}
		: undefined;
};

/**
 * What a walk saw of its port, where that is the same at every endpoint, or at every pod of a workload; undefined where it says nothing of it.
 * `policyBetween` is undefined where the policies are not all known.
 */
export const evidenceOf = (
	plan: TracePlan,
	trail: Trail,
	policyBetween: PolicyBetween | undefined,
): PortEvidence | undefined => {
	const {view, port} = plan;
	const endpoints = connectionsOf(plan, trail);
	if (port === undefined || endpoints.length === 0 || trail.impossible !== undefined) {
		return undefined;
	}

	const {client} = trail;
	const {namespace, name} = view.service;
	const source = `trace from ${client.namespace}/${client.pod}`;
	const seen = {
		...{service: {namespace, name}, port: port.port, source, basis: basisOf(view)},
		...(isUnmapped(plan) && {isUnmapped: true as const}),
	};
	if (endpoints.every(isConnected)) {
		return {...seen, saw: 'answers'};
	}

	// Of those that were not asked nothing is known, and what opens the Service's own address is one of them.
	const isSample =
		plan.published > plan.endpoints.length ||
		[addressHop(plan, trail)].some(hop => hop !== undefined && isConnected(hop));
	if (endpoints.some(isConnected) || isSample) {
		return {...seen, ...(answeringOwners(plan, trail, policyBetween) ?? {saw: 'mixed'})};
	}

	if (endpoints.every(({outcome}) => outcome === 'conn-refused')) {
		const saw = refused(plan, trail, policyBetween);
		return saw && {...seen, ...saw};
	}

	const alive = hopsOf(trail, 'backend-local').find(isConnected);
	return alive !== undefined && endpoints.every(({outcome}) => silence.includes(outcome))
		? {...seen, saw: 'silence', alive: alive.pod}
		: undefined;
};
