import {expect, test} from 'vitest';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import type {Fix} from '../../../source/rules/finding.ts';
import {service, view} from '../../_helpers/objects.ts';
import {clients, finding, liveFeed, named, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen, start} from '../../_helpers/screen.tsx';

const [enter, esc] = ['\r', '\u001B'];

const open = (rows: readonly Row[], more: readonly Action[] = []) =>
	openScreen({columns: 100, rows: 30, clients, feed: [...liveFeed(rows), ...more]});

const web = (subject: {kind: string; namespace: string; name: string}, fixes: readonly Fix[] = []): Row =>
	row(view({service: service({name: 'web'})}), [finding({subject, evidence: [], fixes})]);

const selected = (screen: Screen) => screen.lines().find((_, y) => screen.cell(3, y).isInverse) ?? '';

test.each([
	['NetworkPolicy', 'shop', 'yaml', 'YAML NetworkPolicy shop/thing'],
	['Ingress', 'shop', 'yaml', 'YAML Ingress shop/thing'],
	['Node', '', 'yaml', 'YAML Node thing'],
	['Pod', 'kube-system', 'describe', 'DESCRIBE Pod kube-system/thing'],
	['Service', 'far', 'describe', 'DESCRIBE Service far/thing'],
])('J in the diagnosis opens the %s that the cause names, and esc goes back', async (kind, namespace, how, title) => {
	const screen = await open([web({kind, namespace, name: 'thing'})]);
	await screen.press(enter, 'J');
	const subject = {kind, namespace, name: 'thing'};
	expect(screen.calls.at(-1)).toEqual(['load', expect.stringContaining('thing'), {kind: how, subject}]);
	expect(screen.text()).toContain(title);
	await screen.press(esc);
	expect(screen.text()).toContain('DIAGNOSIS shop/web');
});

test('J goes to the row of a Service that is listed', async () => {
	const screen = await open([web({kind: 'Service', namespace: 'shop', name: 'ledger'}), named('ledger')]);
	await screen.press(enter, 'J');
	expect(screen.text()).toContain('SERVICES 2');
	expect(selected(screen)).toContain('ledger');
});

test('where several objects are named one is chosen', async () => {
	const policies: Fix = {
		kind: 'command',
		label: 'Check the NetworkPolicy',
		argv: ['kubectl', '-n', 'shop', 'describe', 'networkpolicy', 'deny-all', 'friends'],
		mutating: false,
	};
	const screen = await open([web({kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all'}, [policies])]);
	await screen.press('J');
	expect(screen.text()).toContain('NAMED HERE 2');
	expect(screen.text()).toMatch(/NetworkPolicy friends +shop/);
	await screen.press('j', enter);
	expect(screen.calls.at(-1)?.[1]).toBe('yaml NetworkPolicy shop/friends');
	await screen.press(esc);
	expect(screen.text()).toContain('SERVICES 1');
});

test('in a probe it goes to what its verdict names, to the pods on its way and the one that asked', async () => {
	const client = {namespace: 'shop', pod: 'toolbox', container: 'shell'};
	const argv = ['kubectl', '-n', 'shop', 'describe', 'networkpolicy', 'deny-all'];
	const fixes: readonly Fix[] = [{kind: 'command', label: 'Look', argv, mutating: false}];
	const hop = {target: '10.1.2.3:80', ms: null, tool: 'nc', client, command: [], detail: ''};
	const screen = await open(
		[named('web')],
		[
			{type: 'probe/started', key: 'shop/web', kind: 'trace', client, at: start},
			{
				type: 'probe/progressed',
				key: 'shop/web',
				progress: {kind: 'hop', hop: {...hop, hop: 'endpoint', outcome: 'conn-timeout', pod: 'web-1'}},
			},
			{
				type: 'probe/progressed',
				key: 'shop/web',
				progress: {kind: 'verdict', verdict: {answer: 'fails', sentence: 'deny-all lets nobody in', fixes}},
			},
			{type: 'overlay/opened', overlay: {kind: 'probe', key: 'shop/web', top: 0}},
		],
	);
	await screen.press('J');
	const names = screen.lines().flatMap(line => /(?:NetworkPolicy|Pod) \S+/.exec(line) ?? []);
	expect(names).toStrictEqual(['NetworkPolicy deny-all', 'Pod web-1', 'Pod toolbox']);
	await screen.press(enter, esc);
	expect(screen.text()).toContain('PROBE shop/web');
});

test('where nothing else is named it says so', async () => {
	const screen = await open([named('web')]);
	await screen.press('J');
	expect(screen.lines().at(-1)).toContain('What is said here names no other object.');
});
