import {expect, test} from 'vitest';
import {resources} from '../../source/model/resources.ts';
import type {ServiceView} from '../../source/model/service-view.ts';
import type {Inputs} from '../../source/model/sync-status.ts';
import {rowSeverity} from '../../source/rules/diagnosis.ts';
import {createFindingSettler, newServiceSettleMs, settleMs} from '../../source/rules/finding-settler.ts';
import {unmountedPod} from '../_helpers/broken-pods.ts';
import {missingService} from '../_helpers/missing.ts';
import {ingress} from '../_helpers/networking.ts';
import {birth, pod, service, view} from '../_helpers/objects.ts';
import {podEvents} from '../_helpers/pod-events.ts';

const synced = Object.fromEntries(resources.map(resource => [resource, {phase: 'synced', count: 1}])) as Inputs;
const syncing: Inputs = {...synced, pods: {phase: 'syncing', count: 3}};

/** Unix milliseconds, long after every object of the builders was made. */
const now = birth * 1000 + 3_600_000;

const healthy = (): ServiceView => view();
const broken = (): ServiceView => view({service: service({selector: {app: 'none'}}), pods: [], slices: []});
const codes = ({findings}: {readonly findings: ReadonlyArray<{readonly code: string}>}) =>
	findings.map(({code}) => code);

test('nothing is said while an input is not settled', () => {
	const judge = createFindingSettler();
	expect(judge.judge(broken(), syncing, now)).toStrictEqual({isJudged: false, findings: [], isSettling: false});
});

