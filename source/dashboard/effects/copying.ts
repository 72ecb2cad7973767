import {entryCommand} from '../../engine/log/log-entry.ts';
import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {rootFinding} from '../../rules/diagnosis.ts';
import type {Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {pickedOption} from '../options/picker-options.ts';
import {withKeys} from '../records/key-choice.ts';
import {stepCommand} from '../records/probe-run.ts';
import type {State} from '../state/state.ts';
import {subjectOf} from './probe-handlers.ts';
import {diagnosisMarkdown, probeMarkdown} from './verdict-markdown.ts';

const fixCommand = (fixes: readonly Fix[] | undefined, cluster: KubectlCluster): string | undefined => {
	const fix = fixes?.find(({kind}) => kind === 'command');
	return fix && fixText(fix, cluster);
};

/** Where a probe is open the fix it names, else its last command; the chosen one of the log, else the first command among the Service's fixes. */
const copyable = (state: State): string | undefined => {
	const key = subjectOf(state) ?? '';
	if (state.overlay?.kind === 'probe') {
		const run = state.probes.get(key);
		const step = run?.steps.at(-1);
		return fixCommand(run?.verdict?.fixes, state) ?? (step && stepCommand(step, state));
	}

	if (state.overlay?.kind === 'log' || state.overlay?.kind === 'log-entry') {
		const {overlay} = state;
		const id = overlay.kind === 'log-entry' ? String(overlay.id) : pickedOption(state, overlay)?.id;
		const entry = state.log.find(each => String(each.id) === id);
		return entry && entryCommand(entry);
	}

	const row = state.list.entries.get(key);
	return fixCommand(row && rootFinding(row.diagnosis)?.fixes, state);
};

/** What a matrix runs is more than a pane shows: all of it is in the log. */
const nothing = ({keys}: State) =>
	withKeys('There is no command to copy here. {commands} lists the commands that were run.', keys);

export const copyDisabled = (state: State): string | undefined =>
	copyable(state) === undefined ? nothing(state) : undefined;

/** Prints what `copy` would send, to be selected with the terminal's own means. */
export const printCopyable = ({store, commands}: KeyContext) => {
	const text = copyable(store.getState());
	if (text === undefined) {
		store.dispatch({type: 'notice/shown', level: 'info', text: nothing(store.getState())});
		return;
	}

	commands.print(text);
};

/** The diagnosis of the Service, or the open probe, as Markdown; undefined where there is no Service. */
const markdown = (state: State): string | undefined => {
	const key = subjectOf(state) ?? '';
	const run = state.overlay?.kind === 'probe' ? state.probes.get(key) : undefined;
	const row = state.list.entries.get(key);
	if (run !== undefined) {
		return probeMarkdown(key, run, state);
	}

	return row && diagnosisMarkdown(row, state);
};

export const markdownDisabled = (state: State): string | undefined =>
	subjectOf(state) === undefined ? 'No Service is selected.' : undefined;

export const copyMarkdown = ({store, commands}: KeyContext) => {
	const text = markdown(store.getState());
	if (text !== undefined) {
		commands.copy(text);
		const lines = text.split('\n').length - 1;
		store.dispatch({type: 'notice/shown', level: 'info', text: `Sent to the terminal: ${lines} lines of Markdown.`});
	}
};

export const copy = ({store, commands}: KeyContext) => {
	const text = copyable(store.getState());
	if (text === undefined) {
		return;
	}

	commands.copy(text);
	// A terminal gives no answer: whether the terminal took it cannot be known.
	store.dispatch({type: 'notice/shown', level: 'info', text: `Sent to the terminal: ${text}`});
};
