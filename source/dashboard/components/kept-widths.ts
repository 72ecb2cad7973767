import {type Column, naturalWidths} from './columns.ts';

/**
 * What columns would like to have, looked for once for each object the items come from and each set of columns: a list of
 * thousands is drawn anew with every key. The texts may depend on nothing else, but for columns of fixed width.
 */
export const createKeptWidths = <Item>() => {
	const kept = new WeakMap<object, {readonly layout: string; readonly widths: readonly number[]}>();
	return (from: object, columns: ReadonlyArray<Column<Item>>, items: readonly Item[]): readonly number[] => {
		const layout = columns.map(({title}) => title).join(' ');
		const known = kept.get(from);
		if (known?.layout === layout) {
			return known.widths;
		}

		const widths = naturalWidths(columns, items);
		kept.set(from, {layout, widths});
		return widths;
	};
};
