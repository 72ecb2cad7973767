import {badAddress} from '../../../source/rules/endpoints/bad-address.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const own = service({selector: {}});
const endpoint = slice().endpoints[0]!;
const byHand = slice({
	name: 'by-hand',
	manager: '',
	endpoints: [{...endpoint, address: '10.96.9.9', pod: '', podUid: ''}],
});
const borrowed = [{slice: 'by-hand', address: '10.96.9.9', service: 'infra/db'}];

verifyRule(badAddress, {
	good: [view(), view({service: own, pods: [], slices: [byHand]})],
	bad: [
		{
			view: view({service: own, pods: [], slices: [byHand], borrowed}),
			severity: 'error',
			cause: 'endpoint 10.96.9.9 is the ClusterIP of infra/db: unreachable',
			mention: ['db.infra.svc.cluster.local'],
		},
		{
			view: view({
				service: own,
				pods: [],
				slices: [{...byHand, endpoints: [...byHand.endpoints, {...endpoint, address: '192.0.2.7'}]}],
				borrowed,
			}),
			severity: 'warning',
			cause: 'endpoint 10.96.9.9 is the ClusterIP of infra/db: unreachable (1/2)',
		},
	],
});
