import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod} from '../../model/objects.ts';
import {topOwner} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {byJob, byPorts, byProgram, byRelease} from '../lib/pods/owner-verdicts.ts';
import type {Rule} from '../rule.ts';

const areOfOneWorkload = ([first, ...others]: readonly Pod[]) => {
	const workload = first && topOwner(first);
	return others.every(pod => {
		const {kind, name} = topOwner(pod);
		return kind === workload!.kind && name === workload!.name;
	});
};

export const multipleOwners: Rule = {
	code: 'multiple-owners',
	rank: 590,
	title: 'Selector matches unrelated pods',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	worksOnManifests: 'warning',
	causes: ['target-port-undeclared'],
	docs: `A selector matches whatever has its labels: pods of a Job that runs beside the application, of a second release of the
same chart, of a worker with another port or program. All that are Ready get their share of the connections.

Check: kubectl get pods -l SELECTOR --show-labels -o wide shows pods of different names; compare owners and ports.

Fix: Make the selector longer by a label that only the pods that are meant have, or give the others another label. Two
workloads that serve the same are no fault: a canary, blue and green, the old and the new one of a change. A trace in
the dashboard that sees every pod of one workload refuse, and every pod of another answer, proves it for five minutes.`,
	check(view) {
		// Mostly they are all of one workload: nothing is compared then.
		if (!isSelecting(view.service) || areOfOneWorkload(view.pods)) {
			return undefined;
		}

		const verdict = byJob(view) ?? byRelease(view) ?? byProgram(view);
		return verdict ? [verdict] : byPorts(view);
	},
};
