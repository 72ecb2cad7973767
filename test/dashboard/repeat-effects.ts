import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {repeatProbes} from '../../source/dashboard/repeat-effects.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import type {Commands} from '../../source/dashboard/state/commands.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import type {ProbeVerdict} from '../../source/probes/probe.ts';
import {pod, service, view} from '../_helpers/objects.ts';
import {clients, liveFeed, row} from '../_helpers/rows.ts';
import {start} from '../_helpers/screen.tsx';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date'], now: start});
});

afterEach(() => {
	vi.useRealTimers();
});

const key = 'shop/web';
const {target} = clients[0]!;
const web = (pods = [pod()]) => row(view({service: service(), pods}));
const works: ProbeVerdict = {answer: 'works', sentence: 'It works.'};

/** A trace that was repeated from the first on, whose client is there or gone. */
const repeated = (isClientThere = true) => {
	const store = createStore(
		rootReducer,
		initialState({
			...{context: 'prod-eu', contexts: ['prod-eu'], namespace: undefined, isDemo: false, isReadonly: false},
			...{now: start, columns: 80, rows: 24},
		}),
	);
	const run = (): Action => ({type: 'probe/started', key, kind: 'trace', client: target, at: Date.now()});
	const trace = vi.fn(() => store.dispatch(run()));
	const repeat = vi.fn();
	const endRepeat = vi.fn();
	const commands = {trace, repeat, endRepeat, clientsFor: () => (isClientThere ? clients : [])} as unknown as Commands;
	onTestFinished(repeatProbes({store, commands}));
	for (const action of liveFeed([web()])) {
		store.dispatch(action);
	}

	const end = (verdict = works) =>
		store.dispatch({type: 'probe/progressed', key, progress: {kind: 'verdict', verdict}});
	store.dispatch(run());
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0, isRepeating: true}});
	return {store, trace, repeat, endRepeat, end};
};

test('five seconds after it has ended a trace is run again, and again', async () => {
	const {trace, end} = repeated();
	await vi.advanceTimersByTimeAsync(20_000);
	expect(trace).not.toHaveBeenCalled();
	end();
	await vi.advanceTimersByTimeAsync(4999);
	expect(trace).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(trace).toHaveBeenCalledExactlyOnceWith(key, target);
	end();
	await vi.advanceTimersByTimeAsync(5000);
	expect(trace).toHaveBeenCalledTimes(2);
});

test('where the pods have changed it does not wait so long', async () => {
	const {store, trace, end} = repeated();
	end();
	await vi.advanceTimersByTimeAsync(400);
	const changed = [web([pod({uid: 'other'})])];
	store.dispatch({type: 'rows/changed', changed, removed: [], isComplete: true, at: Date.now()});
	await vi.advanceTimersByTimeAsync(599);
	expect(trace).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(trace).toHaveBeenCalledOnce();
});

test.each<[string, Action]>([
	['once the pane is closed', {type: 'overlay/closed'}],
	['while help lies over it', {type: 'overlay/opened', overlay: {kind: 'help', top: 0}}],
	['once it is not to be repeated', {type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}}],
])('it is not run again %s', async (_name, action) => {
	const {store, trace, end} = repeated();
	end();
	store.dispatch(action);
	await vi.advanceTimersByTimeAsync(20_000);
	expect(trace).not.toHaveBeenCalled();
});

test('requests go on beside a trace that is repeated, until it is not any more', () => {
	const {store, repeat, endRepeat, end} = repeated();
	expect(repeat).not.toHaveBeenCalled();
	end();
	store.dispatch({type: 'probe/started', key, kind: 'trace', client: target, at: Date.now()});
	end();
	expect(repeat).toHaveBeenCalledExactlyOnceWith(key, target);
	expect(endRepeat).not.toHaveBeenCalled();
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}});
	expect(endRepeat).toHaveBeenCalledExactlyOnceWith(key);
});

test('from a client that could not be asked no requests are sent', () => {
	const {repeat, end} = repeated();
	end({answer: 'impossible', sentence: 'No tool of this container.', lacksTools: true});
	expect(repeat).not.toHaveBeenCalled();
});

test('what was cancelled is not run again', async () => {
	const {store, trace} = repeated();
	store.dispatch({type: 'probe/cancelled', key});
	await vi.advanceTimersByTimeAsync(20_000);
	expect(trace).not.toHaveBeenCalled();
});

test('where its pod is gone it says so, and ends', async () => {
	const {store, trace, end} = repeated(false);
	end();
	await vi.advanceTimersByTimeAsync(5000);
	expect(trace).not.toHaveBeenCalled();
	expect(store.getState().notice?.text).toBe(
		`Pod ${target.pod} is gone, so the trace is not repeated any more. r asks from another pod.`,
	);
	expect(store.getState().overlay).toStrictEqual({kind: 'probe', key, top: 0});
});
