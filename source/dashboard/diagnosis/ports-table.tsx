import {Text} from 'ink';
import type {PropsWithChildren} from 'react';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {Table} from '../components/ink-table.tsx';
import {useSymbols} from '../components/symbols.ts';
import {plainProps} from '../components/tone-props.ts';
import {widthOf} from '../text/text-width.ts';

export type PortRecord = {readonly 'Service port': string; readonly targetPort: string; readonly 'in pods': string};

const resolvedText = ({pods}: ServiceView, port: ServiceView['service']['ports'][number]) => {
	const numbers = pods.map(pod => resolvePort(pod, port));
	const missing = numbers.filter(number => number === undefined).length;
	const found = [...new Set(numbers.filter(number => number !== undefined))].sort((a, b) => a - b);
	return [found.join(', '), missing > 0 ? `missing in ${missing} of ${numbers.length}` : ''].filter(Boolean).join(', ');
};

/** Each port of a Service and what it reaches in the pods. */
export const portRecords = (view: ServiceView): readonly PortRecord[] =>
	view.service.ports.map(port => ({
		'Service port': [`${port.port}/${port.protocol}`, port.name].filter(Boolean).join(' '),
		targetPort: String(port.targetPort),
		'in pods': resolvedText(view, port) || '-',
	}));

const keys = ['Service port', 'targetPort', 'in pods'] as const;

/** Cells the table takes: each column has a blank on either side, and a border. */
export const tableWidth = (records: readonly PortRecord[]) =>
	keys.reduce((sum, key) => sum + Math.max(key.length, ...records.map(record => widthOf(record[key]))) + 3, 1);

/** Lines the table takes: a rule above each row and below the last. */
export const tableHeight = (records: readonly PortRecord[]) => 2 * records.length + 3;

const Plain = ({children}: PropsWithChildren) => <Text>{children}</Text>;

/** A part of the border: ink-table draws it with box-drawing characters, which not every terminal has. */
const Border = ({children}: PropsWithChildren) => {
	const {rule} = useSymbols();
	const text = String(children);
	const isAscii = rule === '-';
	return (
		<Text {...plainProps.faint}>
			{isAscii
				? text
						.replaceAll('─', rule)
						.replaceAll('│', '|')
						.replaceAll(/[┌┬┐├┼┤└┴┘]/g, '+')
				: text}
		</Text>
	);
};

export const PortsTable = ({records}: {readonly records: readonly PortRecord[]}) => (
	<Table data={records} columns={keys} header={Plain} cell={Plain} skeleton={Border} />
);
