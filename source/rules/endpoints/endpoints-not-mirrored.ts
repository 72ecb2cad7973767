import {essentials} from '../../model/sync-status.ts';
import type {Unmirrored} from '../../model/view-parts.ts';
import type {Evidence, Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const skipMirror = 'endpointslice.kubernetes.io/skip-mirror';
const leader = 'control-plane.alpha.kubernetes.io/leader';

/** What keeps them from being mirrored, beside their name. */
const marksOf = ({isSkipped, isLeader}: Unmirrored) => [
	...(isSkipped ? [`label ${skipMirror}`] : []),
	...(isLeader ? [`annotation ${leader}`] : []),
];

const evidenceOf = ({name, addresses, isSkipped, isLeader}: Unmirrored): readonly Evidence[] => [
	{path: `endpoints/${name} subsets`, value: `${addresses} ${addresses === 1 ? 'address' : 'addresses'}`},
	...(isSkipped ? [{path: `endpoints/${name} metadata.labels[${skipMirror}]`, value: 'true'}] : []),
	...(isLeader ? [{path: `endpoints/${name} metadata.annotations[${leader}]`, value: 'set'}] : []),
];

const removals = (namespace: string, {name, isSkipped, isLeader}: Unmirrored): readonly Fix[] =>
	[
		...(isSkipped ? ([['label', skipMirror]] as const) : []),
		...(isLeader ? ([['annotate', leader]] as const) : []),
	].map(([verb, key]) => ({
		kind: 'command',
		label: `Remove the ${verb === 'label' ? 'label' : 'annotation'}`,
		argv: ['kubectl', '-n', namespace, verb, 'endpoints', name, `${key}-`],
		mutating: true,
	}));

export const endpointsNotMirrored: Rule = {
	code: 'endpoints-not-mirrored',
	rank: 90,
	title: 'Endpoints are not mirrored to an EndpointSlice',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	saysAbsence: true,
	causes: ['selectorless-no-slices'],
	docs: `kube-proxy and DNS read EndpointSlices. Manually created Endpoints (v1) are mirrored to slices only where a
Service without a selector has the very same name, and where they have neither the label
${skipMirror}: "true" nor the annotation ${leader} of a
leader election.

Check: kubectl get endpoints,endpointslices shows Endpoints with addresses and no slice of that Service; kubectl get
endpoints NAME -o yaml shows label and annotation.

Fix: Remove the label or the annotation. A name can't be changed: recreate the Endpoints under the Service's name or,
better, create an EndpointSlice. Endpoints are read only where a Service has neither a selector nor slices.`,
	check({service: {namespace, name}, unmirrored}) {
		const [first] = unmirrored;
		if (first === undefined) {
			return undefined;
		}

		const marks = marksOf(first);
		if (first.named === 'same') {
			return {
				cause: causeText`endpoints/${first.name} not mirrored: ${marks.join(', ')}`,
				evidence: evidenceOf(first),
				fixes: removals(namespace, first),
			};
		}

		const without = first.isSkipped ? `, without the label ${skipMirror}` : '';
		return {
			confidence: first.named === 'alike' ? 'likely' : 'hint',
			cause:
				first.named === 'alike'
					? causeText`no Endpoints named ${name}; did you mean endpoints/${first.name}?`
					: causeText`no Endpoints named ${name}: endpoints/${first.name} has no Service`,
			evidence: [{path: `endpoints/${name}`, value: 'none'}, ...unmirrored.slice(0, 3).flatMap(evidenceOf)],
			fixes: [
				{
					kind: 'text',
					label: 'Use the name of the Service',
					value: `Where endpoints/${first.name} is meant, create it anew with metadata.name ${name}${without}, in ${namespace}: a name can't be changed. Then delete the old one.`,
					mutating: false,
				},
			],
		};
	},
};
