import {portDeclaredElsewhere} from '../../../source/rules/ports/port-declared-elsewhere.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const setup = (isSidecar: boolean) =>
	pod({initContainers: [container({name: 'setup', isSidecar, ports: [{name: 'admin', port: 9090, protocol: 'TCP'}]})]});
const toAdmin = (pods: ReturnType<typeof pod>[]) =>
	view({service: service({ports: [servicePort({targetPort: 'admin'})]}), pods});

verifyRule(portDeclaredElsewhere, {
	good: [view(), toAdmin([pod()]), toAdmin([setup(true)]), toAdmin([])],
	bad: [
		{
			view: toAdmin([setup(false), pod({name: 'web-2'})]),
			severity: 'info',
			port: 80,
			cause: 'targetPort admin exists only on init container setup',
			mention: ['restartPolicy: Always', 'admin=9090'],
		},
	],
});
