import {
	type Edit,
	editsBetween,
	type ReadinessChange,
	readinessChange,
	retold,
} from '../../model/pods/readiness-change.ts';
import {onsetAfter} from './onset.ts';
import type {History, Moment, Past} from './past.ts';
import {readyOf} from './readiness-selector.ts';
import type {Row} from './row.ts';

/** How many changes are kept of each Service. */
export const longestHistory = 48;
/** How long after a change its reason may still become known. Milliseconds. */
const explained = 15_000;

const nothing: ReadinessChange = {edits: [], gained: [], lost: []};

const withMoment = (history: History, moment: Moment): History => [...history, moment].slice(-longestHistory);

const withEdits = (edited: Past['edited'], edits: readonly Edit[], at: number): Past['edited'] =>
	edits.length > 0 ? {at, edits} : edited;

/** What is known of a Service's past once `row` has taken the place of `before`; `at` in Unix milliseconds. */
export const pastAfter = (before: Row, row: Row, at: number): Past => {
	const {history, edited} = before;
	const onset = onsetAfter(before, row, at);
	const past: Past = {...(history && {history}), ...(onset !== undefined && {onset}), ...(edited && {edited})};
	if (before.view === row.view) {
		return past;
	}

	const [was, is] = [readyOf(before.view), readyOf(row.view)];
	if (was === undefined || is === undefined) {
		return past;
	}

	if (was.ready !== is.ready) {
		const earlier = edited !== undefined && at - edited.at <= explained ? edited.edits : [];
		const change = readinessChange(before.view, row.view, earlier);
		return {
			...(onset !== undefined && {onset}),
			history: withMoment(history ?? [], {at, from: was.ready, ...is, change}),
		};
	}

	const next = withEdits(edited, editsBetween(before.view, row.view), at);
	const last = history?.at(-1);
	const isOpen = last !== undefined && last.change.lost.length > 0 && at - last.at <= explained;
	return {
		...past,
		...(next && {edited: next}),
		...(isOpen && {history: [...history!.slice(0, -1), {...last, change: retold(last.change, row.view)}]}),
	};
};

/** The past of a Service that was out of sight since: what happened meanwhile is told as one change. */
export const historyResumed = (history: History, row: Row, at: number): History => {
	const last = history.at(-1);
	const is = readyOf(row.view);
	return last === undefined || is === undefined || last.ready === is.ready
		? history
		: withMoment(history, {
				at,
				from: last.ready,
				...is,
				change: {...nothing, edits: [{kind: 'unseen', text: 'changed while out of sight'}]},
			});
};

/** The ready backends in equal parts of the time from `since` to `now`: the fewest there were in each. */
export const readyOverTime = (row: Row, since: number, now: number, parts: number): readonly number[] => {
	const history = row.history ?? [];
	const start = Math.min(since, history[0]?.at ?? since);
	const current = readyOf(row.view)?.ready ?? 0;
	const valueAt = (time: number) => history.findLast(({at}) => at <= time)?.ready ?? history[0]?.from ?? current;
	const length = Math.max(1, now - start) / parts;
	return Array.from({length: parts}, (_, part) => {
		const begin = start + part * length;
		const end = part === parts - 1 ? Number.POSITIVE_INFINITY : begin + length;
		const within = history.filter(({at}) => at > begin && at < end).map(({ready}) => ready);
		return Math.min(valueAt(begin), ...within);
	});
};
