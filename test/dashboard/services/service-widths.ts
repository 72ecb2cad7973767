import {expect, test} from 'vitest';
import type {Column} from '../../../source/dashboard/components/columns.ts';
import {emptyList, type List, withRows} from '../../../source/dashboard/rows/list.ts';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import {visible} from '../../../source/dashboard/rows/visible-rows.ts';
import {measureOn, serviceWidths} from '../../../source/dashboard/services/service-widths.ts';
import {createTheme} from '../../../source/theme.ts';
import {named} from '../../_helpers/rows.ts';

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
const longest = 'web-of-the-longest-name';
const rowsOf = () => [...names, longest].map(name => named(name));

const open = () => {
	const theme = createTheme({isUnicode: true, hasColor: true});
	const what = (list: List) => ({shown: visible(list), order: list.order, columns, layout: 'names'});
	return {
		frame(list: List, top = 0) {
			looks = 0;
			const [width] = serviceWidths(what(list), top, 20, theme);
			return {width, looks};
		},
		/** Measures all there is, or as much as so many turns allow. */
		measure(list: List, turns = 100) {
			for (let turn = 1; turn <= turns; turn++) {
				const {hasMore, isNew} = measureOn(what(list), theme);
				if (!hasMore) {
					return {turns: turn, isNew};
				}
			}

			return undefined;
		},
	};
};

test('a frame looks at its own rows and a few more, however many there are', () => {
	const list = withRows(emptyList, rowsOf(), [], 0);
	const {frame} = open();
	expect(frame(list)).toEqual({width: 8, looks: 100});
	expect(frame(list, 4990)).toEqual({width: 23, looks: 11});
	// What has been made room for stays.
	expect(frame(list).width).toBe(23);
});

test('between frames all rows are looked at, once', () => {
	const list = withRows(emptyList, rowsOf(), [], 0);
	const {frame, measure} = open();
	expect(measure(list)).toEqual({turns: 6, isNew: true});
	expect(frame(list)).toEqual({width: 23, looks: 0});
	looks = 0;
	expect(measure(list)).toEqual({turns: 1, isNew: false});
	expect(looks).toBe(0);
});

test('the room of what is gone is given back once all have been looked at', () => {
	const list = withRows(emptyList, rowsOf(), [], 0);
	const {frame, measure} = open();
	measure(list);
	const without = withRows(list, [], [`shop/${longest}`], 0);
	expect(frame(without).width).toBe(23);
	expect(measure(without)?.isNew).toBe(true);
	expect(frame(without).width).toBe(8);
});

test('where Services never cease to come and go, all are looked at all the same', () => {
	let list = withRows(emptyList, rowsOf(), [], 0);
	const {frame, measure} = open();
	for (let change = 0; change < 6; change++) {
		list = withRows(list, [named(`new-${change}`)], [`shop/new-${change - 1}`], 0);
		measure(list, 1);
	}

	expect(frame(list).width).toBe(23);
});
