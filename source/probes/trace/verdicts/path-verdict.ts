import {ownersOf} from '../../../rules/lib/pods/foreign-pods.ts';
import {isHeadless} from '../../names/expected-name.ts';
import {type Hop, isAnswered, type Trail} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';
import {isConnected} from '../walk/probe-port.ts';
import {splitByOwner} from './answering-owners.ts';
import {blockingPolicies, policiesText} from './blocking-policies.ts';
import {addressHop, connectionsOf} from './connections.ts';
import {allFail} from './endpoints-verdict.ts';
import {internalTrafficPolicyVerdict} from './internal-traffic-policy.ts';
import {targets} from './sample.ts';
import {hopsOf, portSubject, type TraceFacts, type TraceVerdict} from './trace-facts.ts';

const nameOf = ({target, pod}: Hop) => (pod === '' ? target : `${pod} (${target})`);

/** Which workloads answer and which don't, where none does both; undefined where that tells nothing. */
const ownersText = (plan: TracePlan, failing: readonly Hop[], working: readonly Hop[]): string | undefined => {
	const split = splitByOwner(plan, failing, working);
	return (
		split &&
		`All pods asked of ${ownersOf(split.answering).join(', ')} answer, none of ${ownersOf(split.silent).join(', ')}.`
	);
};

const someFail = (facts: TraceFacts, endpoints: readonly Hop[]): TraceVerdict => {
	const {plan, trail} = facts;
	const isSample = plan.published > endpoints.length;
	const failing = endpoints.filter(hop => !isAnswered(hop));
	const working = endpoints.filter(isAnswered);
	const owners = ownersText(plan, failing, working);
	const silent = trail.ports.filter(({pod, listening}) => listening && failing.some(hop => hop.pod === pod));
	const listening = silent.map(({pod, listening: ports}) => `${pod} listens on ${ports!.join(', ') || 'no port'}.`);
	const stopped = failing
		.filter(({outcome}) => outcome === 'conn-timeout' || outcome === 'no-route' || outcome === 'eacces')
		.map(hop => ({hop, blocking: blockingPolicies(facts, hop)}))
		.filter(({blocking}) => blocking !== undefined);
	return {
		code: 'some-endpoints-fail',
		confidence: 'certain',
		title: isSample
			? `${failing.length}/${endpoints.length} endpoints asked fail (${plan.published} in all)`
			: `${failing.length}/${endpoints.length} endpoints fail`,
		cause: [
			`${failing.map(hop => `${nameOf(hop)}: ${hop.detail}`).join('; ')}.`,
			`${working.map(nameOf).join(', ')} ${working.length === 1 ? 'answers' : 'answer'}.`,
			...(owners === undefined ? [] : [owners]),
			...listening,
			...stopped.map(
				({hop, blocking}) => `${policiesText(blocking!)} blocks ${trail.client.pod} from ${hop.pod}: ${blocking!.why}.`,
			),
		].join(' '),
		fixes: [
			{
				kind: 'text',
				label: 'Compare the pods',
				value: `See what the failing pods of ${plan.view.service.name} have in common: another workload, version or node. Narrow spec.selector where they do not belong to it.`,
				mutating: false,
			},
		],
	};
};

const isBackend = ({view, endpoints}: TracePlan, {client}: Trail) =>
	view.service.namespace === client.namespace &&
	(view.pods.some(({name}) => name === client.pod) || endpoints.some(({pod}) => pod === client.pod));

/** What a backend as the client proves of the way back to itself. */
const hairpin = (plan: TracePlan, trail: Trail) => {
	if (plan.address === undefined || !isBackend(plan, trail)) {
		return undefined;
	}

	return plan.published === 1
		? `${trail.client.pod} is the only endpoint, and reaches itself via the Service.`
		: `${trail.client.pod} is an endpoint itself: the one connection via the Service may have gone to another, so hairpin traffic is not proven.`;
};

