import type {EndpointSlice, ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {hasAddresses, isByHand, isFromSelector} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

const portText = ({name, protocol, port}: EndpointSlice['ports'][number]) => `'${name}' ${port}/${protocol}`;

const isServed = (slices: readonly EndpointSlice[], {name, protocol}: ServicePort) =>
	slices.some(({ports}) => ports.some(port => port.name === name && port.protocol === protocol && port.port > 0));

/** A patch where one port of one slice can be meant, else what to do. */
const fixFor = ({service}: ServiceView, slice: EndpointSlice, {name, protocol}: ServicePort): Fix => {
	const isOnly = service.ports.length === 1 && slice.ports.length === 1 && slice.ports[0]!.protocol === protocol;
	if (!isOnly || !isByHand(slice)) {
		const value = `Give the EndpointSlice ${slice.name}, or the Endpoints it is made from, a port named '${name}' with protocol ${protocol}.`;
		return {kind: 'text', label: 'Use the port name of the Service', value, mutating: false};
	}

	const patch = [{op: 'add', path: '/ports/0/name', value: name}];
	return {
		kind: 'command',
		label: 'Use the port name of the Service',
		argv: [
			...['kubectl', '-n', service.namespace, 'patch', 'endpointslice', slice.name, '--type=json', '-p'],
			JSON.stringify(patch),
		],
		mutating: true,
	};
};

export const manualSlicePortName: Rule = {
	code: 'manual-slice-port-name',
	rank: 480,
	title: 'EndpointSlice port name does not match',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `kube-proxy finds the endpoints of a Service port by the port's name and protocol. In a manually created
EndpointSlice the name has to be the Service's, letter by letter: '' where that port has none.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}' and
kubectl get endpointslices -l kubernetes.io/service-name=NAME -o jsonpath='{.items[*].ports}': compare the names.

Fix: Set ports[].name in the EndpointSlice to the name that the Service's port has.`,
	check(view) {
		const {service} = view;
		const isOwnWork = service.type !== 'ExternalName' && Object.keys(service.selector).length === 0;
		// The name of a headless Service resolves to the addresses, whatever their ports are called.
		if (!isOwnWork || service.clusterIPs[0] === 'None') {
			return undefined;
		}

		const slices = view.slices
			.filter(slice => hasAddresses(slice) && !isFromSelector(slice))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = slices;
		if (first === undefined) {
			return undefined;
		}

		const listed = slices.flatMap(({ports}) => ports.map(portText)).join(', ') || 'none';
		return service.ports.flatMap((port, index) =>
			isServed(slices, port)
				? []
				: {
						port: port.port,
						subject: {kind: 'EndpointSlice', namespace: first.namespace, name: first.name},
						cause: causeText`port name '${port.name}' not in EndpointSlice (has ${listed})`,
						evidence: [
							{path: `spec.ports[${index}].name`, value: `'${port.name}'`},
							{path: `endpointslice/${first.name} ports`, value: listed},
						],
						fixes: [fixFor(view, first, port)],
					},
		);
	},
};
