import {expect, test} from 'vitest';
import {knownNamespaces} from '../../../source/dashboard/options/namespace-options.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {initialState, rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {missingNamespace} from '../../../source/dashboard/text/missing-namespace.ts';
import type {Inputs} from '../../../source/model/sync-status.ts';
import {syncedInputs} from '../../_helpers/rows.ts';

const startedIn = (namespace: string | undefined, ...actions: readonly Action[]) =>
	actions.reduce(
		rootReducer,
		initialState({
			...{context: 'prod', contexts: ['prod'], namespace, isDemo: false, isReadonly: false},
			...{now: 0, columns: 80, rows: 24},
		}),
	);

const listed = (inputs: Partial<Inputs> = {}): Action => ({type: 'inputs/changed', inputs: syncedInputs(inputs)});
const named: Action = {type: 'namespaces/listed', names: ['infra', 'shop']};

test('a namespace that does not exist is told once, and has no digit', () => {
	const state = startedIn('shp', listed(), named);
	expect(missingNamespace(state)).toBe('shp');
	expect(state.notice).toEqual({level: 'error', text: 'There is no namespace shp. Did you mean shop?'});
	expect(state.recent).toEqual([]);
	expect(knownNamespaces(state)).toEqual(['infra', 'shop']);

	const later = rootReducer(
		{...state, notice: undefined},
		{type: 'namespaces/listed', names: ['infra', 'new', 'shop']},
	);
	expect(later.notice).toBeUndefined();
	expect(
		missingNamespace(rootReducer(later, {type: 'namespaces/listed', names: ['infra', 'shop', 'shp']})),
	).toBeUndefined();
});

test.each<[string, string | undefined, readonly Action[]]>([
	['it exists', 'shop', [listed(), named]],
	['all are open', undefined, [listed(), named]],
	['the names are on their way', 'shp', [listed()]],
	['the list has not ended', 'shp', [listed({namespaces: {phase: 'syncing', count: 1}}), named]],
	['they may not be listed', 'shp', [listed({namespaces: {phase: 'forbidden', problem: 'It is forbidden.'}})]],
])('nothing is claimed where %s', (_name, namespace, actions) => {
	const state = startedIn(namespace, ...actions);
	expect(missingNamespace(state)).toBeUndefined();
	expect(state.notice).toBeUndefined();
	expect(state.recent).toEqual(namespace === undefined ? [] : [namespace]);
});
