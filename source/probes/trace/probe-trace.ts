import type {Machine} from '../../model/machine/machine.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../../rules/finding.ts';
import {cancelled} from '../cancelled.ts';
import type {ProbeLimits} from '../limits.ts';
import type {ProbeProgress} from '../probe.ts';
import {joinWays} from '../way-in/join-ways.ts';
import {isOpenToOutside} from '../way-in/objects/entrances.ts';
import {traceEntrances} from '../way-in/trace-entrances.ts';
import {traceService} from './trace-service.ts';
import type {TraceSite} from './trace-site.ts';
import {portsOf, type ServiceLookup, traceSubject} from './trace-subject.ts';
import type {TraceContext} from './verdicts/trace-facts.ts';
import {asProbeVerdict} from './verdicts/trace-verdict.ts';

/**
 * Traces one port of a Service by its number or name, or all of them where `port` is undefined; from outside too where it is
 * open to it. Yields commands and hops
 * as they finish, then what they tell of the findings, the verdict last.
 */
export const probeTrace = async function* (
	view: ServiceView,
	findings: readonly Finding[],
	site: TraceSite &
		TraceContext & {
			readonly lookUp: ServiceLookup;
			/** Opens the machine that asks from outside what is open to it. Absent where nothing lies outside. */
			readonly openMachine?: ((limits: ProbeLimits) => Promise<Machine>) | undefined;
		},
	port?: string,
): AsyncGenerator<ProbeProgress> {
	const subject = await traceSubject({view, findings}, site.lookUp);
	const chosen = portsOf(subject, port);
	if ('problem' in chosen) {
		yield {kind: 'verdict', verdict: {answer: 'impossible', sentence: chosen.problem}};
		return;
	}

	const inside = yield* traceService(subject, chosen.indexes, site);
	const isAsked = site.openMachine !== undefined && isOpenToOutside(subject.view.service) && !site.signal.aborted;
	const {verdict, evidence, worst} = isAsked
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
	for (const each of evidence) {
		yield {kind: 'evidence', evidence: each};
	}

	const {lacksTools} = worst.trail;
	yield {
		kind: 'verdict',
		verdict: site.signal.aborted ? cancelled : {...asProbeVerdict(verdict), ...(lacksTools && {lacksTools})},
	};
};
