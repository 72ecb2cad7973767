import {isSelecting} from '../../model/labels/is-selecting.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {isRolling} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** More pods than these show nothing new. */
const shown = 3;

export const allTerminating: Rule = {
	code: 'all-terminating',
	rank: 350,
	title: 'All pods are Terminating',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	causes: ['no-ready-endpoints', 'single-endpoint'],
	docs: `Every pod that the selector matches is Terminating, and none replaces it. While no other endpoint is ready,
kube-proxy sends traffic to pods that still serve while they terminate; when the last one is gone, connections are
refused.

Check: kubectl get pods -l SELECTOR shows Terminating; kubectl get endpointslices -o yaml shows terminating: true.

Fix: See why no new pods come: the workload was deleted or scaled to zero, or cannot create any. With strategy Recreate
the old pods go before the new ones come, and it passes.`,
	check(view) {
		const {service, workloads} = view;
		const pods = eligiblePods(view);
		const [first] = pods;
		const hasOthers = view.pods.some(pod => !isTerminating(pod) && pod.phase !== 'Succeeded' && pod.phase !== 'Failed');
		if (first === undefined || hasOthers || !isSelecting(service)) {
			return undefined;
		}

		const serving = pods.filter(isReady).length;
		const isMeant = workloads.length > 0 && workloads.every(({replicas}) => replicas === 0);
		const isOver = serving === 0 && !isRolling(view) && !service.publishNotReadyAddresses;
		return {
			severity: isMeant ? 'info' : isOver ? 'error' : 'warning',
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: causeText`${pods.length}/${pods.length} pods Terminating, no replacements (${serving > 0 ? `${serving} still serving` : 'none serving'})`,
			evidence: [
				...pods.slice(0, shown).map(({name, deleted}) => ({
					path: `pod/${name} metadata.deletionTimestamp`,
					value: new Date(deleted * 1000).toISOString(),
				})),
				...workloads.map(workload => ({
					path: `${kubectlName(workload)} replicas wanted`,
					value: String(workload.replicas),
				})),
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the workload',
					argv: ['kubectl', '-n', service.namespace, 'get', 'deploy,rs,sts,ds'],
					mutating: false,
				},
			],
		};
	},
};
