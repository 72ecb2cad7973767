import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isEligible} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {graceEndsAt, isRolling, podSubject, readinessGraceSeconds, unreadyPods} from '../lib/pods/not-ready-pods.ts';
import {isPeersService} from '../lib/pods/peers-service.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

/** More pods than these show nothing new. */
const shown = 5;

export const publishNotReady: Rule = {
	code: 'publish-not-ready',
	rank: 970,
	title: 'Not-ready pods get traffic',
	severity: 'warning',
	severityOverTime: `info during a rollout; not shown in the first ${readinessGraceSeconds} s of a pod`,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `publishNotReadyAddresses: true puts every pod that the selector matches among the endpoints, ready or not. That is
meant for peers that look for each other by a headless Service, where it is info; on one that clients call, they reach
pods that report not ready. It fixes nothing: what keeps the pods from being ready is a finding of its own.

Check: kubectl get service NAME -o jsonpath='{.spec.publishNotReadyAddresses}', and kubectl get pods.

Fix: Where clients use it, remove the field, and give the peers a headless Service of their own.`,
	check(view) {
		const {service} = view;
		const unready = unreadyPods(view).filter(({pod}) => isEligible(pod));
		const example = unready.find(({why}) => why.isFault) ?? unready[0];
		if (!isSelecting(service) || !service.publishNotReadyAddresses || example === undefined) {
			return undefined;
		}

		const isForPeers = isPeersService(view);
		const isPassing = isRolling(view) && !example.why.isFault;
		const visibleAfter = Math.min(...unready.map(graceEndsAt));
		const names = unready.slice(0, shown).map(({pod}) => shortPodName(pod.name));
		const more = unready.length > shown ? `, and ${unready.length - shown} more` : '';
		const {namespace, name} = service;
		const patch = JSON.stringify({spec: {publishNotReadyAddresses: false}});
		return {
			...((isForPeers || isPassing) && ({severity: 'info'} as const)),
			...(visibleAfter > 0 && {visibleAfter}),
			subject: podSubject(example),
			cause: causeText`publishNotReadyAddresses: ${unready.length} not-ready ${unready.length === 1 ? 'pod gets' : 'pods get'} traffic (${names.join(', ')}${more})`,
			evidence: [
				{path: 'spec.publishNotReadyAddresses', value: 'true'},
				...unready
					.slice(0, shown)
					.map(({pod, why}) => ({path: `pod/${pod.name} status.conditions[Ready]`, value: why.sentence})),
			],
			fixes: isForPeers
				? []
				: [
						{
							kind: 'command',
							label: 'Send traffic to ready pods only',
							argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
							mutating: true,
						},
						{
							kind: 'text',
							label: 'Create a headless Service for peers',
							value:
								'Pods that look for each other before they are ready do so by a headless Service with publishNotReadyAddresses: true, beside the one for clients.',
							mutating: false,
						},
					],
		};
	},
};
