import {essentials} from '../../model/sync-status.ts';
import {nearestName} from '../lib/nearest-name.ts';
import {isOfCluster} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const orphanSlice: Rule = {
	code: 'orphan-slice',
	rank: 1000,
	title: 'EndpointSlice of a Service that does not exist',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	saysAbsence: true,
	docs: `An EndpointSlice belongs to the Service that its label kubernetes.io/service-name names, in the same namespace. Where
there is no such Service, nobody reads the slice: often the label has a typo.

By hand: kubectl get endpointslices -L kubernetes.io/service-name against kubectl get services.

Correct the label, or delete the slice.`,
	check: () => undefined,
	checkMissing({namespace, name, slices, services}) {
		// What a controller writes goes after its Service by itself.
		const slice = slices.find(each => !isOfCluster(each));
		if (slice === undefined) {
			return undefined;
		}

		const near = nearestName(name, services);
		return {
			subject: {kind: 'EndpointSlice', namespace, name: slice.name},
			cause: `EndpointSlice ${slice.name} is for a Service ${name} that does not exist${near ? `; ${near}?` : ''}`,
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
