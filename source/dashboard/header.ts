import type {Resource} from '../model/records.ts';
import {resources} from '../model/resources.ts';
import {essentials, isSettled} from '../model/sync-status.ts';
import {sanitise} from '../text/sanitise.ts';
import type {Theme, Tone} from '../theme.ts';
import {layoutOf} from './state/layout.ts';
import type {State} from './state/state.ts';
import {ageText} from './text/age.ts';
import {cut, fitted, padded, widthOf} from './text/text-width.ts';

/** Cells the left part keeps before the right part gives something up. */
const leastLeft = 22;

const staleTimes = ({inputs, connection}: State): readonly number[] => [
	...(connection.state === 'lost' ? [connection.since] : []),
	...Object.values(inputs).flatMap(input =>
		input.phase === 'synced' && input.staleSince !== undefined ? [input.staleSince] : [],
	),
];

/** Since when what is shown may no longer be so, Unix milliseconds; undefined where it is. */
export const staleSince = (state: State): number | undefined => {
	const times = staleTimes(state);
	return times.length > 0 ? Math.min(...times) : undefined;
};

const hasReceived = ({inputs, list}: State) =>
	list.entries.size > 0 || Object.values(inputs).some(input => input.phase !== 'syncing' || input.count > 0);

const syncing = ({inputs}: State): {readonly resource: Resource; readonly count: number} | undefined => {
	for (const resource of resources) {
		const input = inputs[resource];
		if (input.phase === 'syncing') {
			return {resource, count: input.count};
		}
	}

	return undefined;
};

const stateText = (state: State, {symbols}: Theme): {readonly text: string; readonly tone: Tone} => {
	if (state.connection.state === 'lost' && !hasReceived(state)) {
		return {text: `${symbols.lost} no connection`, tone: 'error'};
	}

	const since = staleSince(state);
	if (since !== undefined) {
		return {text: `${symbols.stale} stale ${ageText(since, state.now)}`, tone: 'warning'};
	}

	const loading = syncing(state);
	if (loading !== undefined) {
		return {
			text: `${symbols.syncing} syncing ${loading.resource} ${loading.count.toLocaleString('en')}`,
			tone: 'accent',
		};
	}

	return state.isComplete
		? {text: `${symbols.live} live`, tone: 'quiet'}
		: {text: `${symbols.syncing} judging`, tone: 'accent'};
};

const countTexts = (state: State, {symbols, paint}: Theme) => {
	const {counts} = state.list;
	return (['error', 'warning', 'quiet', 'unknown'] as const)
		.map(kind =>
			paint(counts[kind] > 0 ? kind : 'faint', `${symbols.marks[kind]} ${counts[kind].toLocaleString('en')}`),
		)
		.join('  ');
};

const scopeText = ({context, namespace, isDemo}: State, {symbols}: Theme) => {
	const name = sanitise(context);
	const place = isDemo && context !== 'demo' ? `demo ${symbols.dot} ${name}` : name;
	return [' svctop', place, namespace ?? 'all namespaces'].filter(Boolean).join(` ${symbols.dot} `);
};

/** The first line: where one is, how far it is known, and how the Services are. The state is never cut. */
export const headerLine = (state: State, theme: Theme): string => {
	const {columns} = state;
	const {text, tone} = stateText(state, theme);
	const total = state.list.entries.size;
	const services = `${total.toLocaleString('en')} ${total === 1 ? 'service' : 'services'}`;
	const counts = countTexts(state, theme);
	const scope = scopeText(state, theme);
	const candidates = [`   ${services}  ${counts} `, `  ${counts} `, ' ', ''];
	const kept = Math.min(widthOf(scope), leastLeft);
	const rest = candidates.find(each => kept + 2 + widthOf(text) + widthOf(each) <= columns) ?? '';
	const left = columns - widthOf(text) - widthOf(rest);
	const place = left > 2 ? `${fitted(scope, left - 2, theme.symbols.ellipsis)}  ` : padded('', left);
	return `${theme.paint('strong', place)}${theme.paint(tone, text)}${rest}`;
};

/** What keeps svctop from knowing what it needs, in one sentence. */
export const problemOf = ({connection, inputs}: State): string | undefined => {
	if (connection.state === 'lost') {
		return connection.problem;
	}

	const essential = (['services', 'endpointslices', 'pods'] as const).map(resource => inputs[resource]);
	return essential.find(input => input.problem !== undefined && (!isSettled(input) || input.phase !== 'absent'))
		?.problem;
};

/** How far each list is that nothing is judged without, and each other that has begun; '' once everything is here. */
const loadingText = ({inputs}: State, {symbols}: Theme) => {
	if (Object.values(inputs).every(isSettled)) {
		return '';
	}

	return resources
		.flatMap(resource => {
			const input = inputs[resource];
			const isTold = essentials.includes(resource) || (input.phase === 'syncing' && input.count > 0);
			if (!isTold || !('count' in input)) {
				return [];
			}

			const mark = isSettled(input) ? symbols.marks.quiet : symbols.syncing;
			return [`${mark} ${resource} ${input.count.toLocaleString('en')}`];
		})
		.join('  ');
};

/** The second line, where there is room for one: the digits and, while lists are loaded, how far; or what is wrong with the connection. */
export const legendLine = (state: State, theme: Theme): string => {
	const {columns, namespace, recent} = state;
	const {ellipsis} = theme.symbols;
	const problem = problemOf(state);
	if (problem !== undefined) {
		return theme.paint('error', fitted(` ${theme.symbols.lost} ${problem}`, columns, ellipsis));
	}

	let room = columns;
	const parts = [undefined, ...recent].map((name, digit) => {
		const text = cut(` <${digit}> ${name ?? 'all'}`, Math.max(0, room), ellipsis);
		room -= widthOf(text);
		return theme.paint(name === namespace ? 'accent' : 'faint', text);
	});
	const loading = cut(loadingText(state, theme), Math.max(0, room - 3), ellipsis);
	const blanks = ' '.repeat(Math.max(0, room - widthOf(loading) - 1));
	return `${parts.join('')}${blanks}${theme.paint('faint', loading)}${room > 0 ? ' ' : ''}`;
};

export const headerLines = (state: State, theme: Theme): readonly string[] =>
	layoutOf(state).hasLegend ? [headerLine(state, theme), legendLine(state, theme)] : [headerLine(state, theme)];
