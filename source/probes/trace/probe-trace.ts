import type {Machine} from '../../model/machine/machine.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../../rules/finding.ts';
import {cancelled} from '../cancelled.ts';
import type {ProbeLimits} from '../limits.ts';
import type {ProbeProgress} from '../probe.ts';
import {joinRequests, withRequests} from '../way-in/join-requests.ts';
import {joinWays} from '../way-in/join-ways.ts';
import {isOpenToOutside} from '../way-in/objects/entrances.ts';
import type {WayInObjects} from '../way-in/objects/way-in-objects.ts';
import type {OutsideSite} from '../way-in/outside-site.ts';
import {traceEntrances} from '../way-in/trace-entrances.ts';
import {traceWayIn} from '../way-in/trace-way-in.ts';
import {waysIn} from '../way-in/ways-in.ts';
import {traceService} from './trace-service.ts';
import type {TraceSite} from './trace-site.ts';
import {portsOf, type ServiceLookup, traceSubject} from './trace-subject.ts';
import type {TraceContext, TraceVerdict} from './verdicts/trace-facts.ts';
import {asProbeVerdict} from './verdicts/trace-verdict.ts';

type Site = TraceSite &
	TraceContext & {
		readonly lookUp: ServiceLookup;
		/** Opens the machine that asks from outside what is open to it. Absent where nothing lies outside. */
		readonly openMachine?: ((limits: ProbeLimits) => Promise<Machine>) | undefined;
		/** The objects by which requests come in from outside. Absent where none are known. */
		readonly wayInObjects?: WayInObjects | undefined;
	};

/** What leads to a Service by Ingresses and routes, asked from this machine: undefined where nothing does, or it can't be asked. */
const traceRequests = async function* (
	view: ServiceView,
	site: Site,
): AsyncGenerator<ProbeProgress, TraceVerdict | undefined> {
	const {openMachine, wayInObjects: objects, signal, limits, nodes, proxy} = site;
	const askings = objects === undefined || openMachine === undefined ? [] : waysIn(view, objects);
	if (objects === undefined || openMachine === undefined || askings.length === 0 || signal.aborted) {
		return undefined;
	}

	const outside: OutsideSite = {machine: await openMachine(limits), signal, limits, nodes};
	const traced = yield* traceWayIn(askings, {
		...{...outside, objects, proxy, pods: undefined},
		inside: async () => undefined,
	});
	return joinRequests(traced);
};

/** A Service that is only named does not exist: what names it is all that can be asked. */
const traceMissing = async function* (view: ServiceView, site: Site): AsyncGenerator<ProbeProgress> {
	const verdict = yield* traceRequests(view, site);
	const {namespace, name} = view.service;
	yield {
		kind: 'verdict',
		verdict:
			verdict === undefined
				? {
						answer: 'impossible',
						sentence: `There is no Service ${name} in namespace ${namespace}, and no way in that could be asked.`,
					}
				: site.signal.aborted
					? cancelled
					: asProbeVerdict(verdict),
	};
};

/**
 * Traces one port of a Service by its number or name, or all of them where `port` is undefined; from outside too where it is
 * open to it, or an Ingress or route leads there. Yields commands and hops as they finish, then what they tell of the
 * findings, the verdict last.
 */
export const probeTrace = async function* (
	view: ServiceView,
	findings: readonly Finding[],
	site: Site,
	port?: string,
): AsyncGenerator<ProbeProgress> {
	if (view.missing !== undefined) {
		yield* traceMissing(view, site);
		return;
	}

	const subject = await traceSubject({view, findings}, site.lookUp);
	const chosen = portsOf(subject, port);
	if ('problem' in chosen) {
		yield {kind: 'verdict', verdict: {answer: 'impossible', sentence: chosen.problem}};
		return;
	}

	const inside = yield* traceService(subject, chosen.indexes, site);
	const isAsked = site.openMachine !== undefined && isOpenToOutside(subject.view.service) && !site.signal.aborted;
	const joined = isAsked
		? joinWays(
				subject,
				inside,
				yield* traceEntrances(
					subject.view,
					chosen.indexes,
					{machine: await site.openMachine!(site.limits), signal: site.signal, limits: site.limits, nodes: site.nodes},
					false,
				),
			)
		: inside;
	const requests = yield* traceRequests(view, site);
	for (const each of joined.evidence) {
		yield {kind: 'evidence', evidence: each};
	}

	const {lacksTools} = joined.worst.trail;
	const verdict = requests === undefined ? joined.verdict : withRequests(joined.verdict, requests);
	yield {
		kind: 'verdict',
		verdict: site.signal.aborted ? cancelled : {...asProbeVerdict(verdict), ...(lacksTools && {lacksTools})},
	};
};
