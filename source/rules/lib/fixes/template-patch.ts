import type {Pod} from '../../../model/objects.ts';
import type {Container} from '../../../model/pods/containers.ts';
import {topOwner} from '../../../model/pods/pods.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Fix} from '../../finding.ts';
import {kubectlName} from './kubectl-name.ts';

const patchable = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * The commands that change fields of one container in the template a pod is made from (a strategic merge patch: null takes
 * a field away); [] for a pod that no Deployment, StatefulSet or DaemonSet makes anew. A StatefulSet that makes one pod
 * after the other does not replace one that is not ready (statefulset "forced rollback"): it has to be deleted.
 */
export const templatePatch = (
	pod: Pod,
	{name}: Container,
	{workloads}: ServiceView,
	{label, fields}: {readonly label: string; readonly fields: Readonly<Record<string, unknown>>},
): readonly Fix[] => {
	const owner = topOwner(pod);
	if (!patchable.includes(owner.kind)) {
		return [];
	}

	const list = pod.initContainers.some(each => each.name === name) ? 'initContainers' : 'containers';
	const patch = {spec: {template: {spec: {[list]: [{name, ...fields}]}}}};
	const kubectl = ['kubectl', '-n', pod.namespace];
	const argv = [...kubectl, 'patch', kubectlName(owner), '--type=strategic', '-p', JSON.stringify(patch)];
	const isOrdered =
		owner.kind === 'StatefulSet' && !workloads.some(each => each.name === owner.name && each.isParallel);
	return [
		{kind: 'command', label, argv, mutating: true},
		...(isOrdered
			? [
					{
						kind: 'command' as const,
						label: 'Then delete the pod: a StatefulSet does not replace one that is not ready',
						argv: [...kubectl, 'delete', 'pod', pod.name],
						mutating: true,
					},
				]
			: []),
	];
};
