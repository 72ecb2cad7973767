import type {Row} from '../rows/row.ts';

/** Why nothing can be shown or asked of a Service that others name and nobody has; undefined for one that exists. */
export const noSuchService = (row: Row | undefined): string | undefined =>
	row?.view.missing === undefined
		? undefined
		: `There is no Service ${row.view.service.name} in namespace ${row.view.service.namespace}.`;
