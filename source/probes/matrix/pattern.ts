import type {PlannedEndpoint} from '../trace/trace-plan.ts';
import type {Cell, MatrixClient} from './grid.ts';

/** One client and one endpoint, and how it went. */
export type Way = {
	readonly client: MatrixClient;
	readonly endpoint: PlannedEndpoint;
	readonly cell: Cell;
	readonly isOk: boolean;
};

const groups = <Key>(ways: readonly Way[], keyOf: (way: Way) => Key): ReadonlyMap<Key, readonly Way[]> =>
	Map.groupBy(ways, keyOf);

const fails = (ways: readonly Way[]) => ways.every(({isOk}) => !isOk);

const nameOf = ({address, pod}: PlannedEndpoint) => (pod === '' ? address : `${address} (${pod})`);

/** In what way they fail, where they agree. */
const manner = (ways: readonly Way[]) => {
	const details = [...new Set(ways.map(({cell}) => cell.mismatch ?? cell.detail))];
	return details.length === 1 ? `: ${details[0]}` : ', with different errors';
};

/** Whether the network between nodes is at fault: what stays on a node works, all that leaves it does not. */
const isBetweenNodes = (ways: readonly Way[]) => {
	const isKnown = ways.every(({client, endpoint}) => client.node !== '' && endpoint.node !== '');
	const near = ways.filter(({client, endpoint}) => client.node === endpoint.node);
	const far = ways.filter(({client, endpoint}) => client.node !== endpoint.node);
	// From one node alone, a sick node looks the same.
	const nodes = new Set(far.map(({client}) => client.node));
	return isKnown && near.length > 0 && nodes.size > 1 && near.every(({isOk}) => isOk) && fails(far);
};

/** The nodes of which everything on one side fails, where it is more than one thing and other nodes have some too. */
const sickNode = (ways: readonly Way[], side: 'client' | 'endpoint') => {
	const byNode = groups(ways, way => way[side].node);
	const sick = [...byNode].filter(([node, own]) => {
		const things = new Set(own.map(way => (side === 'client' ? way.client.target.pod : way.endpoint.address)));
		return node !== '' && things.size > 1 && fails(own);
	});
	const isRestWell = [...byNode].every(
		([node, own]) => sick.some(([name]) => name === node) || own.every(({isOk}) => isOk),
	);
	return sick.length === 1 && byNode.size > 1 && isRestWell ? sick[0]![0] : undefined;
};

/**
 * What the ways that fail have in common, in a sentence; `ways` holds at least one that fails. It tells where to look,
 * and claims no cause. `isSample` is whether there are endpoints that were not asked.
 */
export const pattern = (ways: readonly Way[], isSample: boolean): string => {
	const failing = ways.filter(({isOk}) => !isOk);
	if (failing.length === ways.length) {
		return `No source pod reaches any ${isSample ? 'of them' : 'endpoint'}${manner(failing)}.`;
	}

	if (isBetweenNodes(ways)) {
		return `Every path within a node works, and every path between nodes fails${manner(failing)}. Check the network between nodes (overlay, routes, firewall).`;
	}

	for (const side of ['client', 'endpoint'] as const) {
		const node = sickNode(ways, side);
		if (node !== undefined) {
			return `Every ${side === 'client' ? 'source pod' : 'endpoint'} on ${node} fails${manner(failing)}. Check that node and its network.`;
		}
	}

	const endpoints = [...groups(ways, ({endpoint}) => endpoint)].filter(([, own]) => fails(own));
	const isEndpoints = endpoints.flatMap(([, own]) => own).length === failing.length;
	const isSeveral = new Set(ways.map(({endpoint}) => endpoint)).size > 1;
	if (isEndpoints && isSeveral) {
		const names = endpoints.map(([endpoint]) => nameOf(endpoint)).join(', ');
		return endpoints.length === 1
			? `Only endpoint ${names} fails, from every source pod${manner(failing)}.`
			: `Endpoints ${names} fail, from every source pod${manner(failing)}.`;
	}

	const clients = [...groups(ways, ({client}) => client)].filter(([, own]) => fails(own));
	if (clients.flatMap(([, own]) => own).length === failing.length) {
		const names = clients.map(([{target, node}]) => `${target.pod}${node === '' ? '' : ` on ${node}`}`).join(', ');
		return clients.length === 1
			? `Only source pod ${names} fails, to every endpoint${manner(failing)}. Check that pod and its node.`
			: `Source pods ${names} fail, to every endpoint${manner(failing)}.`;
	}

	return `${failing.length}/${ways.length} paths fail, in no pattern of node, source pod or endpoint.`;
};
