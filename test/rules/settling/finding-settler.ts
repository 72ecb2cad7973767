import {describe, expect, test} from 'vitest';
import type {ContainerState} from '../../../source/model/pods/containers.ts';
import {resources} from '../../../source/model/resources.ts';
import type {ServiceView} from '../../../source/model/service-view.ts';
import type {Inputs} from '../../../source/model/sync-status.ts';
import {rowSeverity} from '../../../source/rules/diagnosis.ts';
import {createFindingSettler} from '../../../source/rules/settling/finding-settler.ts';
import {newServiceSettleMs, replaceMs, settleMs, writtenSettleMs} from '../../../source/rules/settling/settle-times.ts';
import {unmountedPod} from '../../_helpers/broken-pods.ts';
import {missingService} from '../../_helpers/missing.ts';
import {ingress} from '../../_helpers/networking.ts';
import {birth, container, containerStatus, pod, service, slice, view, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const synced = Object.fromEntries(resources.map(resource => [resource, {phase: 'synced', count: 1}])) as Inputs;
const syncing: Inputs = {...synced, pods: {phase: 'syncing', count: 3}};

/** Unix milliseconds, long after every object of the builders was made. */
const now = birth * 1000 + 3_600_000;

const healthy = (): ServiceView => view();
const broken = (): ServiceView => view({service: service({selector: {app: 'none'}}), pods: [], slices: []});

/** One pod that crashes, or runs without having become ready. */
const unready = (state: ContainerState, name = 'web-1') =>
	pod({
		name,
		conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: birth}],
		containers: [container({readinessProbe: {kind: 'httpGet', port: 80, path: '/', scheme: 'HTTP'}})],
		statuses: [containerStatus({ready: false, restarts: 4, state})],
	});
const looping = (name?: string) => unready({kind: 'waiting', reason: 'CrashLoopBackOff', message: ''}, name);
const running = (name?: string) => unready({kind: 'running', since: birth}, name);
const crashing = (): ServiceView => view({pods: [looping()]});
const starting = (): ServiceView => view({pods: [running()]});

const codes = ({findings}: {readonly findings: ReadonlyArray<{readonly code: string}>}) =>
	findings.map(({code}) => code);

test('nothing is said while an input is not settled', () => {
	const settler = createFindingSettler();
	expect(settler.diagnose(broken(), syncing, now)).toStrictEqual({isDiagnosed: false, findings: [], isSettling: false});
});

