import {topOwner} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {collisionsOf} from '../lib/link-collisions.ts';
import {notReadyPodsOf, podSubject} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

const patch = JSON.stringify({spec: {template: {spec: {enableServiceLinks: false}}}});

export const envCollision: Rule = {
	code: 'env-collision',
	rank: 280,
	title: 'Service variable breaks a crashing container',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	docs: `The kubelet gives every container variables for the Services of its namespace: for Service relay, RELAY_PORT is
tcp://CLUSTER-IP:PORT. A program that takes RELAY_PORT for its own setting, a number, does not start with that.

Check: kubectl get pod NAME -o yaml shows the variable in command, args or env of the container that crashes;
kubectl logs NAME -p often quotes its value.

Fix: Set enableServiceLinks: false in the pod template. Where the program needs the variables of other Services, set
this one in env of the container, or rename the Service.`,
	check(view) {
		const notReady = notReadyPodsOf('crash-loop', view)?.pods.find(each => collisionsOf(each, view).length > 0);
		if (notReady === undefined) {
			return undefined;
		}

		const {pod, why} = notReady;
		const links = collisionsOf(notReady, view);
		const [{service, variable, value}] = links as [(typeof links)[number]];
		const owner = topOwner(pod);
		const isPatchable = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(owner.kind);
		const argv = ['kubectl', '-n', pod.namespace, 'patch', kubectlName(owner), '--type=merge', '-p', patch];
		const label = `Set enableServiceLinks: false, if ${why.container} starts without ${variable}`;
		const fix: Fix = isPatchable
			? {kind: 'command', label, argv, mutating: true}
			: {kind: 'text', label, value: `Set enableServiceLinks: false in ${kubectlName(owner)}.`, mutating: false};
		return {
			subject: podSubject(notReady),
			cause: causeText`${variable}=${value} (Service ${service}) read by container ${why.container}`,
			evidence: [
				...links.map(link => ({path: `${link.variable} from service/${link.service}`, value: link.value})),
				{path: `pod/${pod.name} spec.enableServiceLinks`, value: 'true'},
			],
			fixes: [
				fix,
				{
					kind: 'text',
					label: `Set ${variable} yourself`,
					value: `Where the program needs the variables of other Services, set ${variable} in env of container ${why.container}: that takes the place of the Service's.`,
					mutating: false,
				},
			],
		};
	},
};
