import {duplicatePortNameInPod} from '../../../source/rules/ports/duplicate-port-name-in-pod.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const http = (port: number, protocol: 'TCP' | 'UDP' = 'TCP') => [{name: 'http', port, protocol}];
const toHttp = (overrides: Parameters<typeof pod>[0], targetPort: number | string = 'http') =>
	view({service: service({ports: [servicePort({targetPort})]}), pods: [pod(overrides)]});
const proxy = container({name: 'proxy', ports: http(9090)});
const api = container({ports: http(8080)});

verifyRule(duplicatePortNameInPod, {
	good: [
		view(),
		toHttp({containers: [api]}),
		// Nobody asks by that name.
		toHttp({containers: [api, proxy]}, 8080),
		toHttp({containers: [api, {...proxy, ports: http(8080)}]}),
		toHttp({containers: [api, {...proxy, ports: http(9090, 'UDP')}]}),
		toHttp({containers: [api], initContainers: [proxy]}),
	],
	bad: [
		{
			view: toHttp({containers: [api, proxy]}),
			severity: 'warning',
			cause: 'duplicate port name http: api:8080 is used, proxy:9090 is not',
		},
		{
			view: toHttp({containers: [api], initContainers: [{...proxy, isSidecar: true}]}),
			mention: ['proxy:9090 is not'],
		},
	],
});
