import {expect, test} from 'vitest';
import {diagnose} from '../../../source/rules/index.ts';
import {blockedPorts} from '../../../source/rules/lib/blocked-ports.ts';
import {synced} from '../../_helpers/inputs.ts';
import {policy} from '../../_helpers/networking.ts';
import {pod, service, view} from '../../_helpers/objects.ts';

test('a blocked port names its pods, its policies and why', () => {
	const blocked = blockedPorts(view({pods: [pod({name: 'web-2'}), pod()], policies: [policy()]}));
	expect(blocked).toMatchObject([
		{number: 8080, pods: [{name: 'web-1'}, {name: 'web-2'}], policies: ['web-in'], isPartial: false},
	]);
});

test('without a policy, or a selector, nothing is blocked', () => {
	expect(blockedPorts(view())).toStrictEqual([]);
	expect(blockedPorts(view({policies: [policy()], service: service({selector: {}})}))).toStrictEqual([]);
});

test('policies that may not be listed are not judged by', () => {
	const closed = view({policies: [policy()]});
	expect(diagnose(closed, synced())?.map(({code}) => code)).toStrictEqual(['ingress-blocked']);
	for (const phase of ['forbidden', 'absent'] as const) {
		expect(diagnose(closed, synced({networkpolicies: {phase, problem: ''}}))).toStrictEqual([]);
	}
});
