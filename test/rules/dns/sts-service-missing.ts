import {expect, test} from 'vitest';
import {stsServiceMissing} from '../../../source/rules/dns/sts-service-missing.ts';
import {diagnoseMissing} from '../../../source/rules/index.ts';
import {synced} from '../../_helpers/inputs.ts';
import {missingService} from '../../_helpers/missing.ts';
import {service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const set = workload({name: 'db', kind: 'StatefulSet', replicas: 3, serviceName: 'web'});

verifyRule(stsServiceMissing, {
	good: [
		view(),
		view({service: service({clusterIPs: ['None']}), workloads: [set]}),
		view({workloads: [{...set, serviceName: 'peers'}]}),
	],
	bad: [
		{
			view: view({workloads: [set]}),
			severity: 'warning',
			cause: 'not headless: db-0.web does not resolve (sts/db)',
		},
		{view: view({workloads: [{...set, replicas: 1}]}), severity: 'info'},
	],
});

test('a StatefulSet whose Service does not exist is told under the name of that Service', () => {
	const named = {...set, serviceName: 'chekout'};
	expect(diagnoseMissing([missingService({statefulSets: [named]})], synced())).toMatchObject([
		{
			code: 'sts-service-missing',
			severity: 'error',
			service: {namespace: 'shop', name: 'chekout'},
			subject: {kind: 'StatefulSet', namespace: 'shop', name: 'db'},
			evidence: [{path: 'statefulset/db spec.serviceName', value: 'chekout'}],
		},
	]);
	expect(diagnoseMissing([missingService({statefulSets: [{...named, replicas: 0}]})], synced())[0]!.severity).toBe(
		'warning',
	);
});
