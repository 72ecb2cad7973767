import type {LabelSelector} from '../objects.ts';
import type {PolicyPeer} from './networking-objects.ts';

type Expression = LabelSelector['matchExpressions'][number];

/** As kubectl writes them in -l: `tier in (a, b)`, `tier`, `!tier`. */
const expressionText = ({key, operator, values}: Expression) => {
	switch (operator) {
		case 'Exists': {
			return key;
		}

		case 'DoesNotExist': {
			return `!${key}`;
		}

		default: {
			return `${key} ${operator.toLowerCase()} (${values.join(', ')})`;
		}
	}
};

/** '' where it selects everything, or there is none. */
const pairsText = (selector: LabelSelector | undefined) =>
	[
		...Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
		...(selector?.matchExpressions ?? []).map(expressionText),
	].join(',');

const podsText = ({podSelector, namespaceSelector}: PolicyPeer, namespace: string) => {
	const [pods, namespaces] = [pairsText(podSelector), pairsText(namespaceSelector)];
	if (namespaceSelector === undefined) {
		return pods === '' ? `pods of namespace ${namespace}` : `pods ${pods}`;
	}

	const among = namespaces === '' ? 'any namespace' : `namespaces ${namespaces}`;
	return pods === '' ? `pods in ${among}` : `pods ${pods} in ${among}`;
};

/**
 * Whom a peer of a NetworkPolicy of `namespace` selects, as it follows "allows only from": `pods role=admin`,
 * `pods of namespace shop` where its podSelector is empty, `10.0.0.0/8 except 10.1.0.0/16`.
 */
export const peerText = (peer: PolicyPeer, namespace: string): string => {
	const {ipBlock} = peer;
	if (ipBlock === undefined) {
		return podsText(peer, namespace);
	}

	return ipBlock.except.length > 0 ? `${ipBlock.cidr} except ${ipBlock.except.join(', ')}` : ipBlock.cidr;
};
