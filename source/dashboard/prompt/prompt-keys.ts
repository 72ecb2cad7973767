import {agree, chooseOther} from '../effects/answer-question.ts';
import {hasPortChoice} from '../effects/plan-question.ts';
import {completePrompt, enterPrompt} from '../effects/submit-prompt.ts';
import type {FixedBinding} from '../keyboard/key-binding.ts';
import {hasOtherSubstitute} from '../options/substitute-options.ts';
import type {State} from '../state/state.ts';

/** Why there is no port to choose in the question that is asked. */
const portDisabled = (state: State): string | undefined =>
	state.prompt?.kind === 'consent' &&
	(hasPortChoice(state, state.prompt.plan) || hasOtherSubstitute(state, state.prompt.plan))
		? undefined
		: 'There are not several ports to choose from.';

/** The keys of the line one types into, and of the question that a probe asks. */
export const promptKeys: readonly FixedBinding[] = [
	{keys: ['enter'], label: 'enter', help: 'apply or run', scopes: ['prompt'], run: enterPrompt},
	{
		keys: ['tab'],
		label: 'tab',
		help: 'complete a command; next port of the Service',
		scopes: ['prompt'],
		run: completePrompt,
	},
	{
		keys: ['up'],
		label: '↑',
		help: 'previous entry',
		scopes: ['prompt'],
		run: ({store}) => store.dispatch({type: 'prompt/recalled', by: 1}),
	},
	{
		keys: ['down'],
		label: '↓',
		help: 'next entry',
		scopes: ['prompt'],
		run: ({store}) => store.dispatch({type: 'prompt/recalled', by: -1}),
	},
	{
		keys: ['backspace', 'delete'],
		label: 'backspace',
		help: 'erase a character',
		scopes: ['prompt'],
		run: ({store}) => store.dispatch({type: 'prompt/erased', what: 'character'}),
	},
	{
		keys: ['ctrl-w'],
		label: 'ctrl-w',
		help: 'erase a word',
		scopes: ['prompt'],
		run: ({store}) => store.dispatch({type: 'prompt/erased', what: 'word'}),
	},
	{
		keys: ['ctrl-u'],
		label: 'ctrl-u',
		help: 'erase the line',
		scopes: ['prompt'],
		run: ({store}) => store.dispatch({type: 'prompt/erased', what: 'line'}),
	},
	{keys: ['enter'], label: 'enter', help: 'run the probe', scopes: ['question'], run: context => agree(context, false)},
	{
		keys: ['a'],
		label: 'a',
		help: 'run, and do not ask again in this context',
		scopes: ['question'],
		run: context => agree(context, true),
	},
	{
		keys: ['tab'],
		label: 'tab',
		help: 'next port, or all; ephemeral container or pod',
		scopes: ['question'],
		disabled: portDisabled,
		run: context => chooseOther(context, 1),
	},
	{
		keys: ['shift-tab'],
		label: 'shift-tab',
		help: 'previous port',
		scopes: ['question'],
		disabled: portDisabled,
		run: context => chooseOther(context, -1),
	},
	{
		keys: ['enter', 'q', 'ctrl-c'],
		label: 'enter q ctrl-c',
		help: 'quit, and close port-forwards',
		scopes: ['leaving'],
		run: ({commands}) => commands.quit(),
	},
	{
		keys: ['esc'],
		label: 'esc',
		help: 'stay',
		scopes: ['leaving'],
		run: ({store}) => store.dispatch({type: 'prompt/cancelled'}),
	},
	{
		keys: ['esc', 'ctrl-c'],
		label: 'esc ctrl-c',
		help: 'cancel',
		scopes: ['prompt', 'question'],
		run: ({store}) => store.dispatch({type: 'prompt/cancelled'}),
	},
];
