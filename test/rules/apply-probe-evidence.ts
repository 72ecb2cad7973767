import {expect, test} from 'vitest';
import {applyProbeEvidence} from '../../source/rules/apply-probe-evidence.ts';
import {type Diagnosis, rootFinding, undiagnosed} from '../../source/rules/diagnosis.ts';
import type {PortEvidence} from '../../source/rules/evidence.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {findingCodes} from '../../source/rules/finding-codes.ts';
import {service} from '../_helpers/objects.ts';
import {finding} from '../_helpers/rows.ts';

const proven = (findings: readonly Finding[], evidence: PortEvidence) =>
	applyProbeEvidence({isDiagnosed: true, findings, isSettling: false}, {}, [evidence]).findings;

const hint = finding({
	code: 'target-port-undeclared',
	severity: 'info',
	confidence: 'hint',
	port: 80,
	evidence: [{path: 'spec.ports[0].targetPort', value: '8080'}],
});
const policy = finding({code: 'ingress-blocked', severity: 'warning', confidence: 'likely', port: 80});
const other = finding({code: 'lb-pending', severity: 'warning'});

const fixes = [{kind: 'text', label: 'Mend', value: 'it', mutating: false}] as const;
const seen = {
	service: {namespace: 'shop', name: 'web'},
	port: 80,
	source: 'trace from shop/toolbox',
	basis: '',
} as const;
const refused: PortEvidence = {
	...seen,
	saw: 'not-listening',
	target: 8080,
	listening: {pod: 'web-1', ports: [3000]},
	fixes,
};
const silent: PortEvidence = {...seen, saw: 'silence', alive: 'web-1'};
const local: PortEvidence = {...seen, saw: 'localhost', pod: 'web-1', loopback: '127.0.0.1:8080', fixes};
const answers: PortEvidence = {...seen, saw: 'answers'};

test('an undeclared port that nothing listens on is at fault, and comes first', () => {
	const [first, second] = proven([other, hint], refused);
	expect(second).toEqual(other);
	expect(first).toMatchObject({
		severity: 'error',
		confidence: 'certain',
		cause: 'connection refused: nothing listens on targetPort 8080 (pods listen on 3000)',
		fixes,
	});
	expect(first!.evidence.slice(1)).toEqual([
		{path: 'trace from shop/toolbox', value: 'connection refused, from inside the pod as well'},
		{path: 'pod/web-1 /proc/net/tcp', value: '3000'},
	]);
});

test('where the listening ports could not be read, the refusal is enough', () => {
	expect(proven([hint], {...seen, saw: 'not-listening', target: 8080, listening: undefined, fixes})[0]!.cause).toBe(
		'connection refused: nothing listens on targetPort 8080',
	);
});

test('an undeclared port that answers is no longer worth a word', () => {
	expect(proven([hint, other], answers)).toEqual([other]);
	expect(proven([hint], silent)).toEqual([hint]);
});

test('what followed from a withdrawn finding stands for itself', () => {
	const folded = finding({code: 'lb-pending', foldedUnder: 'target-port-undeclared'});
	expect(proven([hint, folded], answers)[0]!.foldedUnder).toBeUndefined();
});

test('a policy is certain once its pods answer inside only, and a hint once a connection opens', () => {
	expect(proven([policy], silent)[0]).toMatchObject({severity: 'warning', confidence: 'certain'});
	expect(proven([policy], answers)[0]).toMatchObject({severity: 'info', confidence: 'hint'});
	expect(proven([policy], refused)).toContainEqual(policy);
});

test('other ports keep what is said of them', () => {
	const elsewhere = {...hint, port: 81};
	expect(proven([elsewhere], refused)).toContainEqual(elsewhere);
	expect(proven([elsewhere], answers)).toEqual([elsewhere]);
});

test('what no object hints at is found by the probe alone, and comes first', () => {
	expect(proven([], local)).toMatchObject([
		{
			code: 'listens-on-localhost',
			severity: 'error',
			confidence: 'certain',
			service: {namespace: 'shop', name: 'web'},
			port: 80,
			title: 'Connection refused: app listens on localhost only',
			cause: 'connection refused: app listens on 127.0.0.1:8080 only (web-1)',
			fixes,
		},
	]);
	expect(proven([{...other, severity: 'error'}], refused).map(({code}) => code)).toEqual([
		'not-listening',
		'lb-pending',
	]);
	expect(proven([], refused)[0]).toMatchObject({
		severity: 'error',
		confidence: 'certain',
		cause: 'connection refused: nothing listens on targetPort 8080 (pods listen on 3000)',
	});
});

test('one fault is told once, and nothing where a probe proves none', () => {
	expect(proven([hint], refused)).toHaveLength(1);
	expect(proven([hint], local).map(({code}) => code)).toEqual(['listens-on-localhost']);
	expect(proven([policy], local).map(({code}) => code)).toEqual(['listens-on-localhost', 'ingress-blocked']);
	expect(proven([], silent)).toEqual([]);
	expect(proven([hint, policy], {...seen, saw: 'mixed'})).toEqual([policy, hint]);
	expect(proven([], answers)).toEqual([]);
});

