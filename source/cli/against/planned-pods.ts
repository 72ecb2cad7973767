import {isDeepEqual} from '../../model/deep-equal.ts';
import type {Pod} from '../../model/objects.ts';
import type {Container} from '../../model/pods/containers.ts';

/** No workload shows more than so many pods more. */
const mostCopies = 100;

const fieldsOf = ({name, image, ports, readinessProbe, livenessProbe, startupProbe}: Container) => ({
	name,
	image,
	ports,
	readinessProbe,
	livenessProbe,
	startupProbe,
});

/** Whether a pod that runs was most likely made from the template: what others add, sidecars and labels, changes nothing. */
export const isMadeFrom = (live: Pod, planned: Pod): boolean =>
	Object.entries(planned.labels).every(([key, value]) => live.labels[key] === value) &&
	live.isOnHostNetwork === planned.isOnHostNetwork &&
	planned.containers.every(container => {
		const running = live.containers.find(({name}) => name === container.name);
		return running !== undefined && isDeepEqual(fieldsOf(running), fieldsOf(container));
	});

/** Addresses for a pod that does not run yet, of the families that pods of the cluster have (RFC 5737, RFC 3849). */
const addressesFor = (families: readonly string[], index: number) =>
	families.map(ip => (ip.includes(':') ? `2001:db8::${(index + 1).toString(16)}` : `192.0.2.${(index % 254) + 1}`));

/** The pods that a controller will have made of a template: so many as it is asked for. */
export const copiesOf = (planned: Pod, replicas: number, families: readonly string[]): readonly Pod[] =>
	Array.from({length: Math.min(replicas, mostCopies)}, (_, index) => ({
		...planned,
		uid: `${planned.uid}/${index}`,
		ips: addressesFor(families, index),
	}));
