import type {ContainerPort} from '../../../source/model/pods/containers.ts';
import type {Protocol} from '../../../source/model/ports/protocol.ts';
import {namedTargetPortMissing} from '../../../source/rules/ports/named-target-port-missing.ts';
import {unscheduledPod} from '../../_helpers/broken-pods.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const port = (name: string, number = 8080, protocol: Protocol = 'TCP'): ContainerPort => ({
	name,
	port: number,
	protocol,
});
const declaring = (...ports: readonly ContainerPort[]) => pod({containers: [container({ports})]});
const to = (targetPort: string, ...pods: ReturnType<typeof pod>[]) =>
	view({service: service({ports: [servicePort({targetPort})]}), pods});
const initDeclaring = (isSidecar: boolean) => [container({name: 'setup', ports: [port('http')], isSidecar})];

verifyRule(namedTargetPortMissing, {
	good: [
		view(),
		to('http', declaring(port('http'))),
		// Only some lack it: those that have it still get traffic.
		to('http', declaring(port('http')), {...declaring(port('web')), name: 'web-2', uid: '2'}),
		to('http', {...declaring(), initContainers: initDeclaring(true)}),
		to('http'),
		to('http', {...declaring(port('web')), phase: 'Succeeded'}),
		to('http', unscheduledPod()),
	],
	bad: [
		{
			view: to('http', declaring(port('http-web'))),
			severity: 'error',
			port: 80,
			cause: 'targetPort http not found in pods (declared: http-web=8080/TCP)',
			mention: [
				'[{"op":"test","path":"/spec/ports/0/targetPort","value":"http"},{"op":"replace","path":"/spec/ports/0/targetPort","value":"http-web"}]',
				'name: http',
			],
		},
		{view: to('htpp', declaring(port('http'), port('metrics', 9090))), mention: ['"value":"http"}']},
		{view: to('http', declaring(port(''))), mention: ['"value":8080}']},
		{
			view: to('grpc', declaring(port('web'), port('metrics', 9090))),
			silent: ['replace', 'containerPort:'],
			mention: ['serves port 80 the name grpc (TCP)'],
		},
		// Pods that declare different ports: none is proposed for all.
		{
			view: to('http', declaring(port('web')), {...declaring(port('rest')), name: 'web-2'}),
			silent: ['replace'],
		},
		{view: to('http', declaring()), silent: ['replace'], mention: ['declared: none']},
		{view: to('dns', declaring(port('dns', 53, 'UDP'))), mention: ['declared as UDP', '/spec/ports/0/protocol']},
		{
			view: to('http', {...declaring(port('web')), initContainers: initDeclaring(false)}),
			mention: ['only on init container setup'],
		},
		// A pod that is over does not count, though it declares the port.
		{view: to('http', declaring(port('web')), {...declaring(port('http')), name: 'web-0', phase: 'Failed'})},
		{
			view: view({
				service: service({ports: [servicePort({name: 'a'}), servicePort({name: 'b', port: 81, targetPort: 'b'})]}),
				pods: [declaring(port('http'))],
			}),
			port: 81,
			mention: ['/spec/ports/1/targetPort'],
		},
	],
});
