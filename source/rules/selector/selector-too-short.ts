import {isSelecting} from '../../model/labels/is-selecting.ts';
import {topOwner} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const selectorTooShort: Rule = {
	code: 'selector-too-short',
	rank: 950,
	title: 'Selector also matches another workload',
	severity: 'info',
	confidence: 'hint',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'info',
	docs: `A selector of one label matches whatever has it. Another workload's pod template has that label too, and no pods at
the moment: with its next deployment they get a share of the traffic.

Check: kubectl get deployments,statefulsets,daemonsets -o wide, and look for the label in their templates.

Fix: Make the selector longer by a label that only the pods that are meant have.`,
	check({service, pods, workloads}) {
		if (!isSelecting(service) || Object.keys(service.selector).length > 1 || pods.length === 0) {
			return undefined;
		}

		const running = new Set(pods.map(pod => kubectlName(topOwner(pod))));
		const idle = workloads.map(kubectlName).find(name => !running.has(name));
		if (idle === undefined || !workloads.some(workload => running.has(kubectlName(workload)))) {
			return undefined;
		}

		return {
			cause: causeText`selector ${selectorText(service.selector)} also matches ${idle} (0 pods now)`,
			evidence: [{path: 'spec.selector', value: selectorText(service.selector)}],
			fixes: [],
		};
	},
};
