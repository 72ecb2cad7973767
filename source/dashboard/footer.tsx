import {sanitise} from '../text/sanitise.ts';
import type {Symbols, Tone} from '../theme.ts';
import {type Line, line, toned} from './components/line.ts';
import {useSymbols} from './components/symbols.ts';
import {TextLine} from './components/text-line.tsx';
import {addsContainer, hasPortChoice, planQuestions} from './effects/plan-question.ts';
import {forwardHint} from './effects/port-forward-handlers.ts';
import {podText} from './effects/probe-client.ts';
import {requestPorts} from './effects/request-text.ts';
import {argumentNames} from './effects/submit-prompt.ts';
import {problemOf} from './header.tsx';
import {completions} from './keyboard/command-line.ts';
import {type Binding, type Scope, scopeOf} from './keyboard/key-binding.ts';
import {keymapOf} from './keyboard/keymap.ts';
import {hasOtherSubstitute, otherSubstitute} from './options/substitute-options.ts';
import {countedPorts} from './records/forward.ts';
import {type FilterForm, filterForms} from './rows/filter-forms.ts';
import {frameOf} from './state/layout.ts';
import {isChoosing, isQuestion, type Plan, type Prompt, type Question} from './state/overlay.ts';
import type {NoticeLevel, State} from './state/state.ts';
import {useDashboard} from './state/use-dashboard.ts';
import {messageText} from './text/message-text.ts';
import {cut, cutMiddle, fitted, widthOf} from './text/text-width.ts';

type Hint = {readonly label: string; readonly words: string; readonly isDisabled: boolean};

/** The actions that are wanted most, where not everything fits; the others follow as they stand in the keymap. esc goes back. */
const foremost: Partial<Readonly<Record<Scope, readonly string[]>>> = {
	list: ['nslookup', 'curl', 'trace', 'diagnosis', 'filter', 'command', 'logs', 'yaml'],
	text: ['copy', 'back', 'nslookup', 'curl', 'trace', 'history'],
	document: ['search', 'back', 'copy-text', 'save'],
	logs: ['search', 'back', 'previous-logs', 'timestamps', 'auto-scroll'],
	picker: ['select', 'filter', 'back'],
};

const hintsOf = (state: State): readonly Hint[] => {
	const scope = scopeOf(state);
	const order = foremost[scope] ?? [];
	const place = ({action, footer = ''}: Binding) => {
		const found = order.indexOf(action ?? footer);
		return found === -1 ? order.length : found;
	};
	const here = keymapOf(state).filter(({scopes}) => scopes.includes(scope));
	return here
		.filter(({footer, action}) => footer !== undefined && action !== 'help')
		.toSorted((a, b) => place(a) - place(b))
		.concat(here.filter(({action}) => action === 'help'))
		.map(({label, footer = '', disabled}) => ({label, words: footer, isDisabled: disabled?.(state) !== undefined}));
};

/** As many hints as fit, the last one always among them. */
const hintLine = (state: State): Line => {
	const hints = hintsOf(state);
	const last = hints.at(-1);
	const width = ({label, words}: Hint) => widthOf(label) + widthOf(words) + 5;
	let room = state.columns - (last ? width(last) : 0);
	const fitting = hints.slice(0, -1).filter(hint => {
		const fits = width(hint) <= room;
		room = fits ? room - width(hint) : 0;
		return fits;
	});
	return [...fitting, ...(last ? [last] : [])].flatMap(
		({label, words, isDisabled}) =>
			line` ${toned(isDisabled ? 'faint' : 'accent', `<${label}>`)} ${toned('faint', words)} `,
	);
};

const leads: Readonly<Record<Exclude<Prompt, Question>['kind'], string>> = {
	filter: '/',
	search: '/',
	command: ':',
	url: 'curl ',
	forward: 'forward ',
};

/** The end of what is typed, as that is where one types. */
const tail = (text: string, width: number) => {
	let shown = text;
	while (widthOf(shown) > width) {
		shown = [...shown].slice(1).join('');
	}

	return shown;
};

/** What the keys do where one is asked about a plan: in full, in short, and the keys alone. */
const questionHints = (
	state: State,
	plan: Plan,
	ellipsis: string,
): readonly [wide: string, narrow: string, bare: string] => {
	if (addsContainer(plan)) {
		const [wide, narrow] = hasOtherSubstitute(state, plan)
			? [`  <tab> ${otherSubstitute(plan)}`, ' <tab> other']
			: ['', ''];
		return [`  <enter> add${wide}  <esc> no `, `  <enter> add${narrow} <esc> no `, '  <enter> <esc> '];
	}

	const context = cutMiddle(sanitise(state.context), 24, ellipsis);
	const [tabWords, tab] = hasPortChoice(state, plan) ? ['  <tab> another port', ' <tab> port'] : ['', ''];
	const [always, a] = state.consents.has(state.context) ? ['', ''] : [`  <a> always in ${context}`, ' <a> always'];
	return [
		`  <enter> run${tabWords}${always}  <esc> no `,
		`  <enter> run${tab}${a} <esc> no `,
		`  <enter>${tab && ' <tab>'}${a && ' <a>'} <esc> `,
	];
};

