import {missingRight} from '../../model/access.ts';
import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {forwardablePorts, proposedForward, readForward} from '../forwards/forward-request.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {addressOf, type Forward} from '../records/forward.ts';
import type {Prompt} from '../state/overlay.ts';
import {selectedRow} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {noSuchService} from '../text/no-such-service.ts';
import {selectedSubject} from './selected-object.ts';

/** What `shift-f` is about: a Service, and the one pod of it where one is selected. */
type Meant = {readonly view: ServiceView; readonly pod: string | undefined} | {readonly problem: string};

const meant = (state: State): Meant => {
	const {overlay, list} = state;
	if (overlay !== undefined && 'key' in overlay) {
		const row = list.entries.get(overlay.key);
		const problem = row === undefined ? 'This Service is gone.' : noSuchService(row);
		return problem === undefined ? {view: row!.view, pod: undefined} : {problem};
	}

	const view = selectedRow(state)?.view;
	const selected = selectedSubject(state);
	if (view === undefined || 'problem' in selected) {
		return {problem: 'problem' in selected ? selected.problem : 'No Service is selected.'};
	}

	const {kind, name} = selected.subject;
	return kind === 'EndpointSlice'
		? {problem: 'No pod is behind this address, and ports are forwarded only to pods.'}
		: {view, pod: kind === 'Pod' ? name : undefined};
};

/** Why nothing can be forwarded to a Service at all. */
const unforwardable = ({key, service: {type, ports}}: ServiceView): string | undefined => {
	if (type === 'ExternalName') {
		return `${key} is an ExternalName: there is no pod to forward to.`;
	}

	if (ports.length === 0) {
		return `${key} has no ports to forward.`;
	}

	return forwardablePorts(ports).length === 0
		? `${key} has ${[...new Set(ports.map(({protocol}) => protocol))].join(' and ')} ports alone: Kubernetes forwards TCP, and has no way for others.`
		: undefined;
};

/** Why no port can be forwarded now. */
export const forwardDisabled = (state: State): string | undefined => {
	if (state.isReadonly) {
		return 'svctop was started with --readonly: no port is forwarded.';
	}

	const found = meant(state);
	if ('problem' in found) {
		return found.problem;
	}

	const {namespace} = found.view.service;
	return unforwardable(found.view) ?? missingRight(state.access.get(namespace), 'port-forward', namespace);
};

const proposal = ({store}: Pick<KeyContext, 'store'>, port: ServicePort) =>
	proposedForward(port, new Set(store.getState().forwards.keys()));

/** Asks which local port is to lead to which of the Service's, the first one proposed. */
export const startForward = ({store, commands}: KeyContext) => {
	const found = meant(store.getState());
	if ('problem' in found) {
		return;
	}

	const {view, pod} = found;
	const [port] = forwardablePorts(view.service.ports);
	const text = proposal({store}, port!);
	store.dispatch({type: 'prompt/opened', prompt: {kind: 'forward', text, key: view.key, pod}});
	commands.proposeForward(port!, text);
};

type ForwardPrompt = Extract<Prompt, {readonly kind: 'forward'}>;

const portsOf = (state: State, {key}: ForwardPrompt) => state.list.entries.get(key)?.view.service.ports ?? [];

/** Proposes the Service's next port in the prompt. */
export const nextForwardPort = ({store, commands}: Pick<KeyContext, 'store' | 'commands'>, prompt: ForwardPrompt) => {
	const ports = portsOf(store.getState(), prompt);
	const able = forwardablePorts(ports);
	const current = readForward(prompt.text, ports);
	const next = able[('port' in current ? able.indexOf(current.port) + 1 : 0) % Math.max(1, able.length)];
	if (next !== undefined) {
		const text = proposal({store}, next);
		store.dispatch({type: 'prompt/completed', text});
		commands.proposeForward(next, text);
	}
};

/** Enter: forwards what was typed. What cannot be understood stays to be corrected. */
export const enterForward = ({store, commands}: KeyContext, prompt: ForwardPrompt) => {
	const {key, pod: only, text} = prompt;
	const read = readForward(text, portsOf(store.getState(), prompt));
	if ('problem' in read) {
		store.dispatch({type: 'notice/shown', level: 'error', text: read.problem});
		return;
	}

	store.dispatch({type: 'prompt/submitted'});
	commands.forward({key, only, ...read});
};

/** What a forward prompt is about, beside what is typed into it. */
export const forwardHint = (state: State, prompt: ForwardPrompt, dot: string) => {
	const able = forwardablePorts(portsOf(state, prompt));
	const named = able.map(({name, port}) => (name === '' ? String(port) : `${port} ${name}`));
	const to = `to ${prompt.pod === undefined ? prompt.key : `pod ${prompt.pod}`}`;
	return able.length > 1 ? `${to} ${dot} tab: ${named.join(', ')}` : to;
};

/** Shows the ports that are forwarded. */
export const openForwards = ({store}: Pick<KeyContext, 'store'>) => {
	const [first = ''] = store.getState().forwards.keys();
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'forwards', selected: String(first)}});
};

/** The forward that is selected; the first where the one that was has gone. */
export const selectedForward = ({overlay, forwards}: State): Forward | undefined =>
	overlay?.kind === 'forwards' ? (forwards.get(Number(overlay.selected)) ?? [...forwards.values()][0]) : undefined;

export const noForward = (state: State) =>
	selectedForward(state) === undefined ? 'No port is forwarded. shift-f on a Service forwards one.' : undefined;

/** Copies where the selected forward can be reached. */
export const copyAddress = ({store, commands}: KeyContext) => {
	const forward = selectedForward(store.getState());
	if (forward !== undefined) {
		const text = `http://${addressOf(forward)}`;
		commands.copy(text);
		// OSC 52 has no answer: whether the terminal took it cannot be known.
		store.dispatch({type: 'notice/shown', level: 'info', text: `Sent to the terminal: ${text}`});
	}
};
