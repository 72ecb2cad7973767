import type {LabelBearer} from '../../../model/labels/label-bearer.ts';
import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';
import {selectorText} from '../selector-text.ts';
import {kubectlName} from './kubectl-name.ts';

/** What to do where a workload has the selector's labels and its pods don't: select what they have, or label the template. */
export const bearerFixes = ({namespace, name, selector}: Service, {workload, patch}: LabelBearer): readonly Fix[] => {
	const owner = kubectlName(workload);
	const template = JSON.stringify({spec: {template: {metadata: {labels: selector}}}});
	return [
		...(patch
			? ([
					{
						kind: 'command',
						label: `Select the labels of its pod template: ${selectorText(workload.podLabels)}`,
						argv: [
							...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
							JSON.stringify({spec: {selector: patch}}),
						],
						mutating: true,
					},
				] as const)
			: []),
		{
			kind: 'command',
			label: `Add ${selectorText(selector)} to the pod template of ${owner}, which replaces its pods`,
			argv: ['kubectl', '-n', namespace, 'patch', owner, '--type=merge', '-p', template],
			mutating: true,
		},
	];
};
