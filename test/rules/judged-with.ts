import {expect, test} from 'vitest';
import {type Judgement, rootFinding, unjudged} from '../../source/rules/diagnosis.ts';
import type {PortEvidence} from '../../source/rules/evidence.ts';
import {findingCodes} from '../../source/rules/finding-codes.ts';
import {judgedWith} from '../../source/rules/judged-with.ts';
import {service} from '../_helpers/objects.ts';
import {finding} from '../_helpers/rows.ts';

const seen = {service: {namespace: 'shop', name: 'web'}, source: 'trace', basis: '', fixes: []} as const;
const unheard: PortEvidence = {...seen, port: 80, saw: 'not-listening', target: 8080, listening: undefined};
const local: PortEvidence = {...seen, port: 81, saw: 'localhost', pod: 'web-1', loopback: '127.0.0.1:8081'};
const pending = finding({code: 'lb-pending', severity: 'warning'});
const judged: Judgement = {isJudged: true, findings: [pending], isSettling: false};

test('without evidence, or before it is judged, a judgement stays the same', () => {
	expect(judgedWith(judged, service(), [])).toBe(judged);
	expect(judgedWith(unjudged, service(), [local])).toBe(unjudged);
});

test('what several ports have shown is told together, under codes that may be ignored', () => {
	const {findings} = judgedWith(judged, service(), [unheard, local]);
	const codes = findings.map(({code}) => code);
	expect(codes.toSorted()).toEqual(['lb-pending', 'listens-on-localhost', 'not-listening']);
	expect(findingCodes).toEqual(expect.arrayContaining(codes));
});

test('what the Service and the configuration silence comes last, with the reason, and counts for nothing', () => {
	const silenced = service({suppression: {codes: ['listens-on-localhost'], reason: 'a sidecar alone'}});
	const suppression = {codes: ['not-listening', 'listens-on-localhost'], reason: 'ignored in config.yaml'};
	const judgement = judgedWith({...judged, suppression}, silenced, [unheard, local]);

	expect(rootFinding(judgement)).toEqual(pending);
	expect(judgement.findings.map(({code, ignored}) => [code, ignored])).toEqual(
		expect.arrayContaining([
			['lb-pending', undefined],
			['listens-on-localhost', 'a sidecar alone'],
			['not-listening', 'ignored in config.yaml'],
		]),
	);
	expect(judgement.findings[0]).toEqual(pending);
});
