import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Rule} from '../rule.ts';

export const sessionAffinity: Rule = {
	code: 'session-affinity',
	rank: 1010,
	title: 'sessionAffinity: ClientIP is set',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `sessionAffinity: ClientIP sends all connections from one address to the same pod, for three hours unless
sessionAffinityConfig says otherwise. Clients behind one address, as those outside mostly are, share a pod, and the load
is uneven. On a headless Service it has no effect: clients dial the pods themselves.

Check: kubectl get service NAME -o jsonpath='{.spec.sessionAffinity}'.

Fix: Set it to None where the pods keep no sessions of their own.`,
	check({service, pods}) {
		const backends = eligiblePods({pods}).length;
		if (!service.isSticky || service.type === 'ExternalName') {
			return undefined;
		}

		const isHeadless = service.clusterIPs[0] === 'None';
		if (!isHeadless && backends < 2) {
			return undefined;
		}

		return {
			cause: isHeadless
				? 'sessionAffinity is ignored on a headless Service'
				: `sessionAffinity ClientIP: each client IP sticks to 1 of ${backends} pods`,
			evidence: [{path: 'spec.sessionAffinity', value: 'ClientIP'}],
			fixes: [],
		};
	},
};
