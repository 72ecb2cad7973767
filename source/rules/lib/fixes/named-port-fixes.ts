import type {Pod, Service} from '../../../model/objects.ts';
import {topOwner} from '../../../model/pods/pods.ts';
import {declaredPorts} from '../../../model/ports/ports.ts';
import type {Fix} from '../../finding.ts';
import {kubectlName} from './kubectl-name.ts';
import {portPatch} from './port-patch.ts';
import {suggestedPort} from './port-suggestion.ts';

/**
 * What fixes a targetPort whose name none of the pods declares: the name in the Service where it is known what was
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
	const number = declaredPorts(pod).find(each => (each.name || each.port) === suggestion)?.port;
	if (suggestion === undefined || number === undefined) {
		const value = `Give the container port of ${kubectlName(topOwner(pod))} that serves port ${port.port} the name ${port.targetPort} (${port.protocol}) in the pod template, or set targetPort to its number.`;
		return [{kind: 'text', label: 'Declare the named port', value, mutating: false}];
	}

	return [
		portPatch(service, index, `Set targetPort to ${suggestion}`, {field: 'targetPort', value: suggestion}),
		{
			kind: 'yaml',
			label: `Name the port in the pod template of ${kubectlName(topOwner(pod))}`,
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
