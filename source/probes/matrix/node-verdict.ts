import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';

/** How a question from a node ended. */
export type NodeAnswer = {
	readonly state: 'answers' | 'fails' | 'impossible';
	readonly target: string;
	readonly detail: string;
};

/** What a pod of one node was answered, or why none was asked. */
export type NodeRow = {readonly node: string} & (
	| {
			readonly pod: string;
			/** The Service's own address, and one endpoint. */
			readonly address: NodeAnswer;
			readonly endpoint: NodeAnswer;
			/** No endpoint runs there, and traffic of a pod stays on its node: the address is not to answer. */
			readonly isLeftOut?: true;
	  }
	| {readonly reason: string}
);

type Asked = Extract<NodeRow, {readonly pod: string}>;

const isAsked = (row: NodeRow): row is Asked => 'pod' in row && row.isLeftOut === undefined;

/**
 * Where the Service's address fails on some nodes alone, though an endpoint answers there: those nodes' kube-proxy, or what
 * takes its place. undefined where it fails on none, or on all that were asked.
 */
export const nodeVerdict = (rows: readonly NodeRow[]): TraceVerdict | undefined => {
	const asked = rows.filter(isAsked).filter(({endpoint}) => endpoint.state === 'answers');
	const failing = asked.filter(({address}) => address.state === 'fails');
	const working = asked.filter(({address}) => address.state === 'answers');
	if (failing.length === 0 || working.length === 0) {
		return undefined;
	}

	const [first] = failing as [Asked, ...Asked[]];
	const nodes = failing.map(({node}) => node);
	return {
		code: 'node-data-plane',
		confidence: 'certain',
		title: `${first.address.target} fails on node ${nodes.join(', ')} only`,
		cause: `Pod ${first.pod} there reaches endpoint ${first.endpoint.target}, and ${first.address.target} fails: ${first.address.detail}. It answers on ${working.map(({node}) => node).join(', ')}: kube-proxy on ${nodes.join(', ')}, or the agent in its place, does not follow the Service.`,
		fixes: nodes.map(node => ({
			kind: 'command',
			label: `Check the agents of node ${node}`,
			argv: ['kubectl', 'get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`],
			mutating: false,
		})),
	};
};

/** The verdict of a trace, with what was asked from each node: that explains more than one client whose address fails, or works. */
export const onEachNode = (once: TraceVerdict, rows: readonly NodeRow[]): TraceVerdict =>
	['ok', 'service-address-fails'].includes(once.code) ? (nodeVerdict(rows) ?? once) : once;
