import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {podRules, whyOf} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** Seconds that a pod may take to get its address. */
const addressGraceSeconds = 30;

export const noPodipYet: Rule = {
	code: 'no-podip-yet',
	rank: 390,
	title: 'Pods have no IP yet',
	severity: 'warning',
	severityOverTime: `not shown in the first ${addressGraceSeconds} s of a pod`,
	confidence: 'certain',
	inputs: essentials,
	causes: ['ingress-backend-no-endpoints'],
	docs: `The selector matches pods, but none of them has an IP: a pod gets one when it is scheduled and its sandbox is created on
its node. Until then it cannot be an endpoint, and connections to the Service are refused.

Check: kubectl get pods -l SELECTOR -o wide shows <none> under IP; kubectl describe pod ends with the events that
report what it waits for.

Fix: Pending without a node is the scheduler's matter, ContainerCreating the kubelet's: a volume, a secret, the network
plugin. Without events, the node may be overloaded or gone.`,
	check(view) {
		const pods = view.pods
			.filter(pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed' && !isTerminating(pod))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = pods;
		if (first === undefined || view.pods.some(({ips}) => ips.length > 0) || !isSelecting(view.service)) {
			return undefined;
		}

		const reasons = pods.map(pod => whyOf(view, pod));
		const why = reasons[0]!;
		const isAlike = reasons.every(each => each?.code === why.code);
		return {
			visibleAfter: Math.max(...pods.map(({created}) => created)) + addressGraceSeconds,
			// Where they wait for one thing, its own rule reports more.
			causes: ['ingress-backend-no-endpoints', ...(isAlike ? [] : podRules)],
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: causeText`0/${pods.length} pods have an IP: ${why.sentence}`,
			evidence: [
				{path: `pod/${first.name} status.podIPs`, value: '[]'},
				{path: `pod/${first.name} status.phase`, value: first.phase},
			],
			fixes: [describePodFix(first, 'Check the pod')],
		};
	},
};
