import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const nodeNotReady: Rule = {
	code: 'node-not-ready',
	rank: 190,
	title: 'Node is NotReady',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'nodes', 'deployments', 'statefulsets', 'daemonsets'],
	docs: `A node is NotReady when its kubelet reports so (container runtime or CNI down) or no longer reports. All its pods are
then marked not Ready and leave the endpoints, though they may still run. They are evicted after their
tolerationSeconds, five minutes by default; DaemonSet pods stay, and on an unreachable node evicted pods stay
Terminating.

Check: kubectl get nodes shows NotReady; kubectl describe node NAME has the time and the reason.

Fix: Check the node: kubelet, container runtime, network, disk and memory. The application is not at fault.`,
	check(view) {
		const notReady = notReadyPodsOf('node-not-ready', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {node} = first.pod;
		// The pods' conditions lag behind: where the node is Ready again, or not known, it is only likely.
		const isLost = view.nodes?.some(({name, isReady}) => name === node && !isReady) === true;
		return {
			...(isLost ? notReady.verdict : {severity: 'warning'}),
			confidence: isLost ? 'certain' : 'likely',
			causes: notReady.causes,
			subject: podSubject(first),
			cause: causeText`node ${node} NotReady (${podsText(notReady.pods, view)})`,
			evidence: [
				...(isLost ? [{path: `node/${node} status.conditions[Ready]`, value: 'not True'}] : []),
				{path: `pod/${first.pod.name} status.conditions[Ready]`, value: 'False, with every container ready'},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the node',
					argv: ['kubectl', 'describe', 'node', node],
					mutating: false,
				},
			],
		};
	},
};
