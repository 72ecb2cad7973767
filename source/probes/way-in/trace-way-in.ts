import type {ServicePort} from '../../model/objects.ts';
import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {ProbeProgress} from '../probe.ts';
import {stream} from '../trace/async-generators.ts';
import {alongPath, type Hop} from '../trace/hop.ts';
import type {Traced} from '../trace/trace-service.ts';
import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import {askedText} from './ask-web.ts';
import {machineProxyNote} from './machine-proxy-note.ts';
import {type Asking, gatewayAskings, ingressAskings, routeAskings, type WayInTarget} from './objects/asking.ts';
import {urlAsking} from './objects/url-asking.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import {recordOutside} from './outside-hops.ts';
import {type BackendTools, traceBackends} from './trace-backends.ts';
import {walkWayIn} from './walk-way-in.ts';

/** Requests of one object that are sent at most. */
const mostRequests = 8;

/** One request as it was traced from outside to the application. */
export type TracedRequest = {
	/** `GET https://shop.example/cart`, or what only a connection was tried to. */
	readonly request: string;
	/** The Service behind it; undefined where no rule leads to one. */
	readonly service: {readonly namespace: string; readonly name: string} | undefined;
	readonly port: ServicePort | undefined;
	readonly hops: readonly Hop[];
	readonly verdict: TraceVerdict;
	/** What was traced from a pod; undefined where nothing was. */
	readonly inside: Traced | undefined;
};

export type WayInTools = BackendTools;

/** The requests that tell of a target; [] where it is for none. */
export const askingsOf = (target: WayInTarget, objects: WayInObjects): readonly Asking[] => {
	if (target.kind === 'url') {
		return [urlAsking(target.url, target.method, objects)];
	}

	const isMeant = ({namespace, name}: {readonly namespace: string; readonly name: string}) =>
		namespace === target.namespace && name === target.name;
	switch (target.kind) {
		case 'Ingress': {
			return objects.ingresses.filter(isMeant).flatMap(ingressAskings);
		}

		case 'Gateway': {
			return objects.gateways.filter(isMeant).flatMap(gateway => gatewayAskings(gateway, objects));
		}

		default: {
			return objects.routes
				.filter(route => route.kind === target.kind && isMeant(route))
				.flatMap(route => routeAskings(route, objects.gateways));
		}
	}
};

const textOf = ({request, host, port, named}: Asking) =>
	request === undefined
		? `${host || named}:${port}`
		: askedText({address: host || named, port: request.scheme === 'https' ? 443 : 80}, request);

const traceOne = async (
	asking: Asking,
	tools: WayInTools,
	emit: (progress: ProbeProgress) => void,
): Promise<TracedRequest> => {
	const {objects} = tools;
	const recorder = recordOutside(emit);
	const entry = await walkWayIn(asking, tools, {objects, recorder, now: Date.now() / 1000});
	const {worst, inner} = await traceBackends(entry, tools, recorder, emit);
	const {backend, inside, verdict: ownVerdict} = worst;
	const proxied = machineProxyNote(asking, tools.machine.proxies);
	const verdict = proxied === undefined ? ownVerdict : {...ownVerdict, notes: [...(ownVerdict.notes ?? []), proxied]};
	return {
		request: textOf(asking),
		service: backend && {namespace: backend.namespace, name: backend.service},
		port: backend?.port,
		hops: alongPath([...recorder.hops().filter(hop => !inner.includes(hop)), ...inner]),
		verdict,
		inside,
	};
};

/** Traces requests from outside, one after the other: at most eight. Yields hops as they finish. `askings` holds at least one. */
export const traceWayIn = (
	askings: readonly Asking[],
	tools: WayInTools,
): AsyncGenerator<ProbeProgress, readonly TracedRequest[]> =>
	stream(async emit => {
		const traced: TracedRequest[] = [];
		for (const asking of askings.slice(0, mostRequests)) {
			if (!tools.signal.aborted || traced.length === 0) {
				traced.push(await traceOne(asking, tools, emit));
			}
		}

		return traced;
	});

const kinds = ['fails', 'unproven', 'impossible', 'works'] as const;

/** The place of the worst of what was traced, the first of those that are equally bad. */
export const worstRequest = (traced: readonly TracedRequest[]): number => {
	const ranks = traced.map(({verdict}) => kinds.indexOf(verdictKind(verdict.code)));
	return ranks.indexOf(Math.min(...ranks));
};
