import {expect, test} from 'vitest';
import {compareName, expectedName, expectedTypes} from '../../../source/probes/names/expected-name.ts';
import {nameAnswer} from '../../../source/probes/names/name-answer.ts';
import {pod, service, view} from '../../_helpers/objects.ts';

const unready = {type: 'Ready', status: 'False' as const, reason: '', message: '', since: 0};

const pods = [pod({name: 'a', ips: ['10.244.1.7']}), pod({name: 'b', ips: ['10.244.2.7'], conditions: [unready]})];

test('a headless Service is its ready endpoints, or all where it publishes them', () => {
	const headless = (publishNotReadyAddresses: boolean) =>
		expectedName(view({service: service({clusterIPs: ['None'], publishNotReadyAddresses}), pods}));
	expect(headless(false)).toStrictEqual({kind: 'addresses', addresses: ['10.244.1.7']});
	expect(headless(true)).toStrictEqual({kind: 'addresses', addresses: ['10.244.1.7', '10.244.2.7']});
});

test('an ExternalName is an alias', () => {
	const external = view({service: service({type: 'ExternalName', clusterIPs: [], externalName: 'DB.example.com.'})});
	expect(expectedName(external)).toStrictEqual({kind: 'alias', target: 'db.example.com'});
});

test.each([
	[['10.96.4.7'], ['A']],
	[
		['10.96.4.7', 'fd00::7'],
		['A', 'AAAA'],
	],
	[['fd00::7'], ['AAAA']],
	[[], ['A']],
])('record types for %j', (addresses, types) => {
	expect(expectedTypes({kind: 'addresses', addresses})).toStrictEqual(types);
});

const compare = (addresses: readonly string[], wanted: readonly string[]) =>
	compareName(nameAnswer(addresses, undefined, 'nodata'), {kind: 'addresses', addresses: wanted}).outcome;

test('some of the addresses agree, a stranger does not', () => {
	expect(compare(['10.244.1.7'], ['10.244.1.7', '10.244.2.7'])).toBe('ok');
	expect(compare(['FD00::7'], ['10.96.4.7', 'fd00::7'])).toBe('ok');
	expect(compare(['10.244.1.7', '10.244.9.9'], ['10.244.1.7'])).toBe('wrong-address');
	expect(compare(['10.244.1.7'], [])).toBe('wrong-address');
	expect(compare([], ['10.244.1.7'])).toBe('nodata');
});

test('an alias of another name is wrong, even where it resolves', () => {
	const answer = nameAnswer(['192.0.2.1'], 'old.example.com', 'nodata');
	expect(compareName(answer, {kind: 'alias', target: 'db.example.com'}).outcome).toBe('wrong-address');
	expect(compareName(answer, {kind: 'alias', target: 'old.example.com'}).outcome).toBe('ok');
});