const serviceFails = (facts: TraceFacts, hop: Hop): TraceVerdict => {
	const {plan, trail, findings} = facts;
	const blocked = findings.find(({code}) => code === 'ingress-blocked');
	if (isBackend(plan, trail)) {
		const others = plan.published - 1;
		return {
			code: 'hairpin-fails',
			confidence: 'likely',
			title: `Hairpin: ${trail.client.pod} cannot reach itself via the Service`,
			cause: `${trail.client.pod} is an endpoint: the endpoints answer it directly, and ${hop.target} does not (${hop.detail}). Hairpin mode of its node's network is probably off; a NetworkPolicy that does not allow the pod itself, or an eBPF data path, looks the same.${others > 0 ? ` Only the connections that are sent back to it fail, about one in ${plan.published}: try again, and from a pod that is no endpoint.` : ''}`,
			fixes: [],
		};
	}

	const isolated = internalTrafficPolicyVerdict(facts);
	if (isolated !== undefined) {
		return {
			...isolated,
			title: `ClusterIP ${hop.target} fails, endpoints OK`,
			cause: `${hop.detail}. ${isolated.cause}`,
		};
	}

	const asked = hopsOf(trail, 'endpoint').length;
	// One that was not asked may be the one that does not answer.
	const isSample = plan.published > asked;
	return {
		code: 'service-address-fails',
		confidence: isSample ? 'likely' : 'certain',
		title: `ClusterIP ${hop.target} fails, ${isSample ? `${asked}/${plan.published} endpoints asked are` : 'endpoints'} OK`,
		cause: [
			`${hop.detail}. kube-proxy on the client's node (or its replacement) does not forward the ClusterIP${plan.view.service.isInternallyLocal ? ', or no endpoint runs there, as spec.internalTrafficPolicy is Local' : ''}: try a client on another node.`,
			blocked && `${blocked.cause}.`,
		]
			.filter(Boolean)
			.join(' '),
		fixes: [],
	};
};

/** What else is wrong with a headless Service whose name works: its slices name a port that does not answer. */
const slicesFail = (plan: TracePlan, trail: Trail) => {
	const failing = isHeadless(plan.view) ? hopsOf(trail, 'endpoint').filter(hop => !isAnswered(hop)) : [];
	return (
		failing.length > 0 &&
		`SRV records and what reads EndpointSlices, such as an Ingress controller, use targetPort instead, and there ${targets(failing)} ${failing.length === 1 ? 'does' : 'do'} not answer: ${failing[0]!.detail}.`
	);
};

const works = ({plan, trail}: TraceFacts, endpoints: readonly Hop[]): TraceVerdict => {
	const {published} = plan;
	// From a node no name is asked.
	const isNamed = hopsOf(trail, 'dns').length > 0;
	const address = plan.address === undefined ? [] : ['ClusterIP'];
	const name = [...(isNamed ? ['DNS'] : []), ...address].join(', ');
	const isSample = published > endpoints.length;
	const answering = `${endpoints.length}/${published} endpoints`;
	const subject = portSubject(plan);
	return {
		code: 'ok',
		confidence: 'certain',
		title: `${subject ?? 'Path'} OK${isSample ? `: ${answering} asked` : ''}`,
		cause: [`${name === '' ? '' : `${name} and `}${answering} answer.`, hairpin(plan, trail), slicesFail(plan, trail)]
			.filter(Boolean)
			.join(' '),
		fixes: [],
	};
};

const notAsked = ({unasked}: Trail): TraceVerdict => ({
	code: 'probe-impossible',
	confidence: 'certain',
	title: 'Probe could not run: no connection tried',
	cause: `DNS is OK. ${unasked ?? 'No tool of this container opens connections.'} Use another pod (p, or --from) or attach an ephemeral container (svctop trace --debug).`,
	fixes: [],
});

/** The verdict on the connections, once names resolve and endpoints are published. */
export const pathVerdict = (facts: TraceFacts): TraceVerdict => {
	const {plan, trail} = facts;
	const endpoints = connectionsOf(plan, trail);
	const service = addressHop(plan, trail);
	if (endpoints.length === 0) {
		return notAsked(trail);
	}

	const failing = endpoints.filter(hop => !isAnswered(hop));
	if (failing.length === endpoints.length) {
		return allFail(facts, endpoints);
	}

	if (failing.length > 0) {
		return someFail(facts, endpoints);
	}

	if (service !== undefined && !isAnswered(service)) {
		return isConnected(service) ? allFail(facts, [service]) : serviceFails(facts, service);
	}

	const [request] = hopsOf(trail, 'http');
	return request !== undefined && isConnected(request) && !isAnswered(request)
		? allFail(facts, [request])
		: works(facts, endpoints);
};
