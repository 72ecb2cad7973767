import {expect, test} from 'vitest';
import {describeService} from '../../source/documents/describe-service.ts';
import {kubectlSaid, sent} from '../_helpers/described.ts';

test('a Service is described as kubectl describes it', () => {
	expect(describeService(sent('service'), sent('endpointslices'))).toEqual(kubectlSaid('service'));
});

test('addresses that are not ready are no endpoints', () => {
	const slices = sent('endpointslices');
	slices.items[0].endpoints[0].conditions.ready = false;

	expect(describeService(sent('service'), slices)).toContain('Endpoints:                <none>');
});
