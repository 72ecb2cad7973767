import {serviceProxyName} from '../../../source/rules/cluster/service-proxy-name.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const label = 'service.kubernetes.io/service-proxy-name';
const headless = 'service.kubernetes.io/headless';
const left = (labels: Readonly<Record<string, string>>, overrides = {}) => ({service: service({labels, ...overrides})});
const hidden = (manager: string, overrides = {}) =>
	view({slices: [slice({name: 'web-1', manager, labels: {[headless]: ''}})], service: service(overrides)});

verifyRule(serviceProxyName, {
	good: [
		view(),
		view(left({'service.kubernetes.io/other': 'cilium'})),
		view(left({[label]: 'cilium'}, {clusterIPs: ['None']})),
		view(left({[label]: 'cilium'}, {type: 'ExternalName', clusterIPs: []})),
		// Its controller takes the label away again.
		hidden('endpointslice-controller.k8s.io'),
		hidden('', {clusterIPs: ['None']}),
	],
	bad: [
		{
			view: view(left({[label]: 'cilium'})),
			severity: 'warning',
			confidence: 'likely',
			cause: 'ignored by kube-proxy: label service-proxy-name=cilium',
			mention: ['Remove the label from service/web', `${label}-`],
			silent: ['no pod'],
		},
		{view: view({...left({[label]: 'cilium'}), isProxyRunning: true}), confidence: 'likely'},
		{
			view: view({...left({[label]: 'kpng'}), isProxyRunning: false}),
			confidence: 'certain',
			cause: 'ignored by kube-proxy: label service-proxy-name=kpng, no such proxy runs',
		},
		// Any value does, and an empty one names nobody.
		{view: view(left({[label]: ''})), confidence: 'certain', cause: 'ignored by kube-proxy: label service-proxy-name'},
		{
			view: view(left({[headless]: ''})),
			severity: 'info',
			cause: `ignored by kube-proxy before 1.35: label ${headless}`,
			mention: [`${headless}-`],
		},
		{
			view: hidden(''),
			severity: 'warning',
			confidence: 'certain',
			cause: 'kube-proxy ignores EndpointSlice web-1: headless label',
			mention: ['Remove the label from endpointslice/web-1'],
		},
		// The label of the Endpoints it mirrors comes back.
		{view: hidden('endpointslicemirroring-controller.k8s.io'), mention: ['Remove the label from endpoints/web']},
	],
});
