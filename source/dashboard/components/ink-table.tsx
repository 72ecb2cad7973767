import InkTable from 'ink-table';
import type {ComponentType, PropsWithChildren} from 'react';

/** What draws a part of the table. The child is the text of a cell, with a blank before it and padded behind it, or a part of a border. */
type Part = ComponentType<PropsWithChildren<{readonly column?: number}>>;

type Props = {
	readonly data: ReadonlyArray<Readonly<Record<string, string>>>;
	/** The titles of the columns, which are also the keys of the records. */
	readonly columns: readonly string[];
	readonly header: Part;
	readonly cell: Part;
	/** Draws the borders. */
	readonly skeleton: Part;
};

const imported: unknown = InkTable;

/**
 * ink-table with the types of our React. It is CommonJS and reaches us as the component or as an object around it,
 * depending on who resolved it.
 */
export const Table = ((imported as {readonly default?: unknown}).default ?? imported) as ComponentType<Props>;
