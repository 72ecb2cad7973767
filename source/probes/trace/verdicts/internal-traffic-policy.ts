import {endpointRows} from '../../../model/ports/endpoints.ts';
import type {TraceFacts, TraceVerdict} from './trace-facts.ts';

/**
 * internalTrafficPolicy Local drops what is sent from a node without an endpoint (KEP-2086). undefined where that does
 * not hold for the client's node, or the node is not known. The last terminating endpoint of a node still serves
 * (KEP-1669).
 */
export const internalTrafficPolicyVerdict = ({plan, trail, nodeOf}: TraceFacts): TraceVerdict | undefined => {
	const {view, port} = plan;
	const {service} = view;
	const {client} = trail;
	const node = nodeOf?.({namespace: client.namespace, name: client.pod});
	if (!service.isInternallyLocal || port === undefined || node === undefined) {
		return undefined;
	}

	const index = service.ports.indexOf(port);
	const serving = endpointRows(view).filter(
		({ports, ready, serving: isServing}) => ports[index] !== undefined && (ready || isServing),
	);
	const elsewhere = [...new Set(serving.map(each => each.node).filter(Boolean))].sort();
	if (serving.some(each => each.node === node) || elsewhere.length === 0) {
		return undefined;
	}

	const patch = JSON.stringify({spec: {internalTrafficPolicy: 'Cluster'}});
	return {
		code: 'service-address-fails',
		confidence: 'certain',
		title: 'No ready endpoint on the node of the client',
		cause: `spec.internalTrafficPolicy is Local, ${client.pod} runs on ${node}, and no ready endpoint does: they are on ${elsewhere.slice(0, 3).join(', ')}${elsewhere.length > 3 ? ` and ${elsewhere.length - 3} more` : ''}. Packets to the Service are dropped there.`,
		fixes: [
			{
				kind: 'command',
				label: 'Set internalTrafficPolicy: Cluster',
				argv: ['kubectl', '-n', service.namespace, 'patch', 'service', service.name, '--type=merge', '-p', patch],
				mutating: true,
			},
		],
	};
};
