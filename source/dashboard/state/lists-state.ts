import {fields} from './use-dashboard.ts';

/** What every list of the dashboard is drawn from. */
export const listsState = fields(
	'list',
	'inputs',
	'cursors',
	'frozenOrder',
	'focus',
	'isZoomed',
	'isWide',
	'columns',
	'rows',
	'now',
);

export type ListsState = ReturnType<typeof listsState>;
