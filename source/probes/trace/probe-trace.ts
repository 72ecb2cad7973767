import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../../rules/finding.ts';
import type {ProbeProgress} from '../probe.ts';
import {traceService} from './trace-service.ts';
import type {TraceSite} from './trace-site.ts';
import {portsOf, type ServiceLookup, traceSubject} from './trace-subject.ts';
import type {TraceContext} from './verdicts/trace-facts.ts';
import {asProbeVerdict} from './verdicts/trace-verdict.ts';

/**
 * Traces one port of a Service by its number or name, or all of them where `port` is undefined. Yields commands and hops
 * as they finish, then what they tell of the findings, the verdict last.
 */
export const probeTrace = async function* (
	view: ServiceView,
	findings: readonly Finding[],
	site: TraceSite & TraceContext & {readonly lookUp: ServiceLookup},
	port?: string,
): AsyncGenerator<ProbeProgress> {
	const subject = await traceSubject({view, findings}, site.lookUp);
	const chosen = portsOf(subject, port);
	if ('problem' in chosen) {
		yield {kind: 'verdict', verdict: {answer: 'impossible', sentence: chosen.problem}};
		return;
	}

	const {verdict, evidence, worst} = yield* traceService(subject, chosen.indexes, site);
	for (const each of evidence) {
		yield {kind: 'evidence', evidence: each};
	}

	const {lacksTools} = worst.trail;
	yield {
		kind: 'verdict',
		verdict: site.signal.aborted
			? {answer: 'cancelled', sentence: 'Cancelled before there was an answer.'}
			: {...asProbeVerdict(verdict), ...(lacksTools && {lacksTools})},
	};
};
