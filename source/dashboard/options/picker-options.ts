import {lruMemoize} from 'reselect';
import type {Target} from '../../model/pod-access/exec.ts';
import {shellQuote} from '../../model/shell-quote.ts';
import type {Client} from '../../probes/clients.ts';
import {clockTime} from '../../text/clock-time.ts';
import {sanitise} from '../../text/sanitise.ts';
import {subjectId} from '../records/named-objects.ts';
import {compileLineFilter} from '../rows/filter.ts';
import {sortColumns} from '../rows/sorting.ts';
import {createSelector} from '../state/create-selector.ts';
import type {Picker} from '../state/overlay.ts';
import type {State} from '../state/state.ts';
import {namespaceOptions} from './namespace-options.ts';
import type {Option} from './picker-option.ts';

/** The id under which a container is chosen. */
export const targetId = ({namespace, pod, container}: Target) => `${namespace}/${pod}/${container}`;

/** A script says less of a command than what it is given. */
const outline = (argv: readonly string[]) =>
	argv.map((word, index) => (index > 0 && argv[index - 1] === '-c' ? '...' : shellQuote(word))).join(' ');

const logOptions = createSelector([(state: State) => state.log], (log): readonly Option[] =>
	log.map(entry => ({
		id: String(entry.id),
		name: `${clockTime(entry.at)} ${entry.kind === 'command' ? entry.client.pod : 'API server'}`,
		text: `${entry.outcome} · ${Math.round(entry.ms)} ms · ${entry.kind === 'command' ? outline(entry.argv) : entry.request}`,
		isBroken: entry.isFailure,
	})),
);

/** There may be as many as there are pods. */
const clientOptions = lruMemoize((choices: readonly Client[]): readonly Option[] =>
	choices.map(({target, isDefault}) => ({
		id: targetId(target),
		name: `${target.namespace}/${target.pod}`,
		text: isDefault ? `${target.container} · default` : target.container,
		isBroken: false,
	})),
);

const allOptions = (state: State, picker: Picker): readonly Option[] => {
	switch (picker.kind) {
		case 'namespaces': {
			return namespaceOptions(state);
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

		case 'objects': {
			return picker.choices.map(subject => ({
				id: subjectId(subject),
				name: `${subject.kind} ${subject.name}`,
				text: subject.namespace,
				isBroken: false,
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

const filtered = lruMemoize((options: readonly Option[], filter: string): readonly Option[] => {
	const matches = compileLineFilter(filter);
	return matches === undefined ? options : options.filter(matches);
});

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
