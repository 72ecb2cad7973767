import {familyUnserved} from '../../../source/rules/endpoints/family-unserved.ts';
import {pod, service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const dual = service({clusterIPs: ['10.96.4.7', 'fd00::4:7']});

verifyRule(familyUnserved, {
	good: [
		view(),
		view({service: dual, pods: [pod({ips: ['10.244.1.7', 'fd00::7']})]}),
		view({service: service({clusterIPs: ['None']})}),
		view({service: dual, pods: []}),
		view({service: dual, pods: [pod({phase: 'Pending', ips: []})]}),
	],
	bad: [
		{
			view: view({service: dual}),
			cause: 'no IPv6 endpoints: ClusterIP fd00::4:7 refuses connections',
			mention: ['spec.clusterIPs[1]', JSON.stringify({spec: {ipFamilyPolicy: 'SingleStack'}})],
			silent: ['create it again'],
		},
		// The primary family of an existing Service stays as it is.
		...[['fd00::4:7', '10.96.4.7'], ['fd00::4:7']].map(clusterIPs => ({
			view: view({service: service({clusterIPs})}),
			cause: 'no IPv6 endpoints: ClusterIP fd00::4:7 refuses connections',
			mention: ['spec.clusterIPs[0]', 'delete Service web and create it again with ipFamilies: [IPv4]'],
			silent: ['SingleStack', 'patch'],
		})),
	],
});
