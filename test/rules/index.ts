import {readdirSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {Pod} from '../../source/model/objects.ts';
import type {Inputs} from '../../source/model/sync-status.ts';
import {ruleFor, rules} from '../../source/rules/all-rules.ts';
import {rowSeverity} from '../../source/rules/diagnosis.ts';
import {diagnose} from '../../source/rules/index.ts';
import type {Rule} from '../../source/rules/rule.ts';
import {findingsAt} from '../../source/rules/time-dependent-severity.ts';
import {crashingPod, imagelessPod, unprobedPod, unscheduledPod} from '../_helpers/broken-pods.ts';
import {freeze} from '../_helpers/freeze.ts';
import {synced} from '../_helpers/inputs.ts';
import {pod, service, servicePort, view, workload} from '../_helpers/objects.ts';

const folder = new URL('../../source/rules/', import.meta.url);

const tested = readdirSync(import.meta.dirname, {recursive: true, encoding: 'utf8'}).map(file => path.basename(file));

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'check' in value;

test('every rule there is a file of is listed, under the name of its file', async () => {
	const written: string[] = [];
	for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts'))) {
		const exported: unknown[] = Object.values(await import(new URL(file, folder).href));
		for (const rule of exported.filter(isRule)) {
			expect(`${rule.code}.ts`).toBe(path.basename(file));
			written.push(rule.code);
		}
	}

	expect(rules.map(({code}) => code).sort()).toEqual(written.sort());
	expect(new Set(written).size).toBe(written.length);
	expect(new Set(rules.map(({rank}) => rank)).size).toBe(rules.length);
});

test.each(rules)('$code has a title, docs, a test, and explains what exists', rule => {
	expect(rule.title).toMatch(/^(?:[A-Z]|[a-z]+[A-Z]|kube-|port ).*[^.]$/);
	const lines = rule.docs.split('\n');
	expect(lines.length).toBeGreaterThanOrEqual(5);
	expect(lines.length).toBeLessThanOrEqual(12);
	expect(rule.docs).toContain('kubectl');
	expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(120);
	expect(tested).toContain(`${rule.code}.ts`);
	expect(rule.severity === 'error' ? rule.confidence : 'certain').toBe('certain');
	expect(rule.inputs).toEqual(expect.arrayContaining(['services', 'endpointslices', 'pods']));
	for (const code of rule.causes ?? []) {
		expect(ruleFor(code)).toBeDefined();
	}
});

test('a rule is found by its code', () => {
	expect(ruleFor('lb-pending')?.title).toBe('LoadBalancer external IP is <pending>');
	expect(ruleFor('nothing-such')).toBeUndefined();
});

const foundIn = (pods: readonly Pod[]) =>
	diagnose(freeze(view({pods})), synced())?.map(({code, severity, foldedUnder}) => [code, severity, foldedUnder]);

test('a healthy Service has no findings', () => {
	expect(diagnose(view(), synced())).toEqual([]);
});

test('what one cause explains is folded under it', () => {
	expect(foundIn([crashingPod()])).toEqual([
		['crash-loop', 'error', undefined],
		['no-ready-endpoints', 'error', 'crash-loop'],
	]);
	expect(foundIn([unprobedPod(), unprobedPod({name: 'web-2'})])).toEqual([
		['readiness-probe', 'error', undefined],
		['no-ready-endpoints', 'error', 'readiness-probe'],
	]);
});

test('where pods wait for different things, that none is ready comes first', () => {
	expect(foundIn([crashingPod(), imagelessPod({name: 'web-2'})])).toEqual([
		['no-ready-endpoints', 'error', undefined],
		['image-pull', 'error', 'no-ready-endpoints'],
		['crash-loop', 'error', 'no-ready-endpoints'],
	]);
});

test('a pod without a node does not hide why the others are not ready', () => {
	expect(foundIn([crashingPod(), unscheduledPod({name: 'web-2'})])).toEqual([
		['unschedulable', 'error', undefined],
		['crash-loop', 'error', undefined],
		['no-ready-endpoints', 'error', 'crash-loop'],
	]);
});

test('the worst comes first', () => {
	const found = diagnose(
		view({
			service: service({
				type: 'LoadBalancer',
				ports: [servicePort({targetPort: 3000}), servicePort({name: 'b', targetPort: 'b'})],
			}),
		}),
		synced(),
	);
	expect(found?.map(({code}) => code)).toEqual(['named-target-port-missing', 'lb-pending', 'target-port-undeclared']);
});

