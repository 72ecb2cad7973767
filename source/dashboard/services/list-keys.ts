import {copy, copyDisabled} from '../effects/copying.ts';
import {focusNext, goToDigit, goToLast, lastDisabled} from '../effects/navigation.ts';
import {openOf} from '../effects/open-document.ts';
import {chooseClient, clientDisabled, subjectOf} from '../effects/probe-handlers.ts';
import {subjectDisabled} from '../effects/selected-object.ts';
import type {FixedBinding, KeyContext, OpenBinding} from '../keyboard/key-binding.ts';
import {focusedFilter} from '../state/filter/focused-filter.ts';
import type {State} from '../state/state.ts';

const openOver = ({store, commands}: KeyContext, kind: 'diagnosis' | 'timeline') => {
	const key = subjectOf(store.getState());
	if (key !== undefined) {
		store.dispatch({type: 'overlay/opened', overlay: {kind, key, top: 0}});
		if (kind === 'diagnosis') {
			commands.tellAbout(key);
		}
	}
};

const serviceDisabled = (state: State) => (subjectOf(state) === undefined ? 'No Service is selected.' : undefined);

/** Keys of the lists: what is listed, what is opened from there, where the focus is. */
export const listKeys: ReadonlyArray<FixedBinding | OpenBinding> = [
	{
		action: 'diagnosis',
		help: 'diagnosis; describes an endpoint or pod',
		scopes: ['list'],
		footer: 'diagnosis',
		// A Service that does not exist has a diagnosis too.
		disabled: state => (state.focus === 'services' ? serviceDisabled(state) : subjectDisabled(state)),
		run: context =>
			context.store.getState().focus === 'services' ? openOver(context, 'diagnosis') : openOf(context, 'describe'),
	},
	{
		action: 'history',
		help: 'history: when ready endpoints changed',
		scopes: ['list', 'text'],
		footer: 'history',
		disabled: serviceDisabled,
		run: context => openOver(context, 'timeline'),
	},
	{
		action: 'filter',
		help: 'filter the focused list',
		scopes: ['list'],
		footer: 'filter',
		run({store}) {
			const filter = focusedFilter(store.getState());
			store.dispatch({type: 'prompt/opened', prompt: {kind: 'filter', text: filter, before: filter}});
		},
	},
	{
		action: 'command',
		help: 'go to a pane, namespace or context',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		footer: 'go to',
		run: ({store}) => store.dispatch({type: 'prompt/opened', prompt: {kind: 'command', text: '', place: -1}}),
	},
	{
		action: 'copy',
		help: "copy the fix, or the open probe's command",
		scopes: ['list', 'text'],
		footer: 'copy',
		disabled: copyDisabled,
		run: copy,
	},
	{
		action: 'probe-from',
		help: 'select the pod and container to probe from',
		scopes: ['list', 'text'],
		footer: 'probe from',
		disabled: state => clientDisabled(state),
		run: chooseClient,
	},
	{
		action: 'next-pane',
		help: 'next pane',
		scopes: ['list'],
		footer: 'next pane',
		run: context => focusNext(context, 1),
	},
	{
		action: 'previous-pane',
		help: 'previous pane',
		scopes: ['list'],
		run: context => focusNext(context, -1),
	},
	{
		action: 'zoom',
		help: 'toggle zoom',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'pane/zoomed'}),
	},
	{
		action: 'only-findings',
		help: 'toggle: only Services with findings',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'filter/onlyFindingsToggled'}),
	},
	{
		keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
		label: '0-9',
		help: '0 all namespaces, 1-9 recent ones',
		scopes: ['list'],
		run: goToDigit,
	},
	{
		action: 'previous-place',
		help: 'previous namespace or context',
		scopes: ['list'],
		disabled: lastDisabled,
		run: goToLast,
	},
];
