import {targetPortFixes} from './target-port-fixes.ts';
import type {Facts, TraceVerdict} from './verdict.ts';

/** From here on the kernel picks ports for who only asks: that something is bound to one says nothing (ip-sysctl, ip_local_port_range). */
const firstEphemeral = 32_768;

/** Without a connection, all that can be said of UDP and of a Service without ports. */
const publishedAlone = ({route}: Facts, known: string): TraceVerdict => ({
	code: 'ok',
	confidence: 'likely',
	title: `The name resolves and ${route.published} ${route.published === 1 ? 'endpoint is' : 'endpoints are'} published`,
	cause:
		route.port === undefined
			? 'The Service has no port to connect to: its name alone was asked.'
			: `${route.port.protocol} has no handshake to try, and silence says nothing: whether the application answers, only a client that speaks its protocol can tell.${known}`,
	fixes: [],
});

/**
 * The verdict where no connection can be tried: what is published and, where the sockets of the backends could be read,
 * whether one is bound to the port. Likely at most, as something in front of the pod may answer in its place.
 */
export const unconnectedVerdict = (facts: Facts): TraceVerdict => {
	const {route, trail} = facts;
	const looked = trail.ports.flatMap(({pod, listening}) => {
		const endpoint = route.endpoints.find(each => each.pod === pod);
		return listening === undefined || endpoint === undefined
			? []
			: [{pod, listening, port: endpoint.port, isBound: listening.includes(endpoint.port)}];
	});
	const unbound = looked.filter(({isBound}) => !isBound);
	const [first] = unbound;
	if (first === undefined) {
		const pods = looked.map(({pod}) => pod).join(', ');
		return publishedAlone(facts, pods === '' ? '' : ` Inside ${pods} a socket is bound to the port.`);
	}

	const others = first.listening.filter(port => port < firstEphemeral);
	const isAll = unbound.length === looked.length;
	return {
		code: isAll ? 'not-listening' : 'some-endpoints-fail',
		confidence: 'likely',
		title: isAll
			? `No UDP socket of the pods is bound to port ${first.port}`
			: `${unbound.length} of ${looked.length} pods have no UDP socket on port ${first.port}`,
		cause: `Inside ${unbound.map(({pod}) => pod).join(', ')} nothing receives what is sent to ${first.port}; ${first.pod} ${others.length > 0 ? `has UDP sockets on ${others.join(', ')}` : 'has no other UDP socket that others can reach'}.`,
		fixes: isAll ? targetPortFixes(route, first.port, others) : [],
	};
};
