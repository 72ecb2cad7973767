import type {Symbols} from '../../theme.ts';
import {changeLines} from '../components/change-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import {sparkline} from '../components/sparkline.ts';
import {readyOf} from '../rows/readiness-selector.ts';
import type {Row} from '../rows/row.ts';
import {widthOf} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';

const mostBars = 60;

/**
 * What happened to one Service since it has been watched, as lines no wider than `width`. `since` and `now` in Unix
 * milliseconds; `since` is undefined until everything has been listed.
 */
export const timelineLines = (
	row: Row,
	{since, now}: {readonly since: number | undefined; readonly now: number},
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const ready = readyOf(row.view);
	if (ready === undefined) {
		return [line` An ExternalName has no endpoints: there is nothing to watch.`];
	}

	if (since === undefined) {
		return [line` Changes are kept from the moment everything has been listed.`];
	}

	const {history = []} = row;
	const begin = timeOfDay(history[0] ? Math.min(since, history[0].at) : since, now);
	const barCount = Math.max(1, Math.min(mostBars, width - widthOf(begin) - 10));
	const bars = sparkline(row, {since, now}, barCount, symbols);
	return [
		line` ${toned('strong', `${ready.ready} of ${ready.total} ready`)}`,
		[],
		line`   ${toned('faint', begin)}  ${bars}  ${toned('faint', 'now')}`,
		[],
		...(history.length > 0
			? changeLines(history, now, width, symbols)
			: [line`   Nothing has changed since ${begin}.`]),
	];
};