test('an old Service is judged at first sight', () => {
	const settler = createFindingSettler();
	const diagnosis = settler.diagnose(broken(), synced, now);
	expect(diagnosis.isDiagnosed).toBe(true);
	expect(codes(diagnosis)).toStrictEqual(['selector-matches-nothing']);
	expect(settler.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('a change waits out its grace, and what stood is not blanked', () => {
	const settler = createFindingSettler();
	settler.diagnose(healthy(), synced, now);
	const waiting = settler.diagnose(broken(), synced, now + 1);
	expect(waiting).toStrictEqual({isDiagnosed: true, findings: [], isSettling: true});
	expect(settler.settling()).toStrictEqual(['shop/web']);
	expect(settler.nextDue()).toBe(now + 1 + settleMs);
	expect(settler.flushDue(now + settleMs)).toStrictEqual([]);
	const [ripe] = settler.flushDue(now + 1 + settleMs);
	expect(codes(ripe!.diagnosis)).toStrictEqual(['selector-matches-nothing']);
	expect(ripe!.diagnosis.isSettling).toBe(false);
	expect(settler.settling()).toStrictEqual([]);
});

test('a change that is taken back leaves no trace', () => {
	const settler = createFindingSettler();
	const before = settler.diagnose(healthy(), synced, now);
	settler.diagnose(broken(), synced, now + 1);
	expect(settler.diagnose(healthy(), synced, now + 2)).toStrictEqual(before);
	expect(settler.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('an input that is lost again leaves the standing diagnosis', () => {
	const settler = createFindingSettler();
	settler.diagnose(broken(), synced, now);
	expect(codes(settler.diagnose(broken(), syncing, now + 1))).toStrictEqual(['selector-matches-nothing']);
});

test('a young Service is not accused before it has grown up, on whichever clock', () => {
	const young = view({service: service({selector: {app: 'none'}, created: now / 1000}), pods: [], slices: []});
	const settler = createFindingSettler();
	expect(settler.diagnose(young, synced, now)).toStrictEqual({isDiagnosed: false, findings: [], isSettling: true});
	expect(settler.flushDue(now + newServiceSettleMs - 1)).toStrictEqual([]);
	expect(codes(settler.flushDue(now + newServiceSettleMs)[0]!.diagnosis)).toStrictEqual(['selector-matches-nothing']);

	const ahead = view({service: service({selector: {app: 'none'}, created: now / 1000 + 86_400}), pods: [], slices: []});
	const other = createFindingSettler();
	other.diagnose(ahead, synced, now);
	expect(codes(other.flushDue(now + newServiceSettleMs)[0]!.diagnosis)).toStrictEqual(['selector-matches-nothing']);
});

test('a young Service without a fault is quiet at once', () => {
	const settler = createFindingSettler();
	const young = view({service: service({created: now / 1000})});
	expect(settler.diagnose(young, synced, now)).toStrictEqual({isDiagnosed: true, findings: [], isSettling: false});
});

test('a wait becomes a fault when its time has come', () => {
	const created = now / 1000 - 60;
	const pending = view({service: service({type: 'LoadBalancer', created})});
	const settler = createFindingSettler();
	const [finding] = settler.diagnose(pending, synced, now).findings;
	expect(finding).toMatchObject({code: 'lb-pending', severity: 'warning'});
	const due = settler.nextDue();
	expect(due).toBe(finding!.errorFrom! * 1000);
	expect(settler.flushDue(due)[0]!.diagnosis.findings[0]).toMatchObject({code: 'lb-pending', severity: 'error'});
	expect(settler.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('the diagnosis of an unchanged view is the same object', () => {
	const settler = createFindingSettler();
	const one = broken();
	expect(settler.diagnose(one, synced, now)).toBe(settler.diagnose(one, synced, now + 1));
});

test('a Service that is forgotten is judged afresh', () => {
	const settler = createFindingSettler();
	settler.diagnose(healthy(), synced, now);
	settler.diagnose(broken(), synced, now + 1);
	settler.forget('shop/web');
	expect(settler.nextDue()).toBe(Number.POSITIVE_INFINITY);
	expect(codes(settler.diagnose(broken(), synced, now + 2))).toStrictEqual(['selector-matches-nothing']);
});

test('what is silenced everywhere is ignored, and the Service is quiet', () => {
	const settler = createFindingSettler({codes: ['selector-matches-nothing'], reason: 'ignored in config.yaml'});
	const diagnosis = settler.diagnose(broken(), synced, now);

	expect(diagnosis.findings).toMatchObject([{code: 'selector-matches-nothing', ignored: 'ignored in config.yaml'}]);
	expect(rowSeverity(diagnosis)).toBe('quiet');
	expect(diagnosis.suppression?.codes).toEqual(['selector-matches-nothing']);
});

test('what compares slices and pods stands later, and keeps nothing else back', () => {
	const settler = createFindingSettler();
	const sliceless = (overrides = {}) => view({slices: [], ...overrides});
	const lagging = sliceless({
		service: service({ports: [...service().ports, {...service().ports[0]!, name: 'b', port: 81, targetPort: 'none'}]}),
	});
	const first = settler.diagnose(lagging, synced, now);
	expect(codes(first)).toStrictEqual(['named-target-port-missing']);
	expect(first.isSettling).toBe(true);
	expect(settler.nextDue()).toBe(now + 10_000);
	expect(settler.flushDue(now + 9999)).toStrictEqual([]);
	expect(codes(settler.flushDue(now + 10_000)[0]!.diagnosis)).toContain('no-slice');

	settler.diagnose(healthy(), synced, now + 20_000);
	settler.flushDue(now + 30_000);
	settler.diagnose(view({pods: [pod(), pod({name: 'web-2'})], slices: healthy().slices}), synced, now + 40_000);
	expect(settler.nextDue()).toBe(now + 50_000);
});

test('what an event tells of the same pods needs no grace', () => {
	const settler = createFindingSettler();
	const pods = [unmountedPod()];
	const before = view({pods});
	expect(codes(settler.diagnose(before, synced, now))).not.toContain('pvc-config');
	const events = podEvents({reason: 'FailedMount', message: 'secret "keys" not found', container: ''});
	const withEvents = {...before, podEvents: new Map([[pods[0]!.uid, events]])};
	const diagnosis = settler.diagnose(withEvents, synced, now + 1000);
	expect(codes(diagnosis)).toContain('pvc-config');
	expect(diagnosis.isSettling).toBe(false);
});

const missed = (): ServiceView => ({
	...view({service: service({created: 0, ports: [], selector: {}}), pods: [], slices: [], workloads: []}),
	missing: missingService({name: 'web', ingresses: [ingress()]}),
});

test('a Service that is missing from the first lists is told at first sight', () => {
	const settler = createFindingSettler();
	expect(codes(settler.diagnose(missed(), synced, now))).toStrictEqual(['ingress-service-missing']);
});

test('one that is named later waits: it may only be heard of after what names it', () => {
	const settler = createFindingSettler();
	expect(settler.diagnose(missed(), synced, now, true)).toStrictEqual({
		isDiagnosed: false,
		findings: [],
		isSettling: true,
	});
	expect(settler.nextDue()).toBe(now + writtenSettleMs);
	const [ripe] = settler.flushDue(now + writtenSettleMs);
	expect(codes(ripe!.diagnosis)).toStrictEqual(['ingress-service-missing']);
});

test('one that comes into being has nothing of what was missing, and one that goes nothing of what it had', () => {
	const settler = createFindingSettler();
	settler.diagnose(missed(), synced, now);
	expect(settler.diagnose(healthy(), synced, now + 1, true)).toStrictEqual({
		isDiagnosed: true,
		findings: [],
		isSettling: false,
	});
	expect(settler.diagnose(missed(), synced, now + 2, true)).toMatchObject({isDiagnosed: false, findings: []});
});

test('a finding whose evidence is gone goes at once', () => {
	const settler = createFindingSettler();
	settler.diagnose(broken(), synced, now);
	expect(settler.diagnose(healthy(), synced, now + 1)).toStrictEqual({
		isDiagnosed: true,
		findings: [],
		isSettling: false,
	});
	expect(settler.settling()).toStrictEqual([]);
	expect(settler.nextDue()).toBe(Number.POSITIVE_INFINITY);
});

test('of two ports the one that is fixed goes at once, and the other one stays', () => {
	const settler = createFindingSettler();
	const [port] = service().ports;
	const missing = {...port!, name: 'b', port: 81, targetPort: 'none'};
	const other = {...port!, name: 'c', port: 82, targetPort: 'neither'};
	settler.diagnose(view({service: service({ports: [port!, missing, other]})}), synced, now);
	const {findings, isSettling} = settler.diagnose(view({service: service({ports: [port!, other]})}), synced, now + 1);
	expect(findings).toMatchObject([{code: 'named-target-port-missing', port: 82}]);
	expect(isSettling).toBe(false);
});

test('a finding that comes and goes is told once, and then only after it has stood again', () => {
	const settler = createFindingSettler();
	settler.diagnose(broken(), synced, now);
	const severities = Array.from({length: 20}, (_, second) => {
		const at = now + second * 1000;
		settler.flushDue(at);
		return rowSeverity(settler.diagnose(second % 2 === 0 ? healthy() : broken(), synced, at));
	});
	expect(severities).toStrictEqual(Array(20).fill('quiet'));
	expect(settler.nextDue()).toBe(now + 19_000 + settleMs);
	expect(codes(settler.flushDue(now + 19_000 + settleMs)[0]!.diagnosis)).toStrictEqual(['selector-matches-nothing']);
});

test('a fault that takes the place of another is told soon, and the row is not quiet between them', () => {
	const settler = createFindingSettler();
	settler.diagnose(broken(), synced, now);
	const between = settler.diagnose(starting(), synced, now + 1);
	expect(codes(between)).toStrictEqual(['selector-matches-nothing']);
	expect(between.isSettling).toBe(true);
	expect(settler.nextDue()).toBe(now + 1 + replaceMs);
	const [after] = settler.flushDue(now + 1 + replaceMs);
	expect(codes(after!.diagnosis)).toStrictEqual(['readiness-probe', 'no-ready-endpoints']);
	expect(after!.diagnosis.isSettling).toBe(false);
});

test('a container that starts and ends again and again is an error all the time', () => {
	const settler = createFindingSettler();
	settler.diagnose(crashing(), synced, now);
	const seen = Array.from({length: 40}, (_, step) => {
		const at = now + step * 700;
		settler.flushDue(at);
		return rowSeverity(settler.diagnose(step % 5 === 0 ? starting() : crashing(), synced, at));
	});
	expect(seen).toStrictEqual(Array(40).fill('error'));
});

test('between a fault that is gone and one that takes longer to be certain the row is unknown', () => {
	const settler = createFindingSettler();
	settler.diagnose(broken(), synced, now);
	const sliceless = view({slices: []});
	expect(settler.diagnose(sliceless, synced, now + 1)).toStrictEqual({
		isDiagnosed: false,
		findings: [],
		isSettling: true,
	});
	expect(settler.flushDue(now + 10_000)).toStrictEqual([]);
	expect(settler.settling()).toStrictEqual(['shop/web']);
	expect(settler.nextDue()).toBe(now + 10_001);
	expect(codes(settler.flushDue(now + 10_001)[0]!.diagnosis)).toStrictEqual(['no-slice']);
});

test('what is milder than what is gone does not keep it', () => {
	const settler = createFindingSettler();
	const half = view({pods: [looping(), pod({name: 'web-2'})]});
	settler.diagnose(broken(), synced, now);
	expect(settler.diagnose(half, synced, now + 1)).toMatchObject({isDiagnosed: false, isSettling: true});
	expect(rowSeverity(settler.flushDue(now + 1 + replaceMs)[0]!.diagnosis)).toBe('warning');
});

test('what followed from a root waits longer than what takes its place', () => {
	const settler = createFindingSettler();
	settler.diagnose(crashing(), synced, now);
	const mixed = view({
		pods: [looping(), running('web-2')],
		slices: [slice({}, {pods: [looping(), running('web-2')]})],
	});
	const uncovered = (findings: readonly {readonly code: string; readonly foldedUnder?: string}[]) =>
		findings.some(({code, foldedUnder}) => code === 'no-ready-endpoints' && foldedUnder === undefined);
	expect(uncovered(settler.diagnose(mixed, synced, now + 1).findings)).toBe(false);
	expect(settler.flushDue(now + settleMs).some(({diagnosis: {findings}}) => uncovered(findings))).toBe(false);
	expect(uncovered(settler.flushDue(now + 1 + settleMs)[0]!.diagnosis.findings)).toBe(true);
});

test('while what followed from it is still found, a finding is told for as long as a new one waits', () => {
	const settler = createFindingSettler();
	settler.diagnose(crashing(), synced, now);
	const between = view({pods: [running()], workloads: [workload({rollout: 'rolling'})]});
	expect(codes(settler.diagnose(between, synced, now + 1))).toStrictEqual(['crash-loop', 'no-ready-endpoints']);
	expect(settler.flushDue(now + settleMs)).toStrictEqual([]);
	expect(rowSeverity(settler.diagnose(crashing(), synced, now + settleMs))).toBe('error');
	settler.diagnose(between, synced, now + 10_000);
	expect(settler.flushDue(now + 9999 + settleMs)).toStrictEqual([]);
	const [after] = settler.flushDue(now + 10_000 + settleMs);
	expect(codes(after!.diagnosis)).toStrictEqual(['readiness-probe', 'no-ready-endpoints']);
	expect(rowSeverity(after!.diagnosis)).toBe('warning');
});

describe('what is written', () => {
	/** A selector that has just been changed: the pods that it had run on, and no workload makes others. */
	const mistyped = (overrides: Partial<ServiceView> = {}): ServiceView =>
		view({service: service({selector: {app: 'webb'}}), pods: [], slices: [], workloads: [], ...overrides});
	const web = service();
	const [port] = web.ports;
	const unnamed = (overrides: Partial<ServiceView> = {}): ServiceView =>
		view({service: service({ports: [{...port!, targetPort: 'htpp'}]}), ...overrides});

	/** After how many milliseconds a view accuses that follows one in which all is well. */
	const waitOf = (after: ServiceView, before = view({service: web})): number => {
		const settler = createFindingSettler();
		settler.diagnose(before, synced, now);
		settler.diagnose(after, synced, now + 10_000);
		return settler.nextDue() - now - 10_000;
	};

	test.each<[string, ServiceView]>([
		['a selector that matches nothing', mistyped()],
		['a port name that no container has', unnamed()],
		['an address where a name belongs', mistyped({service: service({type: 'ExternalName', externalName: '10.0.0.1'})})],
		['a rollout that is paused', unnamed({workloads: [workload({replicas: 1, rollout: 'rolling', isPaused: true})]})],
	])('%s is told as soon as nobody writes on', (_name, after) => {
		expect(waitOf(after)).toBe(writtenSettleMs);
	});

	test.each<[string, ServiceView]>([
		['while a rollout is under way', unnamed({workloads: [workload({replicas: 1, rollout: 'rolling'})]})],
		['while a pod terminates', unnamed({pods: [pod(), pod({name: 'web-2', deleted: birth + 60})]})],
		['while pods are to come', mistyped({workloads: [workload()]})],
		['after the last pod has gone', view({service: web, pods: [], slices: [], workloads: []})],
		['of which a watch may lag behind another', starting()],
	])('a finding waits longer %s', (_name, after) => {
		expect(waitOf(after)).toBe(settleMs);
	});

	test.each<[string, ServiceView]>([
		['a container that crashes', crashing()],
		['one that crashes during a rollout', view({pods: [looping()], workloads: [workload({rollout: 'rolling'})]})],
		['an image that cannot be pulled', view({pods: [unready({kind: 'waiting', reason: 'ErrImagePull', message: ''})]})],
	])('%s says so itself', (_name, after) => {
		expect(waitOf(after)).toBe(writtenSettleMs);
	});

	test('is told once nothing more of the namespace is written, and after its grace at the latest', () => {
		const settler = createFindingSettler();
		settler.diagnose(healthy(), synced, now);
		settler.diagnose(mistyped(), synced, now + 10_000);
		for (const [index, name] of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].entries()) {
			const at = now + 10_800 + index * 800;
			expect(settler.flushDue(at).map(({view: {key}}) => key)).toStrictEqual(
				at < now + 10_000 + settleMs ? [] : ['shop/web'],
			);
			if (at >= now + 10_000 + settleMs) {
				break;
			}

			settler.diagnose(view({service: service({name})}), synced, at);
		}
	});

	test('does not wait for what is written in another namespace, and for what only runs', () => {
		const settler = createFindingSettler();
		const other = service({name: 'other'});
		settler.diagnose(healthy(), synced, now);
		settler.diagnose(view({service: other}), synced, now);
		settler.diagnose(mistyped(), synced, now + 10_000);
		settler.diagnose(view({service: service({namespace: 'far'})}), synced, now + 10_500);
		settler.diagnose(view({service: other, pods: [looping()]}), synced, now + 10_500);
		expect(codes(settler.flushDue(now + 10_000 + writtenSettleMs)[0]!.diagnosis)).toStrictEqual([
			'selector-matches-nothing',
		]);
	});

	test('is set right by the next object of the same apply, and nothing was said', () => {
		const settler = createFindingSettler();
		const before = settler.diagnose(healthy(), synced, now);
		settler.diagnose(unnamed(), synced, now + 10_000);
		const renamed = pod({containers: [container({ports: [{name: 'htpp', port: 8080, protocol: 'TCP'}]})]});
		const rolling = [workload({replicas: 1, rollout: 'rolling'})];
		expect(settler.diagnose(unnamed({workloads: rolling}), synced, now + 10_900).findings).toStrictEqual([]);
		expect(settler.flushDue(now + 10_000 + writtenSettleMs)).toStrictEqual([]);
		const after = settler.diagnose(unnamed({pods: [renamed], workloads: rolling}), synced, now + 14_900);
		expect(after.findings).toStrictEqual(before.findings);
	});

	test('of a young Service is told where no object that is to come can change it', () => {
		const at = now / 1000;
		const settler = createFindingSettler();
		const young = mistyped({service: service({type: 'ExternalName', externalName: '10.0.0.1', created: at})});
		expect(settler.diagnose(young, synced, now, true)).toMatchObject({isDiagnosed: false, findings: []});
		expect(codes(settler.flushDue(now + writtenSettleMs)[0]!.diagnosis)).toStrictEqual([
			'externalname-ip',
			'externalname-ports',
		]);
	});
});
