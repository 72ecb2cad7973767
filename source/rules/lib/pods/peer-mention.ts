import type {Pod, Service, Workload} from '../../../model/objects.ts';
import {lastExit} from '../../../model/pods/container-state.ts';
import {servingContainers} from '../../../model/pods/pods.ts';
import type {ServiceView} from '../../../model/service-view.ts';

export type Mention = {
	readonly text: string;
	/** Whether it is by a DNS name below the Service's, `bus-1.bus`: such names are there for published pods alone. */
	readonly isName: boolean;
	/** Whether a probe or a container said it, and it is not only written in a probe. */
	readonly isSaid: boolean;
};

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** By a name below the governing Service's, its own among them, or by the name of another pod of the set. */
const mentionIn = (texts: readonly string[], pod: Pod, {name}: Workload, service: Service) => {
	const domain = `\\.${literal(service.name)}`;
	const below = new RegExp(
		`(?<![\\w.-])${literal(name)}-[^\\s.]*${domain}(?![\\w-])|[\\w})]${domain}\\.(?:\\$|svc\\b|${literal(service.namespace)}\\b)`,
	);
	const ordinals = new RegExp(`(?<![\\w.-])${literal(name)}-\\d+(?![\\w-])`, 'g');
	const named = texts.find(text => below.test(text));
	const text = named ?? texts.find(each => [...each.matchAll(ordinals)].some(([peer]) => peer !== pod.name));
	return text === undefined ? undefined : {text, isName: named !== undefined};
};

/**
 * Where a pod of a StatefulSet speaks of its peers: in what its probes met, in how its containers ended, or in what its
 * probes ask. undefined where it does not.
 */
export const peerMention = (pod: Pod, set: Workload, {service, podEvents}: ServiceView): Mention | undefined => {
	const serving = servingContainers(pod);
	const said = mentionIn(
		[
			...(podEvents.get(pod.uid)?.probes ?? []).map(({message}) => message),
			...serving.flatMap(({status}) => lastExit(status)?.message ?? []),
		],
		pod,
		set,
		service,
	);
	const written = mentionIn(
		serving.flatMap(({container: {readinessProbe, startupProbe, livenessProbe, postStart}}) =>
			[readinessProbe, startupProbe, livenessProbe, postStart].flatMap(
				handler => handler?.command ?? handler?.host ?? [],
			),
		),
		pod,
		set,
		service,
	);
	const found = said ?? written;
	return found && {...found, isName: Boolean(said?.isName || written?.isName), isSaid: said !== undefined};
};
