import type {Target} from '../../model/pod-access/exec.ts';
import {isReady} from '../../model/pods/pods.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {targetId} from '../options/picker-options.ts';
import {containerChoices} from '../records/container-choice.ts';
import {type DocumentSource, documentId} from '../records/document.ts';
import type {State} from '../state/state.ts';
import {selectedSubject, servicePods, subjectDisabled} from './selected-object.ts';

/** Shows a document over the lists, and has it loaded. */
export const openDocument = ({store, commands}: KeyContext, source: DocumentSource) => {
	store.dispatch({type: 'document/opened', source});
	commands.load(documentId(source), source);
};

/** Opens what is known of the selection. */
export const openOf = (context: KeyContext, kind: 'yaml' | 'describe' | 'events') => {
	const state = context.store.getState();
	const selected = selectedSubject(state);
	if ('problem' in selected) {
		return;
	}

	openDocument(context, {kind, subject: selected.subject});
};

const podsOf = ({commands, store}: KeyContext) => {
	const state = store.getState();
	const selected = selectedSubject(state);
	if ('problem' in selected) {
		return [];
	}

	const {kind, namespace, name} = selected.subject;
	if (kind === 'Pod') {
		const pod = servicePods(state).find(each => each.name === name) ?? commands.podNamed(namespace, name);
		return pod === undefined ? [] : [pod];
	}

	return kind === 'Service' ? servicePods(state) : [];
};

/** Opens the log of a container. */
export const openLog = (context: KeyContext, target: Target, others: readonly string[]) =>
	openDocument(context, {kind: 'logs', target, others, isPrevious: false, since: 'tail'});

const act = (context: KeyContext, purpose: 'logs' | 'shell', target: Target, others: readonly string[]) => {
	if (purpose === 'shell') {
		context.commands.shell(target);
		return;
	}

	openLog(context, target, others);
};

/** Opens the log of, or a shell in, the selection's container; asks which where there are several. The first pod that is not ready is proposed. */
export const enterContainer = (context: KeyContext, purpose: 'logs' | 'shell') => {
	const {store} = context;
	const pods = podsOf(context);
	const choices = containerChoices(pods, purpose);
	const [first] = choices;
	if (first === undefined) {
		const text = `No container here ${purpose === 'logs' ? 'has a log' : 'is running, so there is nowhere to open a shell'}.`;
		store.dispatch({type: 'notice/shown', level: 'info', text});
		return;
	}

	if (choices.length === 1) {
		act(context, purpose, first.target, [first.target.container]);
		return;
	}

	const ill = pods.find(pod => !isReady(pod))?.name;
	const {target} = choices.find(choice => choice.target.pod === ill) ?? first;
	const {overlay: open} = store.getState();
	const under = open !== undefined && 'top' in open ? {under: open} : {};
	const overlay = {kind: 'containers', purpose, choices, selected: targetId(target), ...under} as const;
	store.dispatch({type: 'overlay/opened', overlay});
};

/** Takes a choice of the picker of containers. */
export const chooseContainer = (
	context: KeyContext,
	{purpose, choices}: Extract<State['overlay'], {readonly kind: 'containers'}>,
	target: Target,
) => {
	const others = choices.filter(choice => choice.target.pod === target.pod).map(choice => choice.target.container);
	act(context, purpose, target, others);
};

export const shellDisabled = (state: State): string | undefined =>
	state.isReadonly ? 'svctop was started with --readonly: nothing is run inside pods.' : subjectDisabled(state);
