import type {Resource} from '../model/records.ts';
import {resources} from '../model/resources.ts';
import {essentials, isSettled} from '../model/sync-status.ts';
import {sanitise} from '../text/sanitise.ts';
import type {Symbols, Tone} from '../theme.ts';
import {type Line, line, lineText, toned} from './components/line.ts';
import {useSymbols} from './components/symbols.ts';
import {TextLine} from './components/text-line.tsx';
import {frameOf} from './state/layout.ts';
import {fields, useDashboard} from './state/use-dashboard.ts';
import {ageText} from './text/age.ts';
import {cut, cutMiddle, padded, widthOf} from './text/text-width.ts';

const drawn = fields(
	'context',
	'namespace',
	'recent',
	'isDemo',
	'connection',
	'inputs',
	'isComplete',
	'list',
	'now',
	'columns',
	'rows',
	'focus',
);

type Drawn = ReturnType<typeof drawn>;

/** Cells the left part keeps before the right part gives something up. */
const leastLeft = 22;

const staleTimes = ({inputs, connection}: Drawn): readonly number[] => [
	...(connection.state === 'lost' ? [connection.since] : []),
	...Object.values(inputs).flatMap(input =>
		input.phase === 'synced' && input.staleSince !== undefined ? [input.staleSince] : [],
	),
];

/** Since when what is shown may no longer be so, Unix milliseconds; undefined where it is. */
export const staleSince = (state: Drawn): number | undefined => {
	const times = staleTimes(state);
	return times.length > 0 ? Math.min(...times) : undefined;
};

const hasReceived = ({inputs, list}: Drawn) =>
	list.entries.size > 0 || Object.values(inputs).some(input => input.phase !== 'syncing' || input.count > 0);

const syncing = ({inputs}: Drawn): {readonly resource: Resource; readonly count: number} | undefined => {
	for (const resource of resources) {
		const input = inputs[resource];
		if (input.phase === 'syncing') {
			return {resource, count: input.count};
		}
	}

	return undefined;
};

const stateText = (state: Drawn, symbols: Symbols): {readonly text: string; readonly tone: Tone} => {
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

	const known = essentials.map(resource => state.inputs[resource]);
	if (known.some(({phase}) => phase === 'forbidden')) {
		return {text: `${symbols.lost} forbidden`, tone: 'error'};
	}

	if (known.some(({phase}) => phase === 'absent')) {
		return {text: `${symbols.lost} not served`, tone: 'error'};
	}

	if (known.some(input => input.phase === 'synced' && input.isUnwatched)) {
		return {text: `${symbols.stale} every 5 s`, tone: 'warning'};
	}

	return state.isComplete
		? {text: `${symbols.live} live`, tone: 'quiet'}
		: {text: `${symbols.syncing} judging`, tone: 'accent'};
};

const countLine = ({list: {counts}}: Drawn, {marks}: Symbols): Line =>
	(['error', 'warning', 'quiet', 'unknown'] as const).flatMap((kind, index) => [
		...(index > 0 ? [{text: '  '}] : []),
		toned(counts[kind] > 0 ? kind : 'faint', `${marks[kind]} ${counts[kind].toLocaleString('en')}`),
	]);

/** The shortest context that still tells one from another. */
const shortestContext = 10;

/**
 * The program, the context and the namespace, in so many cells at most: the name of the program goes first, then the
 * middle of the context, then the context; the namespace stays.
 */
const scopeText = ({context, namespace, isDemo}: Drawn, width: number, {dot, ellipsis}: Symbols): string => {
	const name = sanitise(context);
	const place = isDemo && context !== 'demo' ? `demo ${dot} ${name}` : name;
	const scope = namespace ?? 'all namespaces';
	const joined = (...parts: readonly string[]) => ` ${parts.filter(Boolean).join(` ${dot} `)}`;
	const whole = [joined('svctop', place, scope), joined(place, scope)].find(text => widthOf(text) <= width);
	if (whole !== undefined) {
		return whole;
	}

	const room = width - widthOf(joined('', scope)) - 3;
	return room >= shortestContext && place !== ''
		? joined(cutMiddle(place, room, ellipsis), scope)
		: ` ${cutMiddle(scope, Math.max(0, width - 1), ellipsis)}`;
};

/** The first line: where one is, how far it is known, and how the Services are. The state is never cut. */
const headerLine = (state: Drawn, symbols: Symbols): Line => {
	const {columns} = state;
	const {text, tone} = stateText(state, symbols);
	const total = state.list.entries.size;
	const services = `${total.toLocaleString('en')} ${total === 1 ? 'service' : 'services'}`;
	const counts = countLine(state, symbols);
	const candidates = [line`   ${services}  ${counts} `, line`  ${counts} `, line` `, line``];
	const reserved = Math.min(widthOf(scopeText(state, columns, symbols)), leastLeft);
	const rest = candidates.find(each => reserved + 2 + widthOf(text) + widthOf(lineText(each)) <= columns) ?? [];
	const left = columns - widthOf(text) - widthOf(lineText(rest));
	const place = left > 2 ? padded(scopeText(state, left - 2, symbols), left) : padded('', left);
	return line`${toned('strong', place)}${toned(tone, text)}${rest}`;
};

/** What keeps svctop from knowing what it needs, in one sentence. */
export const problemOf = ({connection, inputs}: Drawn): string | undefined => {
	if (connection.state === 'lost') {
		return connection.problem;
	}

	const essential = (['services', 'endpointslices', 'pods'] as const).map(resource => inputs[resource]);
	return essential.find(input => input.problem !== undefined && (!isSettled(input) || input.phase !== 'absent'))
		?.problem;
};

/** How far each list is that nothing is diagnosed without, and each other that has begun; '' once everything is here. */
const loadingText = ({inputs}: Drawn, symbols: Symbols) => {
	if (Object.values(inputs).every(isSettled)) {
		return '';
	}

	return resources
		.flatMap(resource => {
			const input = inputs[resource];
			const isShown = essentials.includes(resource) || (input.phase === 'syncing' && input.count > 0);
			if (!isShown || !('count' in input)) {
				return [];
			}

			const mark = isSettled(input) ? symbols.marks.quiet : symbols.syncing;
			return [`${mark} ${resource} ${input.count.toLocaleString('en')}`];
		})
		.join('  ');
};

/** The second line, where there is room for one: the digits and, while lists are loaded, how far; or what is wrong with the connection. */
const legendLine = (state: Drawn, symbols: Symbols): Line => {
	const {columns, namespace, recent} = state;
	const {ellipsis} = symbols;
	const problem = problemOf(state);
	if (problem !== undefined) {
		return [toned('error', cut(` ${symbols.lost} ${problem}`, columns, ellipsis))];
	}

	let room = columns;
	const parts = [undefined, ...recent].map((name, digit) => {
		const text = cut(` <${digit}> ${name ?? 'all'}`, Math.max(0, room), ellipsis);
		room -= widthOf(text);
		return toned(name === namespace ? 'accent' : 'faint', text);
	});
	const loading = cut(loadingText(state, symbols), Math.max(0, room - 3), ellipsis);
	const blanks = ' '.repeat(Math.max(0, room - widthOf(loading) - 1));
	return line`${parts}${blanks}${toned('faint', loading)}`;
};

export const Header = () => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	return (
		<>
			<TextLine pieces={headerLine(state, symbols)} />
			{frameOf(state).hasLegend && <TextLine pieces={legendLine(state, symbols)} />}
		</>
	);
};
