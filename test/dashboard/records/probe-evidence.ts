import {expect, test} from 'vitest';
import {nextExpiry} from '../../../source/dashboard/records/probe-evidence.ts';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {initialState, rootReducer, type State} from '../../../source/dashboard/state/root-reducer.ts';
import {rootFinding, rowSeverity} from '../../../source/rules/diagnosis.ts';
import {basisOf, type PortEvidence} from '../../../source/rules/evidence.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {finding, liveFeed, row} from '../../_helpers/rows.ts';

const joined = view({service: service({ports: [servicePort({targetPort: 8080})]}), pods: [pod()]});
const hint = finding({code: 'target-port-undeclared', severity: 'info', confidence: 'hint', port: 80});
const web = row(joined, [hint]);

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const start = {context: 'prod', contexts: ['prod'], namespace: undefined, isDemo: false, isReadonly: false};
const live = [
	...liveFeed([web]),
	{type: 'probe/started', key: 'shop/web', kind: 'trace', client, at: 1},
] satisfies readonly Action[];

const after = (...actions: readonly Action[]): State =>
	[...live, ...actions].reduce(rootReducer, initialState({...start, now: 0, columns: 80, rows: 24}));

const seeing = (seen: Pick<PortEvidence, 'saw'>): Action => ({
	type: 'probe/progressed',
	key: 'shop/web',
	progress: {
		kind: 'evidence',
		evidence: {
			service: {namespace: 'shop', name: 'web'},
			port: 80,
			source: 'trace',
			target: 8080,
			pod: 'web-1',
			loopback: '127.0.0.1:8080',
			basis: basisOf(joined),
			listening: undefined,
			fixes: [],
			...seen,
		} as PortEvidence,
	},
});
const again = (changed: Row): Action => ({
	type: 'rows/changed',
	changed: [changed],
	removed: [],
	isComplete: true,
	at: 0,
});
const shown = (state: State) => rootFinding(state.list.entries.get('shop/web')!.diagnosis);

test('the row shows what was seen, at once and through changes that have no bearing on it', () => {
	const seen = after(seeing({saw: 'not-listening'}));
	expect(shown(seen)).toMatchObject({severity: 'error', confidence: 'certain'});
	expect(seen.list.counts.error).toBe(1);
	const relabelled = {...joined, service: {...joined.service, labels: {team: 'a'}}};
	expect(shown(rootReducer(seen, again(row(relabelled, [hint]))))?.severity).toBe('error');
});

test('it is believed no more once the pods or the ports are others', () => {
	const seen = after(seeing({saw: 'not-listening'}));
	const other = {...joined, pods: [pod({uid: 'another'})]};
	const changed = rootReducer(seen, again(row(other, [hint])));
	expect(shown(changed)).toEqual(hint);
	expect(changed.proofs.size).toBe(0);
	expect(shown(rootReducer(changed, again(web)))).toEqual(hint);
});

test('a later probe takes the place of an earlier one', () => {
	expect(shown(after(seeing({saw: 'not-listening'}), seeing({saw: 'answers'})))).toBeUndefined();
	expect(shown(after(seeing({saw: 'answers'}), seeing({saw: 'not-listening'})))?.severity).toBe('error');
});

test('what was seen of a Service that has changed meanwhile is not believed', () => {
	const other = {...joined, pods: [pod({uid: 'another'})]};
	expect(shown(after(again(row(other, [hint])), seeing({saw: 'not-listening'})))).toEqual(hint);
});

test('a Service that goes takes it along, and another context knows nothing of it', () => {
	const seen = after(seeing({saw: 'not-listening'}));
	expect(
		rootReducer(seen, {type: 'rows/changed', changed: [], removed: ['shop/web'], isComplete: true, at: 0}).proofs.size,
	).toBe(0);
	expect(rootReducer(seen, {type: 'scope/opened', context: 'staging', namespace: undefined}).proofs.size).toBe(0);
	const elsewhere = rootReducer(seen, {type: 'scope/opened', context: 'prod', namespace: 'shop'});
	expect(shown(rootReducer(elsewhere, again(web)))?.severity).toBe('error');
});

test('a quiet row turns red by what a probe alone can tell, until its pods are others', () => {
	const quiet = row(joined, []);
	const seen = after(again(quiet), seeing({saw: 'localhost'}));
	expect(rowSeverity(seen.list.entries.get('shop/web')!.diagnosis)).toBe('error');
	expect(seen.list.counts).toMatchObject({error: 1, quiet: 0});
	expect(shown(rootReducer(seen, again(quiet)))?.code).toBe('listens-on-localhost');
	expect(shown(rootReducer(seen, seeing({saw: 'mixed'})))).toBeUndefined();
	const other = rootReducer(seen, again(row({...joined, pods: [pod({uid: 'another'})]}, [])));
	expect(rowSeverity(other.list.entries.get('shop/web')!.diagnosis)).toBe('quiet');
});

test('a failure that was seen is believed for five minutes, and says when that was', () => {
	const quiet = row(joined, []);
	const seen = after(again(quiet), seeing({saw: 'localhost'}));
	expect(shown(seen)?.evidence[0]?.path).toMatch(/^trace at \d\d:\d\d:\d\d$/);
	const still = rootReducer(seen, {type: 'clock/ticked', now: 300_000});
	expect(shown(still)?.code).toBe('listens-on-localhost');
	expect(nextExpiry(still.proofs)).toBe(300_001);
	const expireEvidence = rootReducer(still, {type: 'clock/ticked', now: 300_001});
	expect(shown(expireEvidence)).toBeUndefined();
	expect(expireEvidence.list.counts.error).toBe(0);
	expect(nextExpiry(expireEvidence.proofs)).toBe(Number.POSITIVE_INFINITY);
});

test('that it answers is believed until something changes', () => {
	const seen = after(seeing({saw: 'answers'}));
	expect(shown(rootReducer(seen, {type: 'clock/ticked', now: 3_600_000}))).toBeUndefined();
});

test('what its owner or the configuration silences is ignored where a probe has found it, and the row stays quiet', () => {
	const codes = ['listens-on-localhost'];
	const annotated = {...joined, service: {...joined.service, suppression: {codes, reason: 'annotation'}}};
	const plain = row(joined, []);
	const configured = {...plain, diagnosis: {...plain.diagnosis, suppression: {codes, reason: 'configuration'}}};
	for (const [quiet, ignored] of [
		[row(annotated, []), 'annotation'],
		[configured, 'configuration'],
	] as const) {
		const seen = after(again(quiet), seeing({saw: 'localhost'}));
		for (const state of [seen, rootReducer(seen, again({...quiet}))]) {
			const {diagnosis} = state.list.entries.get('shop/web')!;
			expect(diagnosis.findings).toMatchObject([{code: 'listens-on-localhost', ignored}]);
			expect(rowSeverity(diagnosis)).toBe('quiet');
			expect(state.list.counts.error).toBe(0);
		}
	}

	expect(shown(after(again(configured), seeing({saw: 'not-listening'})))?.code).toBe('not-listening');
});
