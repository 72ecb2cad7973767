import type {Pod} from '../../model/objects.ts';
import type {ContainerStatus} from '../../model/pods/containers.ts';
import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {plural} from '../lib/plural.ts';
import {notReadyPodsOf} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

type Killed = {readonly pod: Pod; readonly status: ContainerStatus};

const killedIn = (pod: Pod): readonly Killed[] =>
	[...pod.statuses, ...pod.initStatuses]
		.filter(({state, lastTerminated}) => state.kind === 'running' && lastTerminated?.reason === 'OOMKilled')
		.map(status => ({pod, status}));

export const oom: Rule = {
	code: 'oom',
	rank: 290,
	title: 'Containers are OOMKilled',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `A container that uses more memory than its limit is killed (OOMKilled, exit code 137) and started again. Until it is
ready its pod gets no traffic, and what it was working on is lost.

Check: kubectl describe pod shows Last State: Terminated, Reason: OOMKilled; where metrics-server
runs, kubectl top pod shows the usage.

Fix: Raise resources.limits.memory in the pod template, or make the application use less. A runtime that does not know
the limit (a JVM or Node.js of before 2019, or one too old for cgroup v2) sizes its heap by the memory of the machine.`,
	check(view) {
		const notReady = notReadyPodsOf('oom', view);
		const unready = notReady?.pods.map(({pod}) => pod);
		const pods = unready ?? view.pods.filter(pod => isReady(pod) && !isTerminating(pod));
		const killed = pods.filter(pod => killedIn(pod).length > 0);
		const [worst] = killed
			.flatMap(killedIn)
			.toSorted((a, b) => b.status.restarts - a.status.restarts || (a.pod.name < b.pod.name ? -1 : 1));
		if (worst === undefined) {
			return undefined;
		}

		const {pod, status} = worst;
		return {
			// One that is ready again may have been killed once, long ago.
			...(notReady ? notReady.verdict : ({severity: 'info'} as const)),
			causes: notReady?.causes ?? [],
			subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
			cause: causeText`OOMKilled: container ${status.name}, ${plural(status.restarts, 'restart')}, ${notReady ? 'not ready' : 'ready again'} (${killed.length}/${view.pods.length} pods)`,
			evidence: [
				{
					path: `pod/${pod.name} status.containerStatuses[${status.name}].lastState.terminated.reason`,
					value: 'OOMKilled',
				},
				{path: `pod/${pod.name} status.containerStatuses[${status.name}].restartCount`, value: String(status.restarts)},
			],
			fixes: [
				{
					kind: 'text',
					label: 'Raise the memory limit',
					value: `It used more than resources.limits.memory of container ${status.name} allows: raise the limit, or make it use less.`,
					mutating: false,
				},
				describePodFix(pod, 'Check the pod'),
			],
		};
	},
};
