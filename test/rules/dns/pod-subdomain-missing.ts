import {podSubdomainMissing} from '../../../source/rules/dns/pod-subdomain-missing.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const missing = {subdomain: 'ring', pods: ['ring-a', 'ring-b'], exists: false};

verifyRule(podSubdomainMissing, {
	good: [view(), view({subdomains: []})],
	bad: [
		{
			view: view({subdomains: [missing]}),
			severity: 'warning',
			confidence: 'certain',
			cause: 'no headless Service ring: subdomain ring of 2 pods has no DNS',
			mention: ['pod/ring-a spec.subdomain', 'expose', '--name=ring', '--cluster-ip=None'],
		},
		{
			view: view({subdomains: [missing], service: service({ports: []})}),
			silent: ['expose'],
			mention: ['Create Service ring'],
		},
		{
			view: view({subdomains: [{...missing, exists: true}], service: service({name: 'ring'})}),
			cause: 'not headless: names below subdomain ring do not resolve (2 pods)',
			mention: ['10.96.4.7', 'Recreate'],
		},
	],
});
