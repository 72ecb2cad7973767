import {expect, test} from 'vitest';
import {withHosts} from '../../../source/probes/caller/hosts-answer.ts';
import {nameAnswer} from '../../../source/probes/names/name-answer.ts';
import {caller} from '../../_helpers/callers.ts';

const expected = {kind: 'addresses', addresses: ['10.96.4.7']} as const;
const answer = nameAnswer(['10.96.4.7'], undefined, 'nodata');
const other = caller({hosts: [{ip: '192.0.2.10', hostnames: ['Web', 'web.shop.svc.cluster.local']}]});

test('a tool that asks past /etc/hosts misses the address that an application finds there', () => {
	for (const name of ['web', 'web.shop.svc.cluster.local.']) {
		expect(withHosts(answer, ['hosts-file'], name, expected, other)).toMatchObject({
			outcome: 'wrong-address',
			addresses: ['192.0.2.10'],
			detail: expect.stringContaining('/etc/hosts has 192.0.2.10 for web'),
		});
	}
});

test('a name that is not there, and a tool that reads it itself, are left alone', () => {
	expect(withHosts(answer, ['hosts-file'], 'web.shop', expected, other)).toBe(answer);
	expect(withHosts(answer, ['reason'], 'web', expected, other)).toBe(answer);
});

test('a line with the address of the Service is no fault', () => {
	const same = caller({hosts: [{ip: '10.96.4.7', hostnames: ['web']}]});
	expect(withHosts(answer, ['hosts-file'], 'web', expected, same)).toBe(answer);
});

test('for an ExternalName any line is another answer', () => {
	expect(withHosts(answer, ['hosts-file'], 'web', {kind: 'alias', target: 'db.example.com'}, other).outcome).toBe(
		'wrong-address',
	);
});
