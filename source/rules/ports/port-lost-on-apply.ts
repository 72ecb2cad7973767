import type {LostPort, Service, ServicePort} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const written = ({name, protocol, port, targetPort, appProtocol}: ServicePort) => ({
	...(name !== '' && {name}),
	protocol,
	port,
	targetPort,
	...(appProtocol !== '' && {appProtocol}),
});

/** The port that is left of the two may have taken the name of the lost one: it gets its own back, as names are unique. */
const patchFor = ({ports}: Service, lost: LostPort) => {
	const index = ports.findIndex(({name, port}) => port === lost.port && name === lost.name);
	const path = `/spec/ports/${index}/name`;
	return [
		...(index === -1 || lost.name === ''
			? []
			: [
					{op: 'test', path, value: lost.name},
					{op: 'replace', path, value: lost.twin},
				]),
		{op: 'add', path: '/spec/ports/-', value: written(lost)},
	];
};

export const portLostOnApply: Rule = {
	code: 'port-lost-on-apply',
	rank: 110,
	title: 'Port was lost in kubectl apply',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	docs: `kubectl apply tells the ports of a Service apart by their number alone. Where a manifest has one number for TCP and for
UDP, and the Service had one of them before, the other is not added, or the first is changed into it, and apply reports
success. Connections by the lost protocol are refused.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}' against the annotation
kubectl.kubernetes.io/last-applied-configuration, or kubectl diff -f FILE.

Fix: Add the port with a JSON patch, or apply with kubectl apply --server-side, which knows ports by number and
protocol. A port that was taken away on purpose since then belongs out of the manifest as well.`,
	check({service}) {
		const {lostPorts = [], ports, manager, namespace, name} = service;
		return lostPorts.map(lost => {
			const text = `${lost.port}/${lost.protocol}`;
			const patch = JSON.stringify(patchFor(service, lost));
			return {
				// Helm and Flux write no such annotation: it may be older than what they made of the Service.
				...((manager === 'Helm' || manager === 'Flux') && ({severity: 'warning', confidence: 'likely'} as const)),
				port: lost.port,
				cause: causeText`port ${text} lost by kubectl apply: same number as ${ports.find(({port}) => port === lost.port)?.protocol ?? 'another protocol'}`,
				evidence: [
					{
						path: 'metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]',
						value: `spec.ports has ${text}`,
					},
					{path: 'spec.ports', value: ports.map(({port, protocol}) => `${port}/${protocol}`).join(', ') || 'none'},
				],
				fixes: [
					{
						kind: 'command',
						label: `Add port ${text}`,
						argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=json', '-p', patch],
						mutating: true,
					},
				],
			};
		});
	},
};
