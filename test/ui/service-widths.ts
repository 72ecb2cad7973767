import {expect, test} from 'vitest';
import {emptyList, withRows} from '../../source/state/list.ts';
import type {Row} from '../../source/state/row.ts';
import {visible} from '../../source/state/visible.ts';
import {createTheme} from '../../source/theme.ts';
import type {Column} from '../../source/ui/columns.ts';
import {serviceWidths} from '../../source/ui/service-widths.ts';
import {named} from '../_helpers/rows.ts';

let looks = 0;

const columns: ReadonlyArray<Column<Row>> = [
	{
		title: 'NAME',
		text({view}) {
			looks++;
			return view.service.name;
		},
	},
];

/** Five thousand Services, the last of which has the longest name. */
const names = Array.from({length: 5000}, (_, index) => `web-${String(index).padStart(4, '0')}`);
const list = withRows(
	emptyList,
	[...names, 'web-of-the-longest-name'].map(name => named(name)),
	[],
	0,
);

const open = () => {
	const theme = createTheme({isUnicode: true, hasColor: true});
	return (of = list, top = 0) => {
		looks = 0;
		const [width] = serviceWidths(visible(of), of.order, top, 20, columns, true, theme);
		return {width, looks};
	};
};

test('a frame looks at two thousand rows, and the next at those that are left', () => {
	const measure = open();
	const frames = Array.from({length: 4}, () => measure());
	expect(frames.map(({width}) => width)).toEqual([8, 8, 23, 23]);
	expect(frames.map(frame => frame.looks)).toEqual([2000, 2000, 1001, 0]);
});

test('rows on the screen are looked at whatever the others are', () => {
	const measure = open();
	const fresh = withRows(
		emptyList,
		[...list.entries.values()].map(row => ({...row})),
		[],
		0,
	);
	expect(measure(fresh, 4990).width).toBe(23);
});

test('while rows in another order are looked at, no column becomes narrower than it was', () => {
	const measure = open();
	for (let frame = 0; frame < 3; frame++) {
		measure();
	}

	const other = withRows(list, [named('another')], ['shop/web-of-the-longest-name'], 0);
	expect(Array.from({length: 4}, () => measure(other).width)).toEqual([23, 23, 8, 8]);
});
