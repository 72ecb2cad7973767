import {missingText} from '../../model/missing-text.ts';
import {sanitise} from '../../text/sanitise.ts';
import {completed, type KeyPlace, type Order, readCommand} from '../keyboard/command-line.ts';
import {type KeyContext, type Scope, scopeOf} from '../keyboard/key-binding.ts';
import {allNamespaces, knownNamespaces} from '../options/namespace-options.ts';
import {withKeys} from '../records/key-choice.ts';
import {sortColumns} from '../rows/sorting.ts';
import {openDocument as documentOf} from '../state/open-document.ts';
import type {State} from '../state/state.ts';
import {printCopyable} from './copying.ts';
import {goToMatch} from './document-navigation.ts';
import {goToNamespace} from './go-to/go-to-namespace.ts';
import {showPane} from './go-to/show-pane.ts';
import {probeNamed, serviceNames} from './named-service.ts';
import {openDocument} from './open-document.ts';
import {enterForward, nextForwardPort, openForwards} from './port-forward-handlers.ts';
import {openProbe, propose} from './probe-handlers.ts';
import {leave} from './quit.ts';
import {isRequest, requestPorts, withNextRequestPort} from './request-text.ts';

/** The names each command of the command line takes. */
export const argumentNames = (state: State) => {
	const namespaces = knownNamespaces(state);
	const services = serviceNames(state);
	return {
		trace: services,
		matrix: services,
		ns: namespaces,
		svc: namespaces,
		ep: namespaces,
		pods: namespaces,
		ctx: state.contexts.map(sanitise),
		sort: sortColumns.map(({id}) => id),
	};
};

export const openNamespacePicker = ({store}: KeyContext, filter = '') => {
	const selected = store.getState().namespace ?? allNamespaces;
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'namespaces', selected, filter}});
};

const openContextPicker = ({store}: KeyContext, filter: string) => {
	const selected = store.getState().context;
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'contexts', selected, filter}});
};

/** Connects to a context by its name; a part of names shows those that have it. */
const goToContext = (context: KeyContext, wanted: string) => {
	const {store, commands} = context;
	const {contexts} = store.getState();
	const found = contexts.find(name => name === wanted || sanitise(name) === wanted);
	if (found !== undefined) {
		commands.openContext(found);
		return;
	}

	if (contexts.some(name => sanitise(name).toLowerCase().includes(wanted.toLowerCase()))) {
		openContextPicker(context, wanted);
		return;
	}

	const text = missingText('context', wanted, contexts, ':ctx shows those there are.');
	store.dispatch({type: 'notice/shown', level: 'error', text});
};

/** Scopes in which the key of a command is what the command says; without them any. */
const scopesOf: Readonly<Partial<Record<KeyPlace, readonly Scope[]>>> = {
	lists: ['list'],
	service: ['list', 'text'],
	text: ['text', 'document', 'logs'],
	document: ['document', 'logs'],
	forwards: ['forwards'],
};

/** What is said where one is not in such a place, and nothing can be closed to be there. */
const elsewhere: Readonly<Partial<Record<KeyPlace, string>>> = {
	text: 'No text is open here: {yaml}, {describe}, {events} and {logs} open one.',
	document: 'No text is open here: {yaml}, {describe}, {events} and {logs} open one.',
	forwards: 'Select the port-forward to stop: :forwards lists them.',
};

/** Presses the key of a command, in the lists where it means something else in what lies over them. */
const pressFor = ({store, perform}: KeyContext, {action, place, search}: Extract<Order, {readonly kind: 'key'}>) => {
	const isThere = scopesOf[place]?.includes(scopeOf(store.getState())) !== false;
	const problem = elsewhere[place];
	if (!isThere && problem !== undefined) {
		store.dispatch({type: 'notice/shown', level: 'info', text: withKeys(problem, store.getState().keys)});
		return;
	}

	if (!isThere) {
		store.dispatch({type: 'overlay/closed'});
	}

	perform(action);
	if (search !== undefined && documentOf(store.getState()) !== undefined) {
		store.dispatch({type: 'document/scrolled', reading: {search, match: -1}});
	}
};

const runCommand = (context: KeyContext, text: string) => {
	const {store, commands} = context;
	const order = readCommand(text);
	switch (order?.kind) {
		case undefined: {
			return;
		}

		case 'pane': {
			showPane(context, order);
			return;
		}

		case 'namespace': {
			goToNamespace(context, order.name);
			return;
		}

		case 'context': {
			goToContext(context, order.name);
			return;
		}

		case 'pick-namespace': {
			openNamespacePicker(context, order.filter);
			return;
		}

		case 'pick-context': {
			openContextPicker(context, order.filter);
			return;
		}

		case 'copy': {
			printCopyable(context);
			return;
		}

		case 'messages': {
			openDocument(context, {kind: 'messages'});
			return;
		}

		case 'sort': {
			store.dispatch({type: 'overlay/closed'});
			store.dispatch({type: 'list/sorted', by: order.by});
			return;
		}

		case 'key': {
			pressFor(context, order);
			return;
		}

		case 'probe-service': {
			probeNamed(context, order.probe, order);
			return;
		}

		case 'probe': {
			openProbe(context);
			return;
		}

		case 'forwards': {
			openForwards(context);
			return;
		}

		case 'quit': {
			leave(context);
			return;
		}

		case 'quit-now': {
			commands.quit();
			return;
		}

		case 'problem': {
			store.dispatch({type: 'notice/shown', level: 'error', text: order.text});
		}
	}
};

/** Enter in a prompt: keeps what was typed and does what it asks for. */
export const enterPrompt = (context: KeyContext) => {
	const {prompt} = context.store.getState();
	// What cannot be requested stays to be corrected.
	if (prompt?.kind === 'url' && prompt.text.trim() !== '' && !isRequest(prompt.text)) {
		const text = `"${prompt.text}" is no URL to request. Write it as http://name:port/path, with HEAD before it for the headers alone.`;
		context.store.dispatch({type: 'notice/shown', level: 'error', text});
		return;
	}

	if (prompt?.kind === 'forward') {
		enterForward(context, prompt);
		return;
	}

	context.store.dispatch({type: 'prompt/submitted'});
	if (prompt?.kind === 'search' && prompt.text !== '') {
		goToMatch(context, 1, true);
	}

	if (prompt?.kind === 'command') {
		runCommand(context, prompt.text);
	}

	if (prompt?.kind === 'url' && prompt.text.trim() !== '') {
		propose(context, {kind: 'curl', key: prompt.key, client: prompt.client, url: prompt.text.trim()});
	}
};

export const completePrompt = ({store, commands}: KeyContext) => {
	const state = store.getState();
	if (state.prompt?.kind === 'command') {
		store.dispatch({type: 'prompt/completed', text: completed(state.prompt.text, argumentNames(state))});
	}

	if (state.prompt?.kind === 'forward') {
		nextForwardPort({store, commands}, state.prompt);
	}

	const view = state.prompt?.kind === 'url' ? state.list.entries.get(state.prompt.key)?.view : undefined;
	if (state.prompt?.kind === 'url' && view !== undefined && requestPorts(view).length > 0) {
		store.dispatch({type: 'prompt/completed', text: withNextRequestPort(view, state.prompt.text, 1)});
	}
};
