import {serviceNamed} from '../../model/externalname.ts';
import {type ChosenPorts, chosenPorts} from '../../model/ports/chosen-ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../../rules/finding.ts';

/** A Service with what is wrong with it, worst first. */
export type KnownService = {readonly view: ServiceView; readonly findings: readonly Finding[]};

/** Looks for a Service, in whatever namespace; resolves to undefined where it is not known, or does not exist. Never rejects. */
export type ServiceLookup = (namespace: string, name: string) => Promise<KnownService | undefined>;

/** What a trace is of. */
export type TraceSubject = {
	/** The Service that clients ask for by its name. */
	readonly named: ServiceView;
	/** The Service whose ports and endpoints they reach: the same or, of an alias, the one at its end. */
	readonly view: ServiceView;
	/** What is wrong with that one, worst first. */
	readonly findings: readonly Finding[];
	/** `namespace/name` of the Service that an alias leads to and that could not be looked at. */
	readonly unread?: string;
};

/** Who is reached by the name of a Service: an alias is followed to its end, as far as that is in the cluster and no circle. */
export const traceSubject = async (asked: KnownService, lookUp: ServiceLookup): Promise<TraceSubject> => {
	const named = asked.view;
	const itself = {named, ...asked};
	const seen = new Set<string>();
	let current: KnownService = asked;
	while (current.view.service.type === 'ExternalName') {
		const next = serviceNamed(current.view.service.externalName);
		if (next === undefined || seen.has(current.view.key)) {
			return itself;
		}

		seen.add(current.view.key);
		const found = await lookUp(next.namespace, next.name);
		if (found === undefined) {
			return {...itself, unread: `${next.namespace}/${next.name}`};
		}

		current = found;
	}

	return {named, ...current};
};

/**
 * The ports that someone means who names one (see `chosenPorts`), or none; their places are among those of the Service that
 * is reached. An alias that lists ports of its own stands for those, as far as the Service has them.
 */
export const portsOf = ({named, view}: TraceSubject, wanted: string | undefined): ChosenPorts => {
	const {service} = view;
	if (named === view || (wanted === undefined && named.service.ports.length === 0)) {
		return chosenPorts(service, wanted);
	}

	const own = chosenPorts(named.service, wanted);
	const numbers = 'indexes' in own ? own.indexes.map(index => named.service.ports[index]!.port) : [];
	const indexes = [...service.ports.keys()].filter(index => numbers.includes(service.ports[index]!.port));
	return indexes.length > 0 ? {indexes} : chosenPorts(service, wanted);
};
