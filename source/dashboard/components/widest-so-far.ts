import {useState} from 'react';

type Widths = readonly number[];

/**
 * The widest that each column has been, so that columns hold still while one scrolls: only rows on the screen are looked
 * at, whatever the size of the list. `layout` tells one set of columns from another; with another one it begins anew.
 */
export const useWidestSoFar = (layout: string, widths: Widths): Widths => {
	const [seen, setSeen] = useState<{readonly layout: string; readonly widths: Widths}>({layout, widths});
	if (seen.layout !== layout) {
		setSeen({layout, widths});
		return widths;
	}

	const widest = widths.map((width, index) => Math.max(width, seen.widths[index]!));
	if (widest.some((width, index) => width !== seen.widths[index])) {
		setSeen({layout, widths: widest});
		return widest;
	}

	return seen.widths;
};
