import type {Service} from '../../../model/objects.ts';
import {topOwner} from '../../../model/pods/pods.ts';
import type {Fix} from '../../finding.ts';
import {distinguishingLabel, isOfRelease} from '../distinguishing-label.ts';
import {type Mixture, ownersOf} from '../pods/foreign-pods.ts';

/** How the pods that are meant are told from the others: by a label they have, else by one that the others lose. */
export const ownerFixes = ({namespace, name, selector}: Service, {meant, others, key}: Mixture): readonly Fix[] => {
	const label = others.length > 0 ? distinguishingLabel(meant, others) : undefined;
	if (label !== undefined) {
		const patch = JSON.stringify({spec: {selector: {[label[0]]: label[1]}}});
		return [
			{
				kind: 'command',
				label: `Add ${label.join('=')} to the selector`,
				argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
				mutating: true,
			},
		];
	}

	if (others.length === 0 && key !== undefined) {
		const pairs = [...new Set(meant.map(({labels}) => `${key}=${labels[key]}`))].sort();
		return [
			{
				kind: 'text',
				label: 'Select one release',
				value: `Add ${pairs.join(' or ')} to the selector, whichever is meant, and make a Service of its own for the other.`,
				mutating: false,
			},
		];
	}

	const isJob = others.every(pod => topOwner(pod).kind === 'Job');
	const dropped = Object.keys(selector).find(each => !isOfRelease(each));
	return [
		...(isJob && dropped !== undefined
			? ([
					{
						kind: 'command',
						label: 'Remove its running pods from the Service, until the next run',
						argv: ['kubectl', '-n', namespace, 'label', 'pod', ...others.map(pod => pod.name).sort(), `${dropped}-`],
						mutating: true,
					},
				] as const)
			: []),
		{
			kind: 'text',
			label: 'Use distinct labels',
			value: `Write other labels into the pod template of ${ownersOf(others).join(', ')}; or add a label to that of ${ownersOf(meant).join(', ')} and, once its pods have it, to the selector.${isJob ? " A Job's template can't be changed: create it anew." : ''}`,
			mutating: false,
		},
	];
};