const questionLine = (state: State, prompt: Question, {ellipsis}: Symbols): Line => {
	const {columns} = state;
	const asked = (question: string, hints: string) =>
		line`${fitted(question, columns - widthOf(hints), ellipsis)}${toned('accent', hints)}`;
	if (prompt.kind === 'quit') {
		const question = ` ${countedPorts(state.forwards.size)} forwarded. Quit, and close ${state.forwards.size === 1 ? 'it' : 'them'}?`;
		return asked(question, '  <enter> quit  <esc> stay ');
	}

	const questions = planQuestions(state, prompt.plan).map(text => ` ${text}`);
	const [wide, narrow, bare] = questionHints(state, prompt.plan, ellipsis);
	// What the keys do is worth more than the last words of the question.
	const candidates = [
		[questions[0]!, wide],
		...[narrow, bare].flatMap(hints => questions.map(text => [text, hints] as const)),
	] as const;
	const [question, hints] =
		candidates.find(([text, keys]) => widthOf(text) + widthOf(keys) <= columns) ?? ([questions.at(-1)!, bare] as const);
	return asked(question, hints);
};

/** What stands beside what is typed. */
const besideText = (state: State, prompt: Prompt, dot: string) => {
	if (prompt.kind === 'forward') {
		return forwardHint(state, prompt, dot);
	}

	if (prompt.kind === 'filter' && prompt.text === '') {
		const isKnown = ({isOfText, isOfPods}: FilterForm) =>
			isChoosing(state.overlay) ? isOfText : state.focus === 'services' || isOfPods;
		return filterForms
			.filter(isKnown)
			.map(({form}) => form)
			.join('  ');
	}

	if (prompt.kind === 'url') {
		const view = state.list.entries.get(prompt.key)?.view;
		const hasChoice = view !== undefined && requestPorts(view).length > 1;
		const from = state.isReadonly ? '' : `in pod ${podText(prompt.client, prompt.key)}`;
		return [from, hasChoice ? '<tab> another port' : ''].filter(Boolean).join(` ${dot} `);
	}

	return prompt.kind === 'command' ? completions(prompt.text, argumentNames(state)).join('  ') : '';
};

const tones: Readonly<Record<NoticeLevel, Tone>> = {error: 'error', info: 'accent', hint: 'faint'};

const promptLine = (state: State, prompt: Prompt, symbols: Symbols): Line => {
	if (isQuestion(prompt)) {
		return questionLine(state, prompt, symbols);
	}

	const {columns, notice} = state;
	const {ellipsis, caret, dot} = symbols;
	const lead = ` ${leads[prompt.kind]}`;
	const typed = `${lead}${tail(prompt.text, columns - widthOf(lead) - 2)}${caret}`;
	const room = Math.max(0, columns - widthOf(typed));
	// What was wrong with it, or with the pod to ask from, is told where one looks.
	return notice?.level === 'error' || (notice?.level === 'info' && prompt.kind === 'url')
		? line`${typed}${toned(tones[notice.level], messageText(`  ${notice.text}`, room, ellipsis))}`
		: line`${typed}${toned('faint', cut(`  ${besideText(state, prompt, dot)}`, room, ellipsis))}`;
};

/** The last line: what is typed or asked, else what there is to say, else the keys. */
const footerLine = (state: State, symbols: Symbols): Line => {
	const {prompt, notice, columns} = state;
	const {ellipsis, lost} = symbols;
	// What is wrong with a URL stands where it is typed, until the next key.
	const isRefused = prompt?.kind === 'url' && notice?.level === 'error';
	if (prompt !== undefined && !isRefused) {
		return promptLine(state, prompt, symbols);
	}

	if (notice !== undefined) {
		const tone = tones[notice.level];
		const mark = notice.level === 'error' ? `${lost} ` : '';
		const shown = notice.level === 'hint' ? fitted : messageText;
		return [toned(tone, shown(` ${mark}${notice.text}`, columns, ellipsis))];
	}

	const problem = frameOf(state).hasLegend ? undefined : problemOf(state);
	return problem === undefined ? hintLine(state) : [toned('error', fitted(` ${lost} ${problem}`, columns, ellipsis))];
};

const drawn = (state: State) => state;

export const Footer = () => {
	const state = useDashboard(drawn);
	return <TextLine pieces={footerLine(state, useSymbols())} />;
};
