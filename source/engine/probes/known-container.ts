import type {KnownContainer} from '../../kubernetes/exec/pod-end.ts';
import type {Pod} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';

/** What the store knows of a container: enough to tell later whether it is still the same one. */
export const knownContainer =
	(podNamed: (namespace: string, name: string) => Pod | undefined) =>
	({namespace, pod, container}: Target): KnownContainer | undefined => {
		const found = podNamed(namespace, pod);
		return found && {uid: found.uid, restarts: found.statuses.find(({name}) => name === container)?.restarts};
	};
