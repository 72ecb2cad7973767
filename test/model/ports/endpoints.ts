import {expect, test} from 'vitest';
import type {Endpoint} from '../../../source/model/objects.ts';
import {endpointRows, usableOn} from '../../../source/model/ports/endpoints.ts';
import {pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

const endpoint = (address: string, overrides: Partial<Endpoint> = {}): Endpoint => ({
	address,
	ready: true,
	serving: true,
	terminating: false,
	node: 'node-1',
	zone: '',
	pod: `pod-${address}`,
	podUid: address,
	...overrides,
});

const twoPorts = service({ports: [servicePort({name: 'http'}), servicePort({name: 'dns', protocol: 'UDP', port: 53})]});
const http = {name: 'http', protocol: 'TCP', port: 8080} as const;
const dns = {name: 'dns', protocol: 'UDP', port: 5353} as const;

test('a healthy Service has a row for its pod', () => {
	expect(endpointRows(view())).toMatchObject([{address: pod().ips[0], ports: [8080], ready: true, pod: 'web-1'}]);
});

test('slices with other ports are merged by address, in the order of addresses', () => {
	const slices = [
		slice({ports: [dns], endpoints: [endpoint('10.0.0.2'), endpoint('10.0.0.1')]}),
		slice({name: 'b', ports: [http], endpoints: [endpoint('10.0.0.1')]}),
	];
	const rows = endpointRows(view({service: twoPorts, slices}));
	expect(rows.map(({address, ports}) => [address, ports])).toEqual([
		['10.0.0.1', [8080, 5353]],
		['10.0.0.2', [undefined, 5353]],
	]);
	expect(usableOn(rows, 0).map(({address}) => address)).toEqual(['10.0.0.1']);
});

test('addresses are ordered by value', () => {
	const addresses = ['fd00::10', 'fd00::9', '10.0.0.10', '10.0.0.9'];
	const slices = [slice({ports: [http], endpoints: addresses.map(address => endpoint(address))})];
	expect(endpointRows(view({service: twoPorts, slices})).map(({address}) => address)).toEqual(addresses.toReversed());
});

test('an address that is twice there is ready where one of them is', () => {
	const stale = slice({ports: [http], endpoints: [endpoint('10.0.0.1', {ready: false})]});
	const fresh = slice({name: 'b', ports: [http], endpoints: [endpoint('10.0.0.1')]});
	for (const slices of [
		[stale, fresh],
		[fresh, stale],
	]) {
		expect(endpointRows(view({service: twoPorts, slices}))).toMatchObject([{ready: true, ports: [8080, undefined]}]);
	}
});

test.each([
	['another name', {...http, name: 'web'}],
	['another protocol', {...http, protocol: 'UDP'} as const],
	['no number', {...http, port: 0}],
])('a slice port with %s is not the port of the Service', (_, port) => {
	const slices = [slice({ports: [port], endpoints: [endpoint('10.0.0.1')]})];
	expect(endpointRows(view({service: twoPorts, slices}))).toMatchObject([{ports: [undefined, undefined]}]);
});

test('FQDN slices are nobody to send to', () => {
	const slices = [slice({addressType: 'FQDN', endpoints: [endpoint('db.example')]})];
	expect(endpointRows(view({slices}))).toEqual([]);
});

test('draining endpoints serve where no ready one is left', () => {
	const draining = endpoint('10.0.0.1', {ready: false, terminating: true});
	const unready = endpoint('10.0.0.2', {ready: false, serving: false});
	const usable = (...endpoints: readonly Endpoint[]) =>
		usableOn(endpointRows(view({slices: [slice({endpoints})]})), 0).map(({address}) => address);
	expect(usable(draining, unready)).toEqual(['10.0.0.1']);
	expect(usable(draining, unready, endpoint('10.0.0.3'))).toEqual(['10.0.0.3']);
	expect(usable(unready)).toEqual([]);
});
