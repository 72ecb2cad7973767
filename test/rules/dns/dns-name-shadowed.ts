import {dnsNameShadowed} from '../../../source/rules/dns/dns-name-shadowed.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const data = service({namespace: 'shop', name: 'data', clusterIPs: ['None']});

verifyRule(dnsNameShadowed, {
	good: [view(), view({service: data})],
	bad: [
		{
			view: view({service: data, shadows: [{hostname: 'api', pod: 'data-0'}]}),
			severity: 'warning',
			confidence: 'likely',
			cause: 'api.data resolves to pod data-0, not Service data/api',
			mention: ['api.data.svc'],
		},
		{
			view: view({
				service: data,
				shadows: [
					{hostname: 'api', pod: ''},
					{hostname: 'web', pod: 'web'},
				],
			}),
			mention: ['an endpoint here, not Service data/api, data/web', 'of pod/web'],
		},
	],
});
