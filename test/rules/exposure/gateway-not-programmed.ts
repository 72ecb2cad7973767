import {gatewayNotProgrammed} from '../../../source/rules/exposure/gateway-not-programmed.ts';
import {gateway, refused} from '../../_helpers/gateways.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(gatewayNotProgrammed, {
	good: [view(), view({gateways: [gateway()]}), view({gateways: [gateway({conditions: [], listeners: []})]})],
	bad: [
		{
			view: view({gateways: [gateway({conditions: [refused('Programmed', 'Invalid', 'no such certificate')]})]}),
			severity: 'error',
			mention: ['Invalid: Gateway edge not Programmed: no such certificate'],
		},
		{
			view: view({gateways: [gateway({conditions: [refused('Programmed', 'AddressNotAssigned')]})]}),
			severity: 'warning',
		},
		{
			view: view({
				gateways: [gateway({listeners: [{name: 'tls', conditions: [refused('Accepted', 'PortUnavailable')]}]})],
			}),
			severity: 'warning',
			mention: ['PortUnavailable: Gateway edge listener tls not Accepted'],
		},
	],
});
