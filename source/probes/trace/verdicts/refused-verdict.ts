import type {Hop} from '../hop.ts';
import {isConnected} from '../walk/probe-port.ts';
import {blockingPolicies, policiesText, policyFixes} from './blocking-policies.ts';
import {isUnmapped} from './connections.ts';
import {type Inside, insides} from './inside.ts';
import {localhostFixes} from './localhost-fixes.ts';
import {sampleOf, targets} from './sample.ts';
import {targetPortFixes} from './target-port-fixes.ts';
import {hopsOf, type TraceFacts, type TraceVerdict} from './trace-facts.ts';

/** Over UDP the kernel of the pod refuses by ICMP, "port unreachable". */
const refused = ({plan}: TraceFacts) => (plan.port?.protocol === 'UDP' ? 'Query refused' : 'Connection refused');

/** A socket waits where the client knocks, and the client is refused all the same: something on the way does that. */
const rejected = (facts: TraceFacts, endpoints: readonly Hop[], {pod, port}: Inside): TraceVerdict => {
	const blocking = endpoints.map(hop => blockingPolicies(facts, hop)).find(each => each !== undefined);
	return {
		code: 'no-route',
		confidence: 'likely',
		title: 'Connection refused on the way to the pods',
		cause: [
			`Refused by ${targets(endpoints)}, though inside ${pod} a process listens on port ${port} of the pod's address: something between rejects it.`,
			blocking && `${policiesText(blocking)}: ${blocking.why}.`,
		]
			.filter(Boolean)
			.join(' '),
		fixes: blocking ? policyFixes(facts, blocking) : [],
	};
};

/** Every endpoint refuses: each has been looked into from inside where that was possible, and what was seen decides. */
export const refusedVerdict = (facts: TraceFacts, endpoints: readonly Hop[]): TraceVerdict => {
	const {trail, plan, findings} = facts;
	const inside = insides(plan, trail);
	const target = plan.endpoints[0]!.port;
	const sample = sampleOf(facts, endpoints);
	const titled = (title: string) => (sample === undefined ? title : `${title} (${sample})`);
	const local = inside.find(({loopback, isOpen}) => loopback !== undefined && isOpen !== true);
	if (local !== undefined) {
		return {
			code: 'listens-on-localhost',
			confidence: sample === undefined ? 'certain' : 'likely',
			title: titled(`${refused(facts)}: app listens on localhost only`),
			cause: `Refused by ${targets(endpoints)}, and inside ${local.pod} a process listens on ${local.loopback}: nothing from outside the pod gets through.`,
			fixes: localhostFixes(target),
		};
	}

	const open = inside.find(({isOpen}) => isOpen);
	if (open !== undefined) {
		return rejected(facts, endpoints, open);
	}

	const isSeen = inside.some(({isClosed}) => isClosed);
	const elsewhere = inside.find(each => each.elsewhere.length > 0);
	const known = trail.ports.find(({listening}) => listening !== undefined);
	const listening = known?.listening ?? [];
	const findingOf = (code: string) => findings.find(each => each.code === code && each.port === plan.port?.port);
	const hint = isUnmapped(plan) ? undefined : findingOf('target-port-undeclared');
	const mapped = isUnmapped(plan) ? hopsOf(trail, 'endpoint').filter(isConnected) : [];
	return {
		code: 'not-listening',
		confidence: isSeen && sample === undefined ? 'certain' : 'likely',
		title: titled(`${refused(facts)}: nothing listens on port ${target}`),
		cause: [
			`Refused by ${targets(endpoints)}${isSeen ? '; also refused on localhost inside the pods' : '; the pods could not be asked from inside'}.`,
			elsewhere && `${elsewhere.pod} listens on ${elsewhere.elsewhere.join(', ')}:${elsewhere.port} only.`,
			known !== undefined &&
				(listening.length > 0
					? `${known.pod} listens on ${listening.join(', ')}.`
					: `${known.pod} listens on no port but its loopback.`),
			mapped.length > 0 &&
				`A headless Service does not map ports: clients connect to this port of the pods, and ${targets(mapped)} ${mapped.length === 1 ? 'answers' : 'answer'}.`,
			hint?.evidence[1] && `The pods declare containerPort ${hint.evidence[1].value}.`,
		]
			.filter(Boolean)
			.join(' '),
		fixes: findingOf('headless-port-remap')?.fixes ?? targetPortFixes(plan, target, known?.listening),
	};
};
