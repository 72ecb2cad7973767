import {selectorlessNoSlices} from '../../../source/rules/endpoints/selectorless-no-slices.ts';
import {service, servicePort, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const bare = (overrides = {}) => view({service: service({selector: {}, ...overrides}), pods: [], slices: []});

verifyRule(selectorlessNoSlices, {
	good: [
		view(),
		view({slices: []}),
		view({service: service({selector: {}}), pods: [], slices: [slice({manager: ''})]}),
		bare({clusterIPs: ['None']}),
		bare({type: 'ExternalName', clusterIPs: [], externalName: 'db.example.com'}),
		bare({type: 'LoadBalancer', loadBalancerClass: 'example.com/outer'}),
	],
	bad: [
		{
			view: bare({ports: [servicePort({name: 'http'})]}),
			severity: 'warning',
			cause: 'no selector and no EndpointSlice: no endpoints',
			mention: ['kind: EndpointSlice', "- name: 'http'", 'port: 8080', "['192.0.2.10']"],
			silent: ['kind: Service\\n'],
		},
		{view: bare({clusterIPs: ['fd00::7']}), mention: ['addressType: IPv6']},
	],
});
