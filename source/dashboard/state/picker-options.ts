import type {Target} from '../../model/pod-access/exec.ts';
import {shellQuote} from '../../model/shell-quote.ts';
import type {Client} from '../../probes/clients.ts';
import {rowSeverity} from '../../rules/diagnosis.ts';
import {clockTime} from '../../text/clock-time.ts';
import {sanitise} from '../../text/sanitise.ts';
import {compileLineFilter} from '../rows/filter.ts';
import {sortColumns} from '../rows/sorting.ts';
import {missingNamespace} from '../text/missing-namespace.ts';
import type {Picker} from './overlay.ts';
import type {State} from './state.ts';

/** The id under which a container is chosen. */
export const targetId = ({namespace, pod, container}: Target) => `${namespace}/${pod}/${container}`;

/** One line of a picker. `text` says what is to be known of it. */
export type Option = {readonly id: string; readonly name: string; readonly text: string; readonly isBroken: boolean};

/** The id of the choice that means all namespaces; no namespace can have it. */
export const allNamespaces = '*';

type Faults = {readonly errors: number; readonly warnings: number};

const none: Faults = {errors: 0, warnings: 0};

/** Services whose worst finding is an error, and those whose worst is a warning, by namespace. */
const faultsByNamespace = ({list}: State) => {
	const faults = new Map<string, Faults>();
	for (const {view, judgement} of list.entries.values()) {
		const severity = rowSeverity(judgement);
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

/** The namespaces svctop has heard of: listed by the server, or those of the Services where it may not list them. */
export const knownNamespaces = (state: State): readonly string[] => {
	const {namespaces, namespace, list} = state;
	const own = namespace === undefined || missingNamespace(state) !== undefined ? [] : [namespace];
	const seen = namespaces.length > 0 ? namespaces : [...list.entries.values()].map(({view}) => view.service.namespace);
	return [...new Set([...own, ...seen])].sort();
};

const namespaceOptions = (state: State): readonly Option[] => {
	const faults = faultsByNamespace(state);
	const isKnown = (name: string) => state.namespace === undefined || state.namespace === name;
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
		...knownNamespaces(state).map(name => option(name, name, faults.get(name) ?? none)),
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

const keptClientOptions = new WeakMap<readonly Client[], readonly Option[]>();

/** There may be as many as there are pods: made once for each list of them. */
const clientOptions = (choices: readonly Client[]): readonly Option[] => {
	const known = keptClientOptions.get(choices);
	if (known !== undefined) {
		return known;
	}

	const options = choices.map(({target, isDefault}) => ({
		id: targetId(target),
		name: `${target.namespace}/${target.pod}`,
		text: isDefault ? `${target.container} · default` : target.container,
		isBroken: false,
	}));
	keptClientOptions.set(choices, options);
	return options;
};

const allOptions = (state: State, picker: Picker): readonly Option[] => {
	switch (picker.kind) {
		case 'namespaces': {
			return keptNamespaceOptions(state);
		}

		case 'contexts': {
			return state.contexts.map(name => ({
				id: name,
				name: sanitise(name),
				text: name === state.context ? 'current' : '',
				isBroken: false,
			}));
		}

		case 'containers': {
			return picker.choices.map(({target, text, isFaulty}) => ({
				id: targetId(target),
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
			return clientOptions(picker.choices);
		}
	}
};

const keptShown = new WeakMap<readonly Option[], {readonly filter: string; readonly shown: readonly Option[]}>();

const filtered = (options: readonly Option[], filter: string): readonly Option[] => {
	const known = keptShown.get(options);
	if (known?.filter === filter) {
		return known.shown;
	}

	const matches = compileLineFilter(filter);
	const shown = matches === undefined ? options : options.filter(matches);
	keptShown.set(options, {filter, shown});
	return shown;
};

/** The options that the picker's filter lets through. */
export const pickerOptions = (state: State, picker: Picker): readonly Option[] => {
	const options = allOptions(state, picker);
	return picker.kind === 'forwards' ? options : filtered(options, picker.filter ?? '');
};

/** How many options the picker's filter hides. */
export const hiddenOptions = (state: State, picker: Picker) =>
	allOptions(state, picker).length - pickerOptions(state, picker).length;

/** The place of the selected option, the first where it has gone or is hidden. */
export const pickedIndex = (state: State, picker: Picker) =>
	Math.max(
		0,
		pickerOptions(state, picker).findIndex(({id}) => id === picker.selected),
	);

/** The selected option; undefined where there is none to choose. */
export const pickedOption = (state: State, picker: Picker): Option | undefined =>
	pickerOptions(state, picker)[pickedIndex(state, picker)];