test('an old Service is judged at first sight', () => {
	const judge = createFindingSettler();
	const judgement = judge.judge(broken(), synced, now);
	expect(judgement.isJudged).toBe(true);
	expect(codes(judgement)).toStrictEqual(['selector-matches-nothing']);
	expect(judge.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('a change waits out its grace, and what stood is not blanked', () => {
	const judge = createFindingSettler();
	judge.judge(healthy(), synced, now);
	const waiting = judge.judge(broken(), synced, now + 1);
	expect(waiting).toStrictEqual({isJudged: true, findings: [], isSettling: true});
	expect(judge.settling()).toStrictEqual(['shop/web']);
	expect(judge.nextDue()).toBe(now + 1 + settleMs);
	expect(judge.flushDue(now + settleMs)).toStrictEqual([]);
	const [ripe] = judge.flushDue(now + 1 + settleMs);
	expect(codes(ripe!.judgement)).toStrictEqual(['selector-matches-nothing']);
	expect(ripe!.judgement.isSettling).toBe(false);
	expect(judge.settling()).toStrictEqual([]);
});

test('a change that is taken back leaves no trace', () => {
	const judge = createFindingSettler();
	const before = judge.judge(healthy(), synced, now);
	judge.judge(broken(), synced, now + 1);
	expect(judge.judge(healthy(), synced, now + 2)).toStrictEqual(before);
	expect(judge.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('an input that is lost again leaves the standing judgement', () => {
	const judge = createFindingSettler();
	judge.judge(broken(), synced, now);
	expect(codes(judge.judge(broken(), syncing, now + 1))).toStrictEqual(['selector-matches-nothing']);
});

test('a young Service is not accused before it has grown up, on whichever clock', () => {
	const young = view({service: service({selector: {app: 'none'}, created: now / 1000}), pods: [], slices: []});
	const judge = createFindingSettler();
	expect(judge.judge(young, synced, now)).toStrictEqual({isJudged: false, findings: [], isSettling: true});
	expect(judge.flushDue(now + newServiceSettleMs - 1)).toStrictEqual([]);
	expect(codes(judge.flushDue(now + newServiceSettleMs)[0]!.judgement)).toStrictEqual(['selector-matches-nothing']);

	const ahead = view({service: service({selector: {app: 'none'}, created: now / 1000 + 86_400}), pods: [], slices: []});
	const other = createFindingSettler();
	other.judge(ahead, synced, now);
	expect(codes(other.flushDue(now + newServiceSettleMs)[0]!.judgement)).toStrictEqual(['selector-matches-nothing']);
});

test('a young Service without a fault is quiet at once', () => {
	const judge = createFindingSettler();
	const young = view({service: service({created: now / 1000})});
	expect(judge.judge(young, synced, now)).toStrictEqual({isJudged: true, findings: [], isSettling: false});
});

test('a wait becomes a fault when its time has come', () => {
	const created = now / 1000 - 60;
	const pending = view({service: service({type: 'LoadBalancer', created})});
	const judge = createFindingSettler();
	const [finding] = judge.judge(pending, synced, now).findings;
	expect(finding).toMatchObject({code: 'lb-pending', severity: 'warning'});
	const due = judge.nextDue();
	expect(due).toBe(finding!.errorFrom! * 1000);
	expect(judge.flushDue(due)[0]!.judgement.findings[0]).toMatchObject({code: 'lb-pending', severity: 'error'});
	expect(judge.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('the judgement of an unchanged view is the same object', () => {
	const judge = createFindingSettler();
	const one = broken();
	expect(judge.judge(one, synced, now)).toBe(judge.judge(one, synced, now + 1));
});

test('a Service that is forgotten is judged afresh', () => {
	const judge = createFindingSettler();
	judge.judge(healthy(), synced, now);
	judge.judge(broken(), synced, now + 1);
	judge.forget('shop/web');
	expect(judge.nextDue()).toBe(Number.POSITIVE_INFINITY);
	expect(codes(judge.judge(broken(), synced, now + 2))).toStrictEqual(['selector-matches-nothing']);
});

test('what is silenced everywhere is ignored, and the Service is quiet', () => {
	const judge = createFindingSettler({codes: ['selector-matches-nothing'], reason: 'ignored in config.yaml'});
	const judgement = judge.judge(broken(), synced, now);

	expect(judgement.findings).toMatchObject([{code: 'selector-matches-nothing', ignored: 'ignored in config.yaml'}]);
	expect(rowSeverity(judgement)).toBe('quiet');
	expect(judgement.suppression?.codes).toEqual(['selector-matches-nothing']);
});

test('what compares slices and pods stands later, and keeps nothing else back', () => {
	const judge = createFindingSettler();
	const sliceless = (overrides = {}) => view({slices: [], ...overrides});
	const lagging = sliceless({
		service: service({ports: [...service().ports, {...service().ports[0]!, name: 'b', port: 81, targetPort: 'none'}]}),
	});
	const first = judge.judge(lagging, synced, now);
	expect(codes(first)).toStrictEqual(['named-target-port-missing']);
	expect(first.isSettling).toBe(true);
	expect(judge.nextDue()).toBe(now + 10_000);
	expect(judge.flushDue(now + 9999)).toStrictEqual([]);
	expect(codes(judge.flushDue(now + 10_000)[0]!.judgement)).toContain('no-slice');

	judge.judge(healthy(), synced, now + 20_000);
	judge.flushDue(now + 30_000);
	judge.judge(view({pods: [pod(), pod({name: 'web-2'})], slices: healthy().slices}), synced, now + 40_000);
	expect(judge.nextDue()).toBe(now + 50_000);
});

test('what an event tells of the same pods needs no grace', () => {
	const judge = createFindingSettler();
	const pods = [unmountedPod()];
	const before = view({pods});
	expect(codes(judge.judge(before, synced, now))).not.toContain('pvc-config');
	const events = podEvents({reason: 'FailedMount', message: 'secret "keys" not found', container: ''});
	const told = {...before, podEvents: new Map([[pods[0]!.uid, events]])};
	const judgement = judge.judge(told, synced, now + 1000);
	expect(codes(judgement)).toContain('pvc-config');
	expect(judgement.isSettling).toBe(false);
});

const missed = (): ServiceView => ({
	...view({service: service({created: 0, ports: [], selector: {}}), pods: [], slices: []}),
	missing: missingService({name: 'web', ingresses: [ingress()]}),
});

test('a Service that is missing from the first lists is told at first sight', () => {
	const judge = createFindingSettler();
	expect(codes(judge.judge(missed(), synced, now))).toStrictEqual(['ingress-service-missing']);
});

test('one that is named later waits: it may only be heard of after what names it', () => {
	const judge = createFindingSettler();
	expect(judge.judge(missed(), synced, now, true)).toStrictEqual({isJudged: false, findings: [], isSettling: true});
	expect(judge.nextDue()).toBe(now + settleMs);
	const [ripe] = judge.flushDue(now + settleMs);
	expect(codes(ripe!.judgement)).toStrictEqual(['ingress-service-missing']);
});

test('one that comes into being has nothing of what was missing, and one that goes nothing of what it had', () => {
	const judge = createFindingSettler();
	judge.judge(missed(), synced, now);
	expect(judge.judge(healthy(), synced, now + 1, true)).toStrictEqual({
		isJudged: true,
		findings: [],
		isSettling: false,
	});
	expect(judge.judge(missed(), synced, now + 2, true)).toMatchObject({isJudged: false, findings: []});
});
