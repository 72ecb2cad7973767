import {shellQuote} from '../model/shell-quote.ts';
import {rowSeverity} from '../rules/judgement.ts';
import {clockTime} from './clock-time.ts';
import type {Picker} from './overlay.ts';
import {sortColumns} from './sorting.ts';
import type {State} from './state.ts';

/** One line of a picker. `text` says what is to be known of it. */
export type Option = {readonly id: string; readonly name: string; readonly text: string; readonly isBroken: boolean};

/** The id of the choice that means all namespaces; no namespace can have it. */
export const allNamespaces = '*';

/** Services with an error or a warning, by namespace. */
const brokenByNamespace = ({list}: State) => {
	const broken = new Map<string, number>();
	for (const {view, judgement} of list.entries.values()) {
		const severity = rowSeverity(judgement);
		if (severity === 'error' || severity === 'warning') {
			const {namespace} = view.service;
			broken.set(namespace, (broken.get(namespace) ?? 0) + 1);
		}
	}

	return broken;
};

/** The namespaces svctop has heard of: listed by the server, or those of the Services where it may not list them. */
export const knownNamespaces = ({namespaces, namespace, list}: State): readonly string[] => {
	const own = namespace === undefined ? [] : [namespace];
	const seen = namespaces.length > 0 ? namespaces : [...list.entries.values()].map(({view}) => view.service.namespace);
	return [...new Set([...own, ...seen])].sort();
};

const namespaceOptions = (state: State): readonly Option[] => {
	const broken = brokenByNamespace(state);
	const option = (id: string, name: string, count: number): Option => ({
		id,
		name,
		text: count > 0 ? `${count} broken` : '',
		isBroken: count > 0,
	});
	const total = [...broken.values()].reduce((sum, count) => sum + count, 0);
	return [
		option(allNamespaces, 'all namespaces', state.namespace === undefined ? total : 0),
		...knownNamespaces(state).map(name => option(name, name, broken.get(name) ?? 0)),
	];
};

const kept = new WeakMap<State['list'], {readonly state: State; readonly options: readonly Option[]}>();

/** Counting goes over every Service, so it is done once for each state of the list. */
const keptNamespaceOptions = (state: State) => {
	const known = kept.get(state.list);
	if (known?.state.namespaces === state.namespaces && known.state.namespace === state.namespace) {
		return known.options;
	}

	const options = namespaceOptions(state);
	kept.set(state.list, {state, options});
	return options;
};

/** A script says less of a command than what it is given. */
const outline = (argv: readonly string[]) =>
	argv.map((word, index) => (index > 0 && argv[index - 1] === '-c' ? '...' : shellQuote(word))).join(' ');

const keptLogOptions = new WeakMap<State['log'], readonly Option[]>();

const logOptions = ({log}: State): readonly Option[] => {
	const known = keptLogOptions.get(log);
	if (known !== undefined) {
		return known;
	}

	const options = log.map(entry => ({
		id: String(entry.id),
		name: `${clockTime(entry.at)} ${entry.kind === 'command' ? entry.client.pod : 'API server'}`,
		text: `${entry.outcome} · ${Math.round(entry.ms)} ms · ${entry.kind === 'command' ? outline(entry.argv) : entry.request}`,
		isBroken: entry.isFailure,
	}));
	keptLogOptions.set(log, options);
	return options;
};

export const pickerOptions = (state: State, picker: Picker): readonly Option[] => {
	switch (picker.kind) {
		case 'namespaces': {
			return keptNamespaceOptions(state);
		}

		case 'contexts': {
			return state.contexts.map(name => ({
				id: name,
				name,
				text: name === state.context ? 'current' : '',
				isBroken: false,
			}));
		}

		case 'containers': {
			return picker.choices.map(({target, text, isFaulty}) => ({
				id: `${target.pod}/${target.container}`,
				name: target.pod,
				text: `${target.container} · ${text}`,
				isBroken: isFaulty,
			}));
		}

		case 'columns': {
			const {by} = state.list.order.sort;
			return sortColumns.map(({id, help}) => ({
				id,
				name: id,
				text: id === by ? `${help} · current` : help,
				isBroken: false,
			}));
		}

		case 'log': {
			return logOptions(state);
		}

		case 'forwards': {
			return [...state.forwards.values()].map(({local, key}) => ({
				id: String(local),
				name: String(local),
				text: key,
				isBroken: false,
			}));
		}

		case 'clients': {
			return picker.choices.map(({target, isDefault}) => ({
				id: `${target.pod}/${target.container}`,
				name: target.pod,
				text: [target.container, isDefault ? 'default' : ''].filter(Boolean).join(' · '),
				isBroken: false,
			}));
		}
	}
};

/** The place of the selected option, the first where it has gone. */
export const pickedIndex = (state: State, picker: Picker) =>
	Math.max(
		0,
		pickerOptions(state, picker).findIndex(({id}) => id === picker.selected),
	);
