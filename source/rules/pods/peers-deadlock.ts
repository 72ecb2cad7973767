import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {peersFix} from '../lib/fixes/peers-fix.ts';
import {hasReadyPod, podSubject, unreadyPods} from '../lib/pods/not-ready-pods.ts';
import {peerMention} from '../lib/pods/peer-mention.ts';
import type {Rule} from '../rule.ts';

const followers = [
	...['readiness-probe', 'startup-probe', 'liveness-probe', 'post-start-hook', 'crash-loop'],
	...['no-ready-endpoints', 'headless-no-ready'],
];

export const peersDeadlock: Rule = {
	code: 'peers-deadlock',
	rank: 240,
	title: 'Pods wait for peers that wait for them',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'statefulsets'],
	docs: `A pod of a StatefulSet has a DNS name once it is ready, unless its headless Service has publishNotReadyAddresses:
true; and with podManagementPolicy OrderedReady the next pod is created once the one before is ready. A pod that gets
ready when it sees its peers waits for ever.

Check: kubectl get pods shows the first pod alone, 0/1; kubectl describe pod quotes what its probe misses.

Fix: Set publishNotReadyAddresses: true in the headless Service, and podManagementPolicy: Parallel in the StatefulSet:
that field is immutable, so create it again (delete --cascade=orphan keeps its pods). Clients need a Service of their
own.`,
	check(view) {
		const {service} = view;
		const set = view.workloads.find(({kind, serviceName}) => kind === 'StatefulSet' && serviceName === service.name);
		const notReady = unreadyPods(view).filter(
			({pod}) => pod.owner?.kind === 'StatefulSet' && pod.owner.name === set?.name,
		);
		const [first] = notReady;
		if (set === undefined || first === undefined || set.replicas < 2 || hasReadyPod(view)) {
			return undefined;
		}

		const mention = peerMention(first.pod, set, view);
		const isOrdered = !set.isParallel && notReady.length === 1;
		const isUnnamed = !service.publishNotReadyAddresses && mention?.isName === true;
		if (mention === undefined || (!isOrdered && !isUnnamed)) {
			return undefined;
		}

		const obstacles = [
			...(isUnnamed ? ['no DNS names before they are ready'] : []),
			...(isOrdered ? ['next pod created once it is ready'] : []),
		];
		return {
			...(!mention.isSaid && ({severity: 'warning', confidence: 'likely'} as const)),
			causes: mention.isSaid ? followers : [],
			subject: podSubject(first),
			cause: causeText`${first.pod.name} waits for its peers: ${obstacles.join('; ')}`,
			evidence: [
				{path: `pod/${first.pod.name} ${mention.isSaid ? 'says' : 'asks'}`, value: mention.text},
				{path: `statefulset/${set.name} spec.podManagementPolicy`, value: set.isParallel ? 'Parallel' : 'OrderedReady'},
				{path: 'spec.publishNotReadyAddresses', value: String(service.publishNotReadyAddresses)},
			],
			fixes: [peersFix(set, view, isOrdered, isUnnamed)],
		};
	},
};
