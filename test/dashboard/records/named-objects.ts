import {expect, test} from 'vitest';
import {namedInFindings, namedInFixes, subjectId} from '../../../source/dashboard/records/named-objects.ts';
import type {Finding, Fix} from '../../../source/rules/finding.ts';
import {finding} from '../../_helpers/rows.ts';

const command = (...argv: readonly string[]): Fix => ({kind: 'command', label: 'Look', argv, mutating: false});

const named = (...findings: ReadonlyArray<Partial<Finding>>) =>
	namedInFindings(findings.map(each => finding({evidence: [], fixes: [], ...each}))).map(subjectId);

test.each<[string, Partial<Finding>, readonly string[]]>([
	['the object at fault', {subject: {kind: 'Ingress', namespace: 'shop', name: 'web'}}, ['Ingress shop/web']],
	[
		'evidence of a pod, and its node',
		{
			subject: {kind: 'Pod', namespace: 'kube-system', name: 'dns-1'},
			evidence: [
				{path: 'pod/dns-1 spec.nodeName', value: 'node-a'},
				{path: 'node/node-a status.conditions[Ready]', value: 'False'},
			],
		},
		['Pod kube-system/dns-1', 'Node node-a'],
	],
	[
		'evidence of another namespace',
		{evidence: [{path: 'service/other/web ready endpoints', value: '0'}]},
		['Service other/web'],
	],
	['fields of the Service name nothing', {evidence: [{path: 'spec.ports[0].targetPort', value: 'pod/web'}]}, []],
	[
		'every policy of a command',
		{fixes: [command('kubectl', '-n', 'shop', 'describe', 'networkpolicy', 'deny-all', 'allow-some')]},
		['NetworkPolicy shop/deny-all', 'NetworkPolicy shop/allow-some'],
	],
	[
		'a workload and a pod of commands',
		{
			fixes: [
				command('kubectl', '-n', 'shop', 'rollout', 'undo', 'deploy/web'),
				command('kubectl', '-n', 'shop', 'logs', 'web-1', '-c', 'api', '--previous'),
			],
		},
		['Deployment shop/web', 'Pod shop/web-1'],
	],
	['what has no kind that is watched', {fixes: [command('kubectl', 'get', 'events', '-A')]}, []],
	['what is ignored', {subject: {kind: 'Pod', namespace: 'shop', name: 'web-1'}, ignored: 'known'}, []],
])('%s', (_name, given, expected) => {
	expect(named(given)).toStrictEqual(expected);
});

test('each is named once, those at fault first', () => {
	const policy = {kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all'};
	const first = {evidence: [{path: 'pod/web-1 status.podIPs', value: '10.1.2.3'}]};
	expect(named(first, {...first, subject: policy})).toStrictEqual(['NetworkPolicy shop/deny-all', 'Pod shop/web-1']);
});

test('a command that names no namespace is about the one at hand', () => {
	expect(namedInFixes([command('kubectl', 'describe', 'netpol', 'deny')], 'shop').map(subjectId)).toStrictEqual([
		'NetworkPolicy shop/deny',
	]);
});
