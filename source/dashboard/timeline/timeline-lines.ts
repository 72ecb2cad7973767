import {changeText} from '../../model/pods/readiness-change.ts';
import type {Theme, Tone} from '../../theme.ts';
import {sparkline} from '../components/sparkline.ts';
import type {Moment} from '../rows/past.ts';
import {readyOf} from '../rows/readiness-selector.ts';
import type {Row} from '../rows/row.ts';
import type {State} from '../state/state.ts';
import {widthOf, wrap} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';

const toneOf = ({from, ready}: Moment): Tone => {
	if (ready === 0) {
		return 'error';
	}

	return ready < from ? 'warning' : 'quiet';
};

const momentLines = (moment: Moment, {now}: State, width: number, {symbols, paint}: Theme): readonly string[] => {
	const {at, from, ready, total, change} = moment;
	const time = timeOfDay(at, now);
	const count = `${from} ${symbols.arrow} ${ready} of ${total}`;
	const indent = widthOf(time) + widthOf(count) + 7;
	const [first = '', ...others] = wrap(changeText(change), Math.max(10, width - indent));
	return [
		`   ${paint('faint', time)}  ${paint(toneOf(moment), count)}  ${first}`,
		...others.map(line => `${' '.repeat(indent)}${line}`),
	];
};

/** The last changes of a Service's ready backends, newest first, each with its cause; no more than `most`. */
export const changeLines = (row: Row, state: State, width: number, theme: Theme, most = Number.POSITIVE_INFINITY) =>
	(row.history ?? [])
		.toReversed()
		.slice(0, most)
		.flatMap(moment => momentLines(moment, state, width, theme));

/** What happened to one Service since svctop has been watching it, as lines no wider than `width`. */
export const timelineLines = (state: State, row: Row, width: number, theme: Theme): readonly string[] => {
	const ready = readyOf(row.view);
	const {since} = state.list;
	if (ready === undefined) {
		return [' An ExternalName has no endpoints: there is nothing to watch.'];
	}

	if (since === undefined) {
		return [' Changes are kept from the moment everything has been listed.'];
	}

	const changes = changeLines(row, state, width, theme);
	const begin = timeOfDay(row.history?.[0] ? Math.min(since, row.history[0].at) : since, state.now);
	const bars = sparkline(row, state, Math.max(1, Math.min(60, width - widthOf(begin) - 10)), theme);
	return [
		` ${theme.paint('strong', `${ready.ready} of ${ready.total} ready`)}`,
		'',
		`   ${theme.paint('faint', begin)}  ${bars}  ${theme.paint('faint', 'now')}`,
		'',
		...(changes.length > 0 ? changes : [`   Nothing has changed since ${begin}.`]),
	];
};
