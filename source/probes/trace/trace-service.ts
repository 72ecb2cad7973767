import type {Service} from '../../model/objects.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import type {PortEvidence} from '../../rules/evidence.ts';
import type {ProbeProgress} from '../probe.ts';
import type {Trail} from './hop.ts';
import {plansTo} from './trace-plan.ts';
import type {TraceSite} from './trace-site.ts';
import type {TraceSubject} from './trace-subject.ts';
import {combinedVerdict, type PortVerdict, worstOf} from './verdicts/combined-verdict.ts';
import {evidenceOf} from './verdicts/port-evidence.ts';
import type {TraceContext, TraceVerdict} from './verdicts/trace-facts.ts';
import {asProbeVerdict, traceVerdict} from './verdicts/trace-verdict.ts';
import {walkPorts} from './walk-ports.ts';

/** One port of a Service as it was traced. */
export type TracedPort = PortVerdict & {readonly trail: Trail};

/** What a trace of a Service came to. */
export type Traced = {
	/** Those that were asked, in the Service's order; one without a port where there is none to ask. */
	readonly ports: readonly TracedPort[];
	/** The one that the verdict is about: the first of the worst. */
	readonly worst: TracedPort;
	readonly verdict: TraceVerdict;
	/** What it tells of the findings about each port. */
	readonly evidence: readonly PortEvidence[];
};

/** Puts together what came of each port; `ports` holds at least one. */
export const concludedTrace = (
	service: Service,
	ports: readonly TracedPort[],
	evidence: readonly PortEvidence[],
): Traced => {
	const notes = [...new Set(ports.flatMap(port => port.verdict.notes ?? []))];
	const combined = combinedVerdict(service, ports);
	const verdict = notes.length > 0 ? {...combined, notes} : combined;
	return {ports, worst: ports[worstOf(ports)]!, verdict, evidence};
};

/**
 * Traces ports of a Service; `indexes` are their places among those of the Service that is reached, in its order. Every
 * way to trace comes by here: the same ports are asked the same questions, and end in the same verdict. Yields commands
 * and hops as they finish, and where there are several ports what each came to.
 */
export const traceService = async function* (
	subject: TraceSubject,
	indexes: readonly number[],
	site: TraceSite & TraceContext,
): AsyncGenerator<ProbeProgress, Traced> {
	const {view, findings, unread} = subject;
	const plans = plansTo(subject, indexes);
	if (plans.length > 1) {
		yield {kind: 'ports', labels: plans.map(({port}) => portLabel(port!))};
	}

	const verdictOn = (port: number, trail: Trail) =>
		traceVerdict({...site, plan: plans[port]!, trail, findings, unread});
	const walk = walkPorts(plans, site);
	let next = await walk.next();
	for (; !next.done; next = await walk.next()) {
		const progress = next.value;
		if (progress.kind !== 'walked') {
			yield progress;
		} else if (plans.length > 1 && !site.signal.aborted) {
			const {port, trail} = progress;
			yield {kind: 'port-verdict', port, verdict: asProbeVerdict(verdictOn(port, trail))};
		}
	}

	const ports = next.value.map((trail, index) => ({
		port: plans[index]!.port,
		trail,
		verdict: verdictOn(index, trail),
	}));
	const evidence = site.signal.aborted
		? []
		: ports.flatMap(({trail}, index) => evidenceOf(plans[index]!, trail, site.policyBetween) ?? []);
	return concludedTrace(view.service, ports, evidence);
};
