import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {nearestName} from '../lib/nearest-name.ts';
import {isOfCluster} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const orphanSlice: Rule = {
	code: 'orphan-slice',
	rank: 1000,
	title: 'EndpointSlice of a missing Service',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	saysAbsence: true,
	docs: `An EndpointSlice belongs to the Service that its label kubernetes.io/service-name names, in the same namespace. Without
such a Service the slice is ignored: often the label has a typo.

Check: kubectl get endpointslices -L kubernetes.io/service-name against kubectl get services.

Fix: Correct the label, or delete the slice.`,
	check: () => undefined,
	checkMissing({namespace, name, slices, services}) {
		// What a controller creates is deleted with its Service.
		const slice = slices.find(each => !isOfCluster(each));
		if (slice === undefined) {
			return undefined;
		}

		const near = nearestName(name, services);
		return {
			subject: {kind: 'EndpointSlice', namespace, name: slice.name},
			cause: near
				? causeText`no Service ${name} for ${slice.name}; did you mean ${near}?`
				: causeText`no Service ${name} for EndpointSlice ${slice.name}`,
			evidence: [{path: `endpointslice/${slice.name} metadata.labels[kubernetes.io/service-name]`, value: name}],
			fixes: near
				? [
						{
							kind: 'command',
							label: `Assign it to ${near}, if that is meant`,
							argv: [
								...['kubectl', '-n', namespace, 'label', '--overwrite', 'endpointslice', slice.name],
								`kubernetes.io/service-name=${near}`,
							],
							mutating: true,
						},
					]
				: [],
		};
	},
};
