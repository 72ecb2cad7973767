import {type VerdictKind, verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import type {ProbeVerdict} from '../../probe.ts';
import type {ProbeOutcome} from '../../probe-outcome.ts';
import {callerNotes} from './caller-notes.ts';
import {nameVerdict} from './name-verdict.ts';
import {noEndpoints} from './no-endpoints.ts';
import {pathVerdict} from './path-verdict.ts';
import {hopsOf, portSubject, type TraceFacts, type TraceVerdict} from './trace-facts.ts';
import {udpVerdict} from './udp-verdict.ts';
import {uncapitalised} from './uncapitalised.ts';

/** Outcomes that say why nothing was found out. */
const isUnasked = (outcome: ProbeOutcome) =>
	['exec-denied', 'exec-failed', 'tool-missing', 'cancelled'].includes(outcome);

const nothingAsked = ({trail}: TraceFacts): TraceVerdict => ({
	code: 'probe-impossible',
	confidence: 'certain',
	title: trail.hops.length === 0 ? 'Probe could not run' : 'Trace incomplete',
	cause:
		trail.impossible ?? trail.unasked ?? 'No tool of this container gave an answer. Use another pod (p, or --from).',
	fixes: [],
});

/** Whether a verdict is about a port, and not about the name or the client. */
export const isAboutPort = ({code}: Pick<TraceVerdict, 'code'>) =>
	!code.startsWith('dns-') && code !== 'probe-impossible';

/**
 * Turns what was found on the way into the one verdict on a port, told together with what the cluster's objects say. Its
 * title names the port where the Service has several.
 */
export const traceVerdict = (facts: TraceFacts): TraceVerdict => {
	const withCause = withAlias(facts, unnamedVerdict(facts));
	const notes = isAboutPort(withCause) ? callerNotes(facts) : [];
	const verdict = notes.length > 0 ? {...withCause, notes} : withCause;
	const subject = portSubject(facts.plan);
	// Where it works, the title says what does.
	return subject === undefined || !isAboutPort(verdict) || verdict.title.startsWith(subject)
		? verdict
		: {...verdict, title: `${subject}: ${uncapitalised(verdict.title)}`};
};

/** Says beside what came of a Service's port by which alias it was asked for. */
const withAlias = ({plan: {named, view}}: TraceFacts, verdict: TraceVerdict): TraceVerdict =>
	named === view || !isAboutPort(verdict)
		? verdict
		: {...verdict, cause: `${named.service.name} is an alias of Service ${view.key}. ${verdict.cause}`};

const unnamedVerdict = (facts: TraceFacts): TraceVerdict => {
	const {plan, trail} = facts;
	const asked = trail.hops.filter(({outcome}) => !isUnasked(outcome));
	// A cancelled walk has seen a part only.
	if (trail.impossible !== undefined || asked.length === 0) {
		return nothingAsked(facts);
	}

	// Of an alias that is followed to its end, the Service there is what is looked at.
	const isName = plan.view.service.type === 'ExternalName';
	// An empty headless Service has no name either, by design: that follows from this.
	if (!isName && plan.published === 0 && plan.port !== undefined) {
		return noEndpoints(facts);
	}

	const name = nameVerdict(facts);
	if (name !== undefined) {
		return name;
	}

	if (isName && facts.unread !== undefined) {
		return {
			code: 'unproven',
			confidence: 'certain',
			title: `Service ${facts.unread} could not be read (externalName target)`,
			cause: `${hopsOf(trail, 'dns')[0]?.detail ?? ''}. Its ports and endpoints are unknown, so no connection was tried.`,
			fixes: [],
		};
	}

	if (isName) {
		return {
			code: 'ok',
			confidence: 'certain',
			title: `externalName ${plan.view.service.externalName} resolves`,
			cause: `${hopsOf(trail, 'dns')[0]?.detail ?? ''}. An ExternalName is a name only: ports are the other side's.`,
			fixes: [],
		};
	}

	// A DNS server is asked over UDP as well.
	const isAsked = plan.isDialled || hopsOf(trail, 'endpoint').length > 0;
	return isAsked ? pathVerdict(facts) : udpVerdict(facts);
};

const answers: Readonly<Record<VerdictKind, ProbeVerdict['answer']>> = {
	works: 'works',
	fails: 'fails',
	unproven: 'impossible',
	impossible: 'impossible',
};

/** The verdict as a probe's one sentence, with what can be done. */
export const asProbeVerdict = ({code, confidence, title, cause, fixes, notes}: TraceVerdict): ProbeVerdict => ({
	answer: answers[verdictKind(code)],
	sentence: `${title}. ${cause}`,
	code,
	confidence,
	fixes,
	...(notes && {notes}),
});
