import type {Rival} from '../../../source/model/facets/rivals.ts';
import {externalIpConflict} from '../../../source/rules/exposure/external-ip-conflict.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const address = '203.0.113.77';
const rival = (overrides: Partial<Rival> = {}): Rival => ({
	address,
	port: 80,
	protocol: 'TCP',
	service: 'infra/edge',
	field: 'externalIPs',
	...overrides,
});
const contested = (rivals: readonly Rival[], overrides = {}) =>
	view({service: service({externalIPs: [address], ...overrides}), rivals});

verifyRule(externalIpConflict, {
	good: [view(), contested([])],
	bad: [
		{
			view: contested([rival()]),
			severity: 'error',
			confidence: 'certain',
			port: 80,
			cause: 'external IP of infra/edge too: 203.0.113.77:80/TCP',
			mention: ['spec.externalIPs', 'Remove 203.0.113.77 here: infra/edge keeps it', '{"spec":{"externalIPs":null}}'],
		},
		{
			view: contested([rival()], {externalIPs: [address, '203.0.113.78']}),
			mention: ['{"spec":{"externalIPs":["203.0.113.78"]}}'],
		},
		// Several ports and Services are one conflict about one address.
		{
			view: contested([rival(), rival({service: 'shop/b'}), rival({port: 443, service: 'shop/b'})]),
			cause: 'external IP of infra/edge, shop/b too: 203.0.113.77:80/TCP, 443/TCP',
		},
		{view: contested([rival(), rival({address: 'fd00::7'})]), count: 2, mention: ['fd00::7']},
		{
			view: contested([rival({field: 'loadBalancerIP'})], {loadBalancerIP: address, externalIPs: undefined}),
			mention: ['spec.loadBalancerIP', '{"spec":{"loadBalancerIP":null}}'],
		},
		{
			view: contested([rival({field: 'status.loadBalancer.ingress'})], {externalIPs: undefined}),
			mention: ['status.loadBalancer.ingress', 'another address'],
			silent: ['patch'],
		},
	],
});
