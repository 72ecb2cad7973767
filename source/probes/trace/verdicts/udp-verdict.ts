import {hostPort} from '../trace-plan.ts';
import {blockingPolicies, policiesText} from './blocking-policies.ts';
import {type Inside, insides} from './inside.ts';
import {internalTrafficPolicyVerdict} from './internal-traffic-policy.ts';
import {localhostFixes} from './localhost-fixes.ts';
import {targetPortFixes} from './target-port-fixes.ts';
import type {TraceFacts, TraceVerdict} from './trace-facts.ts';

/** From here on the kernel picks ports for who only asks: that something is bound to one says nothing (ip-sysctl, ip_local_port_range). */
const firstEphemeral = 32_768;

/** A Service without ports is its name, and that was asked. */
const nameAlone = ({plan}: TraceFacts): TraceVerdict => ({
	code: 'ok',
	confidence: 'likely',
	title: `DNS OK, ${plan.published} ${plan.published === 1 ? 'endpoint' : 'endpoints'} published`,
	cause: 'The Service has no port to connect to: its name was asked, and nothing else.',
	fixes: [],
});

const names = (pods: readonly Inside[]) => pods.map(({pod}) => pod).join(', ');

/** What stands between the client and pods that listen, as far as it is written in the cluster's objects. */
const obstacle = (facts: TraceFacts): string | undefined => {
	const {plan, trail} = facts;
	const blocking = plan.endpoints.map(({address, port, pod}) =>
		blockingPolicies(facts, {target: hostPort(address, port), pod}),
	);
	const [first] = blocking;
	if (first !== undefined && !blocking.includes(undefined)) {
		return `${policiesText(first)} ${first.blockedBy.length === 1 ? 'does' : 'do'} not allow ${trail.client.pod} to send there: ${first.why}.`;
	}

	return plan.address === undefined ? undefined : internalTrafficPolicyVerdict(facts)?.cause;
};

/** Some pods have no socket that others reach. `open` are those that have one. */
const closedVerdict = (facts: TraceFacts, closed: readonly Inside[], open: readonly Inside[]): TraceVerdict => {
	const {plan, trail} = facts;
	const protocol = plan.port!.protocol;
	const [first] = closed as readonly [Inside, ...Inside[]];
	const probed = trail.ports.find(({pod}) => pod === first.pod);
	const others = (probed?.listening ?? []).filter(port => port < firstEphemeral);
	const isAll = closed.length === plan.published;
	const isNone = open.length === 0 && closed.length === plan.endpoints.length;
	const places = [first.loopback, ...first.elsewhere.map(address => hostPort(address, first.port))].filter(Boolean);
	const isLocal = isNone && closed.every(({loopback}) => loopback !== undefined);
	const where =
		places.length > 0
			? `Inside ${names(closed)} a process listens on ${places.join(', ')} only: nothing from outside the pod gets through.`
			: `Inside ${names(closed)} no process listens on ${protocol} port ${first.port}.`;
	return {
		code: isLocal ? 'listens-on-localhost' : isNone ? 'not-listening' : 'some-endpoints-fail',
		confidence: isNone && !isAll ? 'likely' : 'certain',
		title: isLocal
			? 'App listens on localhost only'
			: isNone
				? `Nothing listens on ${protocol} port ${first.port}`
				: `${closed.length}/${plan.published} pods do not listen on ${protocol} port ${first.port}`,
		cause: [
			where,
			open.length > 0 && `${names(open)} ${open.length === 1 ? 'does' : 'do'}.`,
			probed?.isUnsupported && `The kernel of its node has not loaded ${protocol}.`,
			probed?.isOnTcp && `${first.pod} listens on TCP port ${first.port}: protocol of the Service's port may be wrong.`,
			others.length > 0 && `${first.pod} has ${protocol} sockets on ${others.join(', ')}.`,
		]
			.filter(Boolean)
			.join(' '),
		fixes: isLocal ? localhostFixes(first.port) : isNone ? targetPortFixes(plan, first.port, others) : [],
	};
};

/** Nothing speaks against it, and nothing was seen that proves it. */
const unproven = (facts: TraceFacts, because: string, known: string): TraceVerdict => {
	const {plan, trail} = facts;
	const {protocol, port} = plan.port!;
	const silence =
		protocol === 'UDP'
			? 'UDP has no handshake, and silence says nothing'
			: `No tool of ${trail.client.pod} opens ${protocol}`;
	return {
		code: 'unproven',
		confidence: 'certain',
		title: `${protocol} port ${port} not tested`,
		cause: `DNS OK, ${plan.published} ${plan.published === 1 ? 'endpoint' : 'endpoints'} published. ${silence}.${known} ${because}`,
		fixes: [],
	};
};

/**
 * The verdict where no connection can be tried: by the sockets that listen inside the backends. What the client's packets
 * meet on the way stays untested.
 */
export const udpVerdict = (facts: TraceFacts): TraceVerdict => {
	const {plan, trail} = facts;
	if (plan.port === undefined) {
		return nameAlone(facts);
	}

	const inside = insides(plan, trail);
	const open = inside.filter(({isOpen}) => isOpen);
	const closed = inside.filter(({isOpen, isClosed}) => isOpen === false || (isOpen === undefined && isClosed));
	if (closed.length > 0) {
		return closedVerdict(facts, closed, open);
	}

	const {protocol} = plan.port;
	const target = plan.endpoints[0]!.port;
	const listening = `a process listens on ${protocol} port ${target} in ${open.length}/${plan.published} pods`;
	const known = open.length > 0 ? ` ${listening.replace(/^a/, 'A')} (${names(open)}).` : '';
	if (open.length < plan.endpoints.length) {
		const unread = trail.ports.find(port => port.unread !== undefined);
		const because =
			unread === undefined
				? 'What listens inside the pods could not be seen.'
				: `The sockets of ${unread.pod} could not be read: ${unread.unread}. svctop trace --debug reads them in an ephemeral container, which stays until the pod is deleted.`;
		return unproven(facts, because, known);
	}

	const stops = obstacle(facts);
	if (stops !== undefined) {
		return unproven(facts, stops, known);
	}

	return {
		code: 'ok',
		confidence: 'likely',
		title: `DNS OK, ${listening}`,
		cause: `${names(open)}: sockets seen from inside. ${protocol === 'UDP' ? 'UDP gives no answer to wait for' : `No tool of ${trail.client.pod} opens ${protocol}`}, so the path from ${trail.client.pod} to them was not tested.`,
		fixes: [],
	};
};
