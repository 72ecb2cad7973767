import {copy, copyDisabled} from '../documents/copying.ts';
import {openOf} from '../documents/open-document.ts';
import {subjectDisabled} from '../documents/selected-object.ts';
import type {Binding, Hands} from '../keyboard/key-binding.ts';
import {focusNext, goToDigit, goToLast, lastDisabled} from '../keyboard/navigation.ts';
import {chooseClient, clientDisabled, subjectOf} from '../probe/probe-handlers.ts';
import type {State} from '../state/state.ts';

const openOver = ({store, commands}: Hands, kind: 'diagnosis' | 'timeline') => {
	const key = subjectOf(store.getState());
	if (key !== undefined) {
		store.dispatch({type: 'opened-overlay', overlay: {kind, key, top: 0}});
		if (kind === 'diagnosis') {
			commands.tellAbout(key);
		}
	}
};

const serviceDisabled = (state: State) => (subjectOf(state) === undefined ? 'No Service is selected.' : undefined);

/** Keys of the lists: what is listed, what is opened from there, where the focus is. */
export const listKeys: readonly Binding[] = [
	{
		keys: ['enter'],
		label: 'enter',
		help: 'diagnosis of a Service: cause, evidence, fixes; of an endpoint or pod its details',
		scopes: ['list'],
		footer: 'diagnosis',
		// A Service that does not exist has a diagnosis all the same.
		disabled: state => (state.focus === 'services' ? serviceDisabled(state) : subjectDisabled(state)),
		run: hands =>
			hands.store.getState().focus === 'services' ? openOver(hands, 'diagnosis') : openOf(hands, 'describe'),
	},
	{
		keys: ['h'],
		label: 'h',
		help: 'history: when its ready endpoints changed, and why',
		scopes: ['list', 'text'],
		footer: 'history',
		disabled: serviceDisabled,
		run: hands => openOver(hands, 'timeline'),
	},
	{
		keys: ['/'],
		label: '/',
		help: 'filter the Services',
		scopes: ['list'],
		footer: 'filter',
		run({store}) {
			const {filter} = store.getState().list;
			store.dispatch({type: 'prompted', prompt: {kind: 'filter', text: filter, before: filter}});
		},
	},
	{
		keys: [':'],
		label: ':',
		help: 'go to a pane, namespace or context',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		footer: 'go to',
		run: ({store}) => store.dispatch({type: 'prompted', prompt: {kind: 'command', text: '', place: -1}}),
	},
	{
		keys: ['x'],
		label: 'x',
		help: "copy the fix, or the open probe's command",
		scopes: ['list', 'text'],
		footer: 'copy',
		disabled: copyDisabled,
		run: copy,
	},
	{
		keys: ['p'],
		label: 'p',
		help: 'choose the pod and container to probe from',
		scopes: ['list', 'text'],
		footer: 'probe from',
		disabled: state => clientDisabled(state),
		run: chooseClient,
	},
	{
		keys: ['tab'],
		label: 'tab',
		help: 'next pane',
		scopes: ['list'],
		footer: 'next pane',
		run: hands => focusNext(hands, 1),
	},
	{
		keys: ['shift-tab'],
		label: 'shift-tab',
		help: 'previous pane',
		scopes: ['list'],
		run: hands => focusNext(hands, -1),
	},
	{
		keys: ['z'],
		label: 'z',
		help: 'the focused pane alone, and back',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'zoomed'}),
	},
	{
		keys: ['ctrl-z'],
		label: 'ctrl-z',
		help: 'only Services with findings, and back',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'broken-only'}),
	},
	{
		keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
		label: '0-9',
		help: 'all namespaces, and the last used ones',
		scopes: ['list'],
		run: goToDigit,
	},
	{
		keys: ['-'],
		label: '-',
		help: 'the namespace or context one was in before',
		scopes: ['list'],
		disabled: lastDisabled,
		run: goToLast,
	},
];
