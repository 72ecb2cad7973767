import {servicePortInPolicy} from '../../../source/rules/policy/service-port-in-policy.ts';
import {policy} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const allowing = (...ports: ReadonlyArray<number | string>) =>
	policy({ingress: [{ports: ports.map(port => ({protocol: 'TCP', port, endPort: 0})), peers: []}]});

verifyRule(servicePortInPolicy, {
	good: [
		view(),
		view({policies: [policy()]}),
		view({policies: [allowing(8080)]}),
		view({policies: [allowing(80, 8080)]}),
		view({policies: [allowing(80), allowing(8080)]}),
		view({policies: [allowing(443)]}),
		view({policies: [{...allowing(80), policyTypes: ['Egress']}]}),
		view({policies: [allowing(80)], service: service({ports: [servicePort({targetPort: 80})]})}),
	],
	bad: [
		{
			view: view({policies: [allowing(80)]}),
			port: 80,
			subject: {kind: 'NetworkPolicy', namespace: 'shop', name: 'web-in'},
			mention: ['NetworkPolicy port 80 is the Service port, pods use 8080 (web-in)'],
		},
	],
});
