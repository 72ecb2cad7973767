import {exitText, lastExit, loopText} from '../../model/pods/container-state.ts';
import type {ContainerStatus, Terminated} from '../../model/pods/containers.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {linkHints} from '../lib/link-collisions.ts';
import {type NotReadyPod, notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

const statusOf = ({pod, why}: NotReadyPod): ContainerStatus =>
	[...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container)!;

const logs = ({pod, why}: NotReadyPod, {state}: ContainerStatus): Fix => {
	const argv = ['kubectl', '-n', pod.namespace, 'logs', pod.name, '-c', why.container];
	// Between two starts the container that has just ended is the current one, and the one before is gone.
	return state.kind === 'running'
		? {kind: 'command', label: 'Read the previous logs', argv: [...argv, '-p'], mutating: false}
		: {kind: 'command', label: 'Read the logs', argv, mutating: false};
};

const advice = ({pod, why}: NotReadyPod, exit: Terminated | undefined): string => {
	if (why.code !== 'crash-loop') {
		return `The kubelet ends it, not the application itself: fix what ${why.code} reports.`;
	}

	if (exit?.reason === 'OOMKilled') {
		return 'It used more memory than resources.limits.memory allows: raise the limit, or make it use less.';
	}

	if (exit?.exitCode === 127 || exit?.exitCode === 126) {
		return 'Its command is not in the image, or cannot be executed: check command and args of the container.';
	}

	const isProbed = pod.containers.some(({name, livenessProbe}) => name === why.container && livenessProbe);
	if (isProbed && (exit?.exitCode === 137 || exit?.exitCode === 143)) {
		return 'It was ended by a signal, as the kubelet does when a liveness probe fails: kubectl describe pod shows such events for an hour.';
	}

	return exit?.exitCode === 0
		? 'It ends without an error: what a Service sends traffic to has to keep running. Check command and args.'
		: 'Fix what its logs report: a missing setting, a file, or another service it cannot reach.';
};

export const crashLoop: Rule = {
	code: 'crash-loop',
	rank: 270,
	title: 'Containers are in CrashLoopBackOff',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	isSelfEvident: true,
	docs: `A container that ends is started again, after a pause that grows to five minutes. Meanwhile its pod is not
Ready, and a Service sends nothing to a pod that is not Ready.

Check: kubectl get pods shows CrashLoopBackOff or Error and counts the restarts; kubectl describe pod shows
the last exit code. kubectl logs POD has its output; while it runs again, kubectl logs -p has the output before the
restart.

Fix: Go by the exit code: 126 and 127 mean that the command is not found or not executable; 137 with OOMKilled that it
needs more memory than its limit; anything else is the application's own, and its logs tell why.`,
	check(view) {
		const notReady = notReadyPodsOf('crash-loop', view);
		if (notReady === undefined) {
			return undefined;
		}

		// Those that end by themselves are this rule's own; those that the kubelet ends only follow.
		const own = notReady.pods.filter(({why}) => why.code === 'crash-loop');
		const pods = own.length > 0 ? own : notReady.pods;
		const worst = pods.toSorted((a, b) => statusOf(b).restarts - statusOf(a).restarts)[0]!;
		const {pod, why} = worst;
		const status = statusOf(worst);
		const exit = lastExit(status);
		const path = `pod/${pod.name} status.containerStatuses[${why.container}]`;
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(worst),
			cause: causeText`${loopText(status)}, container ${why.container} (${podsText(pods, view)})`,
			evidence: [
				{path: `${path}.restartCount`, value: String(status.restarts)},
				...(exit ? [{path: `${path} last exit`, value: exitText(exit)}] : []),
				...(exit?.message ? [{path: `${path} last message`, value: exit.message}] : []),
			],
			fixes: [
				logs(worst, status),
				{kind: 'text', label: 'Fix the container', value: advice(worst, exit), mutating: false},
				...linkHints(worst, view),
			],
		};
	},
};