const remap = finding({code: 'headless-port-remap', severity: 'warning', confidence: 'certain', port: 80, fixes});
const unmapped = {isUnmapped: true} as const;

test('the port of a headless Service that is refused is an error, told once', () => {
	const found = proven([other, hint, remap], {...refused, ...unmapped, target: 80});
	expect(found.map(({code, severity}) => [code, severity])).toEqual([
		['headless-port-remap', 'error'],
		['lb-pending', 'warning'],
		['target-port-undeclared', 'info'],
	]);
	expect(found[0]).toMatchObject({cause: remap.cause, fixes: remap.fixes});
	expect(found[0]!.evidence.at(-2)).toEqual({
		path: 'trace from shop/toolbox',
		value: 'connection refused, from inside the pod as well',
	});
});

test('one that answers all the same is no longer worth a word, and says nothing of the target port', () => {
	expect(proven([remap, hint], {...answers, ...unmapped})).toEqual([hint]);
	expect(proven([remap], answers)).toEqual([remap]);
});

test('where nothing foretold it, the port is named as what it is', () => {
	expect(proven([], {...refused, ...unmapped, target: 80})[0]).toMatchObject({
		code: 'not-listening',
		cause: 'connection refused: nothing listens on port 80 (pods listen on 3000)',
	});
});

const split: PortEvidence = {
	...seen,
	saw: 'owners',
	answering: ['deploy/web'],
	refusing: ['deploy/worker'],
	pods: ['worker-1', 'worker-2'],
	fixes,
};
const mixture = finding({code: 'multiple-owners', severity: 'warning', confidence: 'likely'});

test('workloads that refuse where others answer are behind the Service by mistake, whatever told of them before', () => {
	for (const before of [mixture, {...mixture, port: 80}]) {
		const found = proven([before, policy], split);
		expect(found.map(({code}) => code)).toEqual(['multiple-owners', 'ingress-blocked']);
		expect(found[0]).toMatchObject({
			confidence: 'certain',
			severity: 'warning',
			cause: 'selector also matches deploy/worker: port 80 refused, deploy/web answers',
			fixes,
		});
		expect(found[0]!.evidence.at(-1)).toEqual({
			path: 'trace from shop/toolbox',
			value: 'connection refused by worker-1, worker-2 alone',
		});
	}
});

test('nothing in the objects has to hint at them, and what is about another port stays', () => {
	const elsewhere = {...mixture, port: 81};
	const found = proven([elsewhere], split);
	expect(found).toContainEqual(elsewhere);
	expect(found).toContainEqual(
		expect.objectContaining({code: 'multiple-owners', port: 80, title: 'Selector matches unrelated pods'}),
	);
	expect(proven([], {...split, ...unmapped})).toHaveLength(1);
	expect(proven([mixture], {...seen, saw: 'mixed'})).toEqual([mixture]);
});

test('where not all endpoints were asked it is likely, and says so', () => {
	const found = proven([], {...split, refusing: ['deploy/a', 'deploy/b'], sample: '5 of 9 endpoints asked'});
	expect(found[0]).toMatchObject({
		confidence: 'likely',
		cause: 'selector also matches deploy/a, deploy/b: port 80 refused, deploy/web answers',
	});
});

const ofPort = {service: {namespace: 'shop', name: 'web'}, source: 'trace', basis: '', fixes: []} as const;
const unheard: PortEvidence = {...ofPort, port: 80, saw: 'not-listening', target: 8080, listening: undefined};
const loopback: PortEvidence = {...ofPort, port: 81, saw: 'localhost', pod: 'web-1', loopback: '127.0.0.1:8081'};
const pending = finding({code: 'lb-pending', severity: 'warning'});
const diagnosed: Diagnosis = {isDiagnosed: true, findings: [pending], isSettling: false};

test('without evidence, or before it is judged, a diagnosis stays the same', () => {
	expect(applyProbeEvidence(diagnosed, service(), [])).toBe(diagnosed);
	expect(applyProbeEvidence(undiagnosed, service(), [loopback])).toBe(undiagnosed);
});

test('what several ports have shown is told together, under codes that may be ignored', () => {
	const {findings} = applyProbeEvidence(diagnosed, service(), [unheard, loopback]);
	const codes = findings.map(({code}) => code);
	expect(codes.toSorted()).toEqual(['lb-pending', 'listens-on-localhost', 'not-listening']);
	expect(findingCodes).toEqual(expect.arrayContaining(codes));
});

test('what the Service and the configuration silence comes last, with the reason, and counts for nothing', () => {
	const silenced = service({suppression: {codes: ['listens-on-localhost'], reason: 'a sidecar alone'}});
	const suppression = {codes: ['not-listening', 'listens-on-localhost'], reason: 'ignored in config.yaml'};
	const diagnosis = applyProbeEvidence({...diagnosed, suppression}, silenced, [unheard, loopback]);

	expect(rootFinding(diagnosis)).toEqual(pending);
	expect(diagnosis.findings.map(({code, ignored}) => [code, ignored])).toEqual(
		expect.arrayContaining([
			['lb-pending', undefined],
			['listens-on-localhost', 'a sidecar alone'],
			['not-listening', 'ignored in config.yaml'],
		]),
	);
	expect(diagnosis.findings[0]).toEqual(pending);
});
