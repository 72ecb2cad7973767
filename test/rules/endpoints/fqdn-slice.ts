import {fqdnSlice} from '../../../source/rules/endpoints/fqdn-slice.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(fqdnSlice, {
	good: [view(), view({slices: [slice({addressType: 'FQDN', endpoints: []})]})],
	bad: [
		{
			view: view({
				service: service({selector: {}}),
				pods: [],
				slices: [
					slice({
						name: 'outside',
						addressType: 'FQDN',
						endpoints: [{...slice().endpoints[0]!, address: 'db.example.com'}],
					}),
				],
			}),
			cause: 'addressType FQDN is ignored: outside (db.example.com)',
		},
	],
});
