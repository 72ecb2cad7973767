import {expect, test} from 'vitest';
import {addressRank, byAddress} from '../../../source/model/networking/address-order.ts';

const ordered = (...addresses: readonly string[]) =>
	byAddress(addresses.map(address => ({address}))).map(({address}) => address);

test('addresses are in the order of their values, however they are written', () => {
	expect(ordered('10.244.1.10', '10.244.1.9', '9.0.0.0', '10.244.0.200')).toEqual([
		'9.0.0.0',
		'10.244.0.200',
		'10.244.1.9',
		'10.244.1.10',
	]);
	expect(ordered('fd00::10', 'fd00::9', 'fd00:0:0:1::', 'fd00::a', 'FD00::2', '2001:db8::1', '::1')).toEqual([
		'::1',
		'2001:db8::1',
		'FD00::2',
		'fd00::9',
		'fd00::a',
		'fd00::10',
		'fd00:0:0:1::',
	]);
	expect(addressRank('fd00::1')).toBe(addressRank('FD00:0:0:0:0:0:0:1'));
	expect(addressRank('::ffff:10.0.0.1')).toBe(addressRank('::ffff:a00:1'));
});

test('IPv4 comes before IPv6, and what is no address after both', () => {
	expect(ordered('lb.example.com', 'fd00::1', 'None', '::x', '10.0.0.1', '', '10.0.0')).toEqual([
		'',
		'10.0.0.1',
		'fd00::1',
		'10.0.0',
		'::x',
		'None',
		'lb.example.com',
	]);
});

test('what has one address stays as it was', () => {
	const twice = [
		{address: '10.0.0.1', slice: 'b'},
		{address: '10.0.0.1', slice: 'a'},
	];
	expect(byAddress(twice)).toEqual(twice);
});