test('the order of the pods changes nothing', () => {
	const pods = [crashingPod(), unprobedPod({name: 'web-2'}), imagelessPod({name: 'web-3'}), pod({name: 'web-4'})];
	const forwards = diagnose(view({pods}), synced());
	for (let turn = 1; turn < pods.length; turn++) {
		expect(diagnose(view({pods: [...pods.slice(turn), ...pods.slice(0, turn)]}), synced())).toEqual(forwards);
	}
});

test('the same view gives the same list', () => {
	const one = view({pods: [crashingPod()]});
	expect(diagnose(one, synced())).toBe(diagnose(one, synced()));
});

const problem = 'Listing them is forbidden.';

test.each<{readonly name: string; readonly inputs: Partial<Inputs>}>([
	{name: 'pods are still coming', inputs: {pods: {phase: 'syncing', count: 7}}},
	{name: 'pods are forbidden', inputs: {pods: {phase: 'forbidden', problem}}},
	{name: 'slices are forbidden', inputs: {endpointslices: {phase: 'forbidden', problem}}},
	{name: 'services are forbidden', inputs: {services: {phase: 'forbidden', problem}}},
	{name: 'deployments are still coming', inputs: {deployments: {phase: 'syncing', count: 0}}},
])('nothing is said while $name', ({inputs}) => {
	expect(diagnose(view({pods: []}), synced(inputs))).toBeUndefined();
});

test('namespaces are not needed', () => {
	expect(diagnose(view(), synced({namespaces: {phase: 'syncing', count: 0}}))).toEqual([]);
});

test('a workload that is out of reach is not judged by', () => {
	const asleep = view({pods: [], workloads: [workload({replicas: 0})]});
	expect(diagnose(asleep, synced())?.map(({code}) => code)).toEqual(['workload-scaled-to-zero']);
	const inputs = synced({deployments: {phase: 'forbidden', problem}});
	expect(diagnose(asleep, inputs)?.map(({code}) => code)).toEqual(['selector-matches-nothing']);
});

test('what is not ours to judge is left alone', () => {
	const apiServer = service({namespace: 'default', name: 'kubernetes', selector: {}});
	expect(diagnose(view({service: apiServer, pods: []}), synced())).toEqual([]);
});

test('what its owner ignores stays in the list, last, and counts for nothing', () => {
	const ignoring = (codes: readonly string[]) => service({suppression: {codes, reason: 'by design'}});
	const findings = diagnose(view({service: ignoring(['crash-loop']), pods: [crashingPod()]}), synced())!;
	expect(findings.map(({code, ignored, foldedUnder}) => [code, ignored, foldedUnder])).toEqual([
		['crash-loop', 'by design', undefined],
		['no-ready-endpoints', undefined, 'crash-loop'],
	]);
	expect(rowSeverity({isDiagnosed: true, findings, isSettling: false})).toBe('quiet');
	const both = diagnose(
		view({
			service: {
				...ignoring(['named-target-port-missing']),
				ports: [servicePort({name: 'a', targetPort: 3000}), servicePort({name: 'b', targetPort: 'b'})],
			},
		}),
		synced(),
	)!;
	expect(both.map(({code}) => code)).toEqual(['target-port-undeclared', 'named-target-port-missing']);
});

test.each(['Helm', 'Argo CD', 'Flux'] as const)('a patch of what %s keeps comes after a word about it', manager => {
	const mismatched = service({manager, clusterIPs: ['None']});
	expect(diagnose(view({service: mismatched}), synced())?.[0]?.fixes.map(fix => [fix.label, fix.mutating])).toEqual([
		[`Managed by ${manager}`, false],
		['Set port 8080, and have clients use it', true],
	]);
	const [first] = diagnose(view({service: service({type: 'LoadBalancer', manager})}), synced())!;
	expect(first?.fixes[0]?.label).not.toBe(`Managed by ${manager}`);
});

test('why it is less than an error so far stands in cause and evidence, until it is one', () => {
	const deadline = 5_000_000_000;
	const rolling = view({
		pods: [unprobedPod()],
		workloads: [workload({rollout: 'rolling', rolloutDeadline: deadline})],
	});
	const found = diagnose(freeze(rolling), synced())!;
	const before = findingsAt(found, deadline * 1000 - 1);
	const after = findingsAt(found, deadline * 1000);
	expect(before).not.toEqual([]);
	for (const finding of before) {
		expect(finding).toMatchObject({severity: 'warning', errorFrom: deadline});
		expect(finding.cause).toMatch(/; rolling out$/);
		expect(finding.evidence.at(-1)!.value).toContain('a warning until 2128-06-11T08:53:20.000Z at most');
		expect(finding).not.toHaveProperty('downgrade');
	}

	expect(after.map(({severity}) => severity)).toEqual(before.map(() => 'error'));
	expect(JSON.stringify(after)).not.toMatch(/rolling out|a warning until/);
});
