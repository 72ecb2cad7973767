import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';

/** A patch of one port. Its first operation makes it fail where that port is not the one it was made for any more. */
export const portPatch = (
	{namespace, name, ports}: Service,
	index: number,
	label: string,
	change: {readonly field: 'targetPort' | 'protocol'; readonly value: string | number},
): Fix => {
	const path = `/spec/ports/${index}`;
	const patch = [
		{op: 'test', path: `${path}/targetPort`, value: ports[index]!.targetPort},
		{op: 'replace', path: `${path}/${change.field}`, value: change.value},
	];
	return {
		kind: 'command',
		label,
		argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=json', '-p', JSON.stringify(patch)],
		mutating: true,
	};
};
