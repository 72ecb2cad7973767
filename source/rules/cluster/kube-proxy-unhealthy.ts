import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const kubeProxyUnhealthy: Rule = {
	code: 'kube-proxy-unhealthy',
	rank: 940,
	title: 'kube-proxy is not ready on every node',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'daemonsets'],
	docs: `kube-proxy writes into each node where a Service's address leads. Where it does not run, rules stay as they were:
connections from that node go to pods that are gone, and new Services time out, while other nodes work. It is shown
with the Service of the cluster DNS, as it concerns all of them.

Check: kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide; kubectl -n kube-system logs POD.

Fix: Correct what its pods report: their status, their logs, and the node they are on.`,
	check({proxy}) {
		if (proxy === undefined) {
			return undefined;
		}

		const {workload, pods} = proxy;
		const ready = pods.filter(pod => isReady(pod) && !isTerminating(pod)).length;
		if (ready >= workload.replicas) {
			return undefined;
		}

		const nodes = pods.filter(pod => !isReady(pod) && pod.node !== '').map(({node}) => node);
		const {namespace, name} = workload;
		return {
			subject: {kind: 'DaemonSet', namespace, name},
			cause: causeText`kube-proxy not ready on ${nodes.join(', ') || 'some nodes'} (${ready}/${workload.replicas} ready)`,
			evidence: [
				{path: `daemonset/${name} status.desiredNumberScheduled`, value: String(workload.replicas)},
				{path: `daemonset/${name} ready pods`, value: String(ready)},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the pods',
					argv: ['kubectl', '-n', namespace, 'describe', 'pods', '-l', 'k8s-app=kube-proxy'],
					mutating: false,
				},
			],
		};
	},
};
