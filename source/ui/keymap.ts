import type {Binding, Hands} from './binding.ts';
import {copy, copyDisabled} from './copying.ts';
import {choose} from './entering.ts';
import {goBack} from './going-back.ts';
import {focusNext, goToDigit, move, moveTo} from './moving.ts';
import {chooseClient, probeDisabled, startProbe, subjectOf} from './probing.ts';
import {promptKeys} from './prompt-keys.ts';

const openOver = ({store}: Hands, kind: 'diagnosis' | 'probe') => {
	const key = subjectOf(store.getState());
	if (key !== undefined) {
		store.dispatch({type: 'opened-overlay', overlay: {kind, key, top: 0}});
	}
};

const toRoot = (hands: Hands) => {
	if (hands.store.getState().overlay === undefined) {
		hands.commands.quit();
		return;
	}

	hands.store.dispatch({type: 'closed-overlay'});
};

/** Every key there is. Handler, footer, help and readme are made from this table. */
export const keymap: readonly Binding[] = [
	{
		keys: ['n'],
		label: 'n',
		help: 'nslookup: resolve the Service inside a pod',
		scopes: ['list', 'text'],
		footer: 'nslookup',
		disabled: probeDisabled,
		run: hands => startProbe(hands, 'nslookup'),
	},
	{
		keys: ['c'],
		label: 'c',
		help: 'curl: request a URL of the Service inside a pod',
		scopes: ['list', 'text'],
		footer: 'curl',
		disabled: probeDisabled,
		run: hands => startProbe(hands, 'curl'),
	},
	{
		keys: ['t'],
		label: 't',
		help: 'trace: walk the whole path to the Service from inside a pod',
		scopes: ['list', 'text'],
		footer: 'trace',
		disabled: probeDisabled,
		run: hands => startProbe(hands, 'trace'),
	},
	{
		keys: ['enter'],
		label: 'enter',
		help: 'diagnosis of the Service: cause, evidence, fixes',
		scopes: ['list'],
		footer: 'diagnosis',
		disabled: state => (subjectOf(state) === undefined ? 'No Service is selected.' : undefined),
		run: hands => openOver(hands, 'diagnosis'),
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
		scopes: ['list', 'text'],
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
		disabled: state => (subjectOf(state) === undefined ? 'No Service is selected.' : undefined),
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
		keys: ['j', 'down'],
		label: 'j ↓',
		help: 'down',
		scopes: ['list', 'text', 'picker'],
		run: hands => move(hands, 1, 'line'),
	},
	{
		keys: ['k', 'up'],
		label: 'k ↑',
		help: 'up',
		scopes: ['list', 'text', 'picker'],
		run: hands => move(hands, -1, 'line'),
	},
	{
		keys: ['ctrl-f', 'pgdn'],
		label: 'ctrl-f pgdn',
		help: 'page down',
		scopes: ['list', 'text', 'picker'],
		run: hands => move(hands, 1, 'page'),
	},
	{
		keys: ['ctrl-b', 'pgup'],
		label: 'ctrl-b pgup',
		help: 'page up',
		scopes: ['list', 'text', 'picker'],
		run: hands => move(hands, -1, 'page'),
	},
	{
		keys: ['g', 'home'],
		label: 'g home',
		help: 'first line',
		scopes: ['list', 'text', 'picker'],
		run: hands => moveTo(hands, 'first'),
	},
	{
		keys: ['G', 'end'],
		label: 'G end',
		help: 'last line',
		scopes: ['list', 'text', 'picker'],
		run: hands => moveTo(hands, 'last'),
	},
	{keys: ['enter'], label: 'enter', help: 'take it', scopes: ['picker'], footer: 'take it', run: choose},
	{
		keys: ['esc'],
		label: 'esc',
		help: 'undo one thing: running probe, pane, filter, zoom, focus',
		scopes: ['list', 'text', 'picker'],
		footer: 'back',
		run: goBack,
	},
	{keys: ['q'], label: 'q', help: 'back, or quit', scopes: ['list', 'text', 'picker'], run: toRoot},
	{
		keys: ['?'],
		label: '?',
		help: 'this help',
		scopes: ['list', 'text'],
		footer: 'help',
		run: ({store}) => store.dispatch({type: 'opened-overlay', overlay: {kind: 'help', top: 0}}),
	},
	...promptKeys,
	{
		keys: ['ctrl-c'],
		label: 'ctrl-c',
		help: 'quit',
		scopes: ['list', 'text', 'picker'],
		run: ({commands}) => commands.quit(),
	},
];
