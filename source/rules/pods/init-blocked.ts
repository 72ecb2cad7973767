import {exitText, lastExit} from '../../model/pods/container-state.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {notReadyPodsOf, outageSeverityOverTime, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const initBlocked: Rule = {
	code: 'init-blocked',
	rank: 230,
	title: 'Init container has not completed',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `Init containers run one after the other before the others start, and each has to end without an error; a sidecar
among them (restartPolicy: Always) has to start. Until then the pod is not Ready.

Check: kubectl get pods shows Init:0/1, Init:Error or Init:CrashLoopBackOff; kubectl logs POD -c CONTAINER has the
output of the init container.

Fix: Most wait for something: a database, a migration, another Service. Check that it runs. One that fails reports why
in its logs, and is started again with growing pauses.`,
	check(view) {
		const notReady = notReadyPodsOf('init-blocked', view);
		if (notReady === undefined) {
			return undefined;
		}

		const example = notReady.pods.find(({why}) => why.isFault) ?? notReady.pods[0];
		const {pod, why} = example;
		const status = pod.initStatuses.find(({name}) => name === why.container);
		const exit = status && lastExit(status);
		const path = `pod/${pod.name} status.initContainerStatuses[${why.container}]`;
		const logs = ['kubectl', '-n', pod.namespace, 'logs', pod.name, '-c', why.container];
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(example),
			cause: causeText`${why.sentence} (${podsText(notReady.pods, view)})`,
			evidence: [
				...(status ? [{path: `${path}.state`, value: status.state.kind}] : []),
				...(exit ? [{path: `${path} last exit`, value: exitText(exit)}] : []),
				...(exit?.message ? [{path: `${path} last message`, value: exit.message}] : []),
			],
			fixes: [
				{kind: 'command', label: 'Read the init container logs', argv: logs, mutating: false},
				{
					kind: 'text',
					label: 'Fix the init container',
					value: why.isFault
						? 'Fix what its logs report; it is started again by itself.'
						: 'Check that what it waits for runs: a database, a migration, another Service.',
					mutating: false,
				},
			],
		};
	},
};
