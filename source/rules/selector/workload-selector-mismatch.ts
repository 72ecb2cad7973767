import {essentials} from '../../model/sync-status.ts';
import {selectorMismatch} from '../lib/workload-selector.ts';
import type {Rule} from '../rule.ts';

export const workloadSelectorMismatch: Rule = {
	code: 'workload-selector-mismatch',
	rank: 118,
	title: 'Workload does not select its own pods',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	causes: ['selector-matches-nothing', 'near-match-template', 'stale-version-label'],
	docs: `spec.selector of a Deployment, StatefulSet or DaemonSet has to match the labels of its own pod template: by it the
controller knows its pods. The API server refuses a workload where it does not: selector does not match template labels.
So the workload is not created, and a Service has none of its pods.

Check: kubectl apply --dry-run=server -f FILE shows what is refused; compare spec.selector.matchLabels with
spec.template.metadata.labels.

Fix: Make them the same. The selector of a workload that exists is immutable: change the labels of the template, or
create it anew.`,
	check({workloads, refused = []}) {
		return [...workloads, ...refused].flatMap(workload => selectorMismatch(workload) ?? []);
	},
};
