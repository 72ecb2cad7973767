import {expect, test} from 'vitest';
import {coverage} from '../../../source/probes/caller/no-proxy.ts';

const full = 'tax.shop.svc.cluster.local';

test.each([
	['tax', 'tax', 'covered'],
	['tax', 'localhost,127.0.0.1', 'uncovered'],
	['tax', '', 'uncovered'],
	['tax', '*', 'covered'],
	// curl knows the star only by itself.
	['tax', 'localhost,*', 'mixed'],
	[full, '.svc,.cluster.local', 'covered'],
	[full, 'cluster.local', 'covered'],
	[full, 'CLUSTER.LOCAL.', 'covered'],
	[full, 'svc', 'uncovered'],
	['tax.shop.svc', '.svc', 'covered'],
	['tax.shop.svc', '.svc .cluster.local', 'covered'],
	['tax.shop', '.svc,.cluster.local', 'uncovered'],
	['syntax', 'tax', 'uncovered'],
	// Go, unlike curl, takes the dot for a sign that the name itself is not meant.
	['tax', '.tax', 'mixed'],
	// curl, unlike Go, takes the star as it is.
	[full, '*.cluster.local', 'mixed'],
	['tax', 'tax:80', 'mixed'],
	['10.96.4.7', '10.96.0.0/12', 'covered'],
	['10.96.4.7', '10.0.0.0/8', 'covered'],
	['10.96.4.7', '10.244.0.0/16', 'uncovered'],
	['10.96.4.7', '10.96.4.7', 'covered'],
	['10.96.4.7', '.7', 'uncovered'],
	['tax', '10.0.0.0/8', 'uncovered'],
	['10.96.4.7', '::1,fd00::/8', 'uncovered'],
])('%s by no_proxy=%s: %s', (host, noProxy, expected) => {
	expect(coverage(host, noProxy)).toBe(expected);
});
