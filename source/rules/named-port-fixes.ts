import type {Pod, Service} from '../model/objects.ts';
import {topOwner} from '../model/pods.ts';
import {declaredPorts} from '../model/ports.ts';
import type {Fix} from './finding.ts';
import {kubectlName} from './kubectl-name.ts';
import {suggestedPort} from './port-suggestion.ts';

/** A patch of one port. Its first operation makes it fail where that port is not the one it was made for any more. */
const portPatch = (
	{namespace, name, ports}: Service,
	index: number,
	label: string,
	change: {readonly field: 'targetPort' | 'protocol'; readonly value: string | number},
): Fix => {
	const path = `/spec/ports/${index}`;
	const patch = [
		{op: 'test', path: `${path}/targetPort`, value: ports[index]!.targetPort},
		{op: 'replace', path: `${path}/${change.field}`, value: change.value},
	];
	return {
		kind: 'command',
		label,
		argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=json', '-p', JSON.stringify(patch)],
		mutating: true,
	};
};

/**
 * What mends a targetPort whose name none of the pods declares: the name in the Service where it is known what was
 * meant, and the name in the pod template.
 */
export const namedPortFixes = (service: Service, index: number, pods: readonly [Pod, ...Pod[]]): readonly Fix[] => {
	const port = service.ports[index]!;
	const [pod] = pods;
	const [container] = pod.containers;
	const sameName = declaredPorts(pod).find(({name}) => name === port.targetPort);
	if (sameName !== undefined) {
		return [
			portPatch(service, index, `Change the protocol to ${sameName.protocol}`, {
				field: 'protocol',
				value: sameName.protocol,
			}),
		];
	}

	const suggestion = suggestedPort(pods, port);
	const number = declaredPorts(pod).find(({name}) => name === suggestion || name === '')?.port ?? port.port;
	return [
		...(suggestion === undefined
			? []
			: [portPatch(service, index, `Send to port ${suggestion}`, {field: 'targetPort', value: suggestion})]),
		{
			kind: 'yaml',
			label: `Or name the port in the pod template of ${kubectlName(topOwner(pod))}`,
			value: [
				'spec:',
				'  containers:',
				`  - name: ${container?.name ?? 'app'}`,
				'    ports:',
				`    - name: ${port.targetPort}`,
				`      containerPort: ${number}`,
				`      protocol: ${port.protocol}`,
			].join('\n'),
			mutating: true,
		},
	];
};
