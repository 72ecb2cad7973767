import type {ServicePort} from '../../../source/model/objects.ts';
import type {ContainerPort} from '../../../source/model/pods/containers.ts';
import {targetPortUndeclared} from '../../../source/rules/ports/target-port-undeclared.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const declaring = (...ports: readonly Partial<ContainerPort>[]) =>
	pod({containers: [container({ports: ports.map(port => ({name: '', port: 8080, protocol: 'TCP', ...port}))})]});
const from = (port: Partial<ServicePort>, ...pods: ReturnType<typeof pod>[]) =>
	view({service: service({ports: [servicePort(port)]}), pods});

verifyRule(targetPortUndeclared, {
	good: [
		view(),
		// Who declares nothing says nothing.
		from({}, declaring()),
		from({targetPort: 'http'}, declaring({port: 3000})),
		from({}, {...declaring({port: 3000}), phase: 'Succeeded'}),
		view({service: service({selector: {}}), pods: [declaring({port: 3000})]}),
	],
	bad: [
		{
			view: from({}, declaring({port: 3000})),
			severity: 'info',
			confidence: 'hint',
			port: 80,
			mention: ['8080', '3000', 'informational', 'curl it'],
		},
		// Swapped: port is what the container declares.
		{view: from({port: 3000, targetPort: 80}, declaring({port: 3000})), severity: 'warning', confidence: 'likely'},
		// Left out: targetPort became the port.
		{view: from({port: 80, targetPort: 80}, declaring({port: 3000})), severity: 'warning', confidence: 'likely'},
		// What is declared on the side tells nothing of the port that is served.
		{view: from({port: 80, targetPort: 80}, declaring({port: 9090, name: 'metrics'})), severity: 'info'},
		{view: from({port: 80, targetPort: 80}, declaring({port: 3000}, {port: 9090})), severity: 'info'},
		// The declared port has a Service port of its own.
		{
			view: view({
				service: service({ports: [servicePort({name: 'a'}), servicePort({name: 'b', port: 9300, targetPort: 9300})]}),
				pods: [declaring({port: 8080})],
			}),
			severity: 'info',
			port: 9300,
		},
		{
			view: view({
				service: service({clusterIPs: ['None'], ports: [servicePort({targetPort: 80})]}),
				pods: [declaring({port: 3000})],
			}),
			severity: 'info',
		},
	],
});
