import type {Symbols} from '../../theme.ts';
import {readyOverTime} from '../rows/history.ts';
import {readyOf} from '../rows/readiness-selector.ts';
import type {Row} from '../rows/row.ts';

/** The time a sparkline goes over, in Unix milliseconds; `since` is undefined until everything has been listed. */
type Period = {readonly since: number | undefined; readonly now: number};

/** The ready backends of a Service over the time it has been watched, as so many bars; '' where there is nothing to tell. */
export const sparkline = (row: Row, {since, now}: Period, cells: number, {bars}: Symbols): string => {
	const current = readyOf(row.view);
	if (since === undefined || current === undefined) {
		return '';
	}

	const most = Math.max(current.total, ...(row.history ?? []).flatMap(({from, total}) => [from, total]));
	const highest = bars.length - 1;
	const barOf = (ready: number) => {
		// Only none is drawn as none.
		const height = Math.round((Math.min(ready, most) / most) * highest);
		return bars[ready === 0 ? 0 : Math.max(1, height)]!;
	};
	// Most never change: their bars are all the same.
	return row.history === undefined
		? barOf(current.ready).repeat(cells)
		: readyOverTime(row, since, now, cells).map(barOf).join('');
};
