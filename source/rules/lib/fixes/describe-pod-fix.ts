import type {Pod} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';

/** The command that shows all that is known of a pod, its events last. */
export const describePodFix = ({namespace, name}: Pod, label: string): Fix => ({
	kind: 'command',
	label,
	argv: ['kubectl', '-n', namespace, 'describe', 'pod', name],
	mutating: false,
});
