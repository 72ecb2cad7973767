import type {Row} from '../rows/row.ts';

/** Why nothing can be shown or asked of a Service that is referenced and does not exist; undefined for one that exists. */
export const noSuchService = (row: Row | undefined): string | undefined =>
	row?.view.missing === undefined
		? undefined
		: `There is no Service ${row.view.service.name} in namespace ${row.view.service.namespace}.`;
