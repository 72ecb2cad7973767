import type {NodeAnswer, NodeRow} from '../../probes/matrix/node-verdict.ts';
import type {Mark, Symbols} from '../../theme.ts';
import {line, toned} from '../components/line.ts';
import {cut, padded, widthOf} from '../text/text-width.ts';
import {type MatrixRow, textRow} from './matrix-row.ts';

const marksOf: Readonly<Record<NodeAnswer['state'], Mark>> = {answers: 'quiet', fails: 'error', impossible: 'unknown'};

const worse = (address: NodeAnswer, endpoint: NodeAnswer): Mark =>
	[address, endpoint].some(({state}) => state === 'fails')
		? 'error'
		: [address, endpoint].some(({state}) => state === 'impossible')
			? 'unknown'
			: 'quiet';

/** What a pod on each node is answered by the Service's address and by one endpoint; [] where none was asked. */
export const nodeRows = (
	nodes: readonly NodeRow[],
	width: number,
	{marks, ellipsis}: Symbols,
): readonly MatrixRow[] => {
	if (nodes.length === 0) {
		return [];
	}

	const room = Math.max(...nodes.map(({node}) => widthOf(node)));
	return [
		textRow([]),
		textRow(line` ${toned('strong', 'From each node: the ClusterIP, and one endpoint')}`),
		...nodes.map(row => {
			const name = padded(row.node, room);
			if ('reason' in row) {
				return textRow(
					line` ${toned('unknown', marks.unknown)} ${name}  ${toned('faint', cut(row.reason, width - room - 5, ellipsis))}`,
				);
			}

			const {pod, address, endpoint, isLeftOut} = row;
			const mark = isLeftOut ? marksOf[endpoint.state] : worse(address, endpoint);
			const told = [address, endpoint].map(({target, detail}) => `${target} ${detail}`).join(', ');
			const left = isLeftOut ? ' (internalTrafficPolicy: Local, no endpoint here)' : '';
			return textRow(
				line` ${toned(mark, marks[mark])} ${name}  ${cut(`${told}${left}, from ${pod}`, width - room - 5, ellipsis)}`,
			);
		}),
	];
};
