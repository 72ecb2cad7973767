import {rowSeverity} from '../../rules/diagnosis.ts';
import type {List} from '../rows/list.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {missingNamespace} from '../text/missing-namespace.ts';
import type {Option} from './picker-option.ts';

/** The id of the choice that means all namespaces; no namespace can have it. */
export const allNamespaces = '*';

type Faults = {readonly errors: number; readonly warnings: number};

const none: Faults = {errors: 0, warnings: 0};

/** Services whose worst finding is an error, and those whose worst is a warning, by namespace. */
const faultsByNamespace = (entries: List['entries']) => {
	const faults = new Map<string, Faults>();
	for (const {view, diagnosis} of entries.values()) {
		const severity = rowSeverity(diagnosis);
		const {namespace} = view.service;
		const {errors, warnings} = faults.get(namespace) ?? none;
		if (severity === 'error') {
			faults.set(namespace, {errors: errors + 1, warnings});
		} else if (severity === 'warning') {
			faults.set(namespace, {errors, warnings: warnings + 1});
		}
	}

	return faults;
};

const faultsText = ({errors, warnings}: Faults) =>
	[
		...(errors > 0 ? [`${errors} broken`] : []),
		...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
	].join(', ');

const selectEntries = ({list}: State) => list.entries;

/** The namespaces svctop has heard of: listed by the server, or those of the Services where it may not list them. */
export const knownNamespaces = createSelector(
	[(state: State) => state.namespaces, state => state.namespace, missingNamespace, selectEntries],
	(namespaces, namespace, missing, entries): readonly string[] => {
		const own = namespace === undefined || missing !== undefined ? [] : [namespace];
		const seen = namespaces.length > 0 ? namespaces : [...entries.values()].map(({view}) => view.service.namespace);
		return [...new Set([...own, ...seen])].sort();
	},
);

/** All namespaces and each of them, with what is broken there. Counting goes over every Service. */
export const namespaceOptions = createSelector(
	[knownNamespaces, (state: State) => state.namespace, selectEntries],
	(known, namespace, entries): readonly Option[] => {
		const faults = faultsByNamespace(entries);
		const isKnown = (name: string) => namespace === undefined || namespace === name;
		const option = (id: string, name: string, found: Faults): Option => ({
			id,
			name,
			// Of a namespace that is not followed nothing is known, which is not that nothing is broken there.
			text: isKnown(id) ? faultsText(found) : '?',
			isBroken: found.errors > 0,
		});
		const total = [...faults.values()].reduce(
			(sum, {errors, warnings}) => ({errors: sum.errors + errors, warnings: sum.warnings + warnings}),
			none,
		);
		return [
			option(allNamespaces, 'all namespaces', total),
			...known.map(name => option(name, name, faults.get(name) ?? none)),
		];
	},
);
