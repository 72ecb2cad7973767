import type {PolicyPeer} from '../../model/networking/networking-objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const isPodsOnly = ({podSelector, namespaceSelector}: PolicyPeer) =>
	podSelector !== undefined && namespaceSelector === undefined;
const isNamespacesOnly = ({podSelector, namespaceSelector}: PolicyPeer) =>
	podSelector === undefined && namespaceSelector !== undefined;

/** One entry with each selector, right behind one another. */
const isSplit = (peers: readonly PolicyPeer[]) =>
	peers.some((peer, index) => {
		const next = peers[index + 1];
		return (
			next !== undefined &&
			((isPodsOnly(peer) && isNamespacesOnly(next)) || (isNamespacesOnly(peer) && isPodsOnly(next)))
		);
	});

export const peerOrVsAnd: Rule = {
	code: 'peer-or-vs-and',
	rank: 870,
	title: 'NetworkPolicy peers are ORed, not ANDed',
	severity: 'info',
	confidence: 'hint',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'info',
	docs: `Two entries below from or to are alternatives: pods with these labels in the policy's own namespace, or any pod of
those namespaces. Where one entry holds both selectors, both have to match. One dash makes the difference.

Check: kubectl get networkpolicy NAME -o yaml; count the dashes below from.

Fix: Where pods of another namespace are meant, put podSelector and namespaceSelector into one entry.`,
	check({policies}) {
		return policies.flatMap(({namespace, name, ingress, egress}) =>
			[...ingress, ...egress].some(({peers}) => isSplit(peers))
				? {
						subject: {kind: 'NetworkPolicy', namespace, name},
						cause: causeText`podSelector OR namespaceSelector in ${name} (two entries, not one)`,
						evidence: [{path: `networkpolicy/${name} peers`, value: 'podSelector or namespaceSelector'}],
						fixes: [
							{
								kind: 'text',
								label: 'Merge them, if both must match',
								value: `In networkpolicy ${name}, put podSelector and namespaceSelector into one entry, without a second dash.`,
								mutating: false,
							} as const,
						],
					}
				: [],
		);
	},
};
