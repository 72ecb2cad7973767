import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {planTo} from '../../trace/trace-plan.ts';
import {noEndpoints} from '../../trace/verdicts/no-endpoints.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** What a trace inside the cluster adds: its verdict on the backend's port, and whether the controller may connect. */
export type InsideFacts = {
	/** undefined where nothing was asked. */
	readonly verdict: TraceVerdict | undefined;
	/** Why policies keep the controller's pods out, in a sentence; undefined where they don't, or are not known. */
	readonly blocked: string | undefined;
	/** How connections from the controller's pod to the endpoints ended; [] where it could not be asked. */
	readonly fromController: ReadonlyArray<{readonly outcome: string; readonly detail: string}>;
};

const backendText = ({backend}: Pick<WayInFacts, 'backend'>) =>
	backend === undefined ? 'the backend' : `${backend.namespace}/${backend.service}`;

/** That the controller gets no answer of the backend. `status` is what it answers itself, `nothing` where that is so. */
export const unreachedBackend = (
	facts: WayInFacts,
	{verdict, blocked, fromController}: InsideFacts,
	status: string,
): TraceVerdict => {
	const {controller, application} = facts;
	const who = controller === undefined ? 'The controller' : `The controller (Service ${controller.view.key})`;
	const failed = fromController.find(({outcome}) => outcome !== 'ok' && outcome !== 'http-status');
	const finding = ruleFinding(facts);
	const isProven =
		finding?.confidence === 'certain' ||
		(verdict !== undefined &&
			verdictKind(verdict.code) === 'works' &&
			(blocked !== undefined || failed !== undefined)) ||
		(application !== undefined && 'code' in application && application.code < 500);
	const others = isProven && finding === undefined ? ', while the endpoints answer others' : '';
	const why = [
		blocked,
		failed && `From its pod: ${failed.detail}.`,
		finding === undefined &&
			blocked === undefined &&
			failed === undefined &&
			'It uses another port or protocol than the backend speaks (TLS behind a plain rule, HTTP/2), or it does not follow the endpoints.',
	].filter(Boolean);
	return {
		code: 'gateway-cannot-reach',
		confidence: isProven ? 'certain' : 'likely',
		title: `${status} from the controller: cannot reach ${backendText(facts)}`,
		cause: [`${who} answers ${status}${others}${finding === undefined ? '' : `: ${finding.cause}`}.`, ...why].join(' '),
		fixes: finding?.fixes ?? [],
	};
};

/** That the rule names a Service, or a port of one, that is not there; undefined where it is. `says` is what comes of it. */
export const missingBackend = (facts: WayInFacts, says: string): TraceVerdict | undefined => {
	const {backend, asking} = facts;
	if (backend === undefined || (backend.known !== undefined && backend.port !== undefined)) {
		return undefined;
	}

	const finding = ruleFinding(facts);
	const isUnknown = backend.known === undefined;
	return {
		code: 'no-endpoints',
		confidence: 'certain',
		title: isUnknown
			? `Service ${backendText(facts)} not found (${asking.named})`
			: `Port not in Service ${backendText(facts)} (${asking.named})`,
		cause: `${says}: ${finding?.cause ?? `the rule references ${isUnknown ? 'a Service that does not exist' : 'a port that the Service does not have'}`}.`,
		fixes: finding?.fixes ?? [],
	};
};

/** That the backend has no ready endpoint; undefined where it has one. */
export const withoutEndpoints = ({backend}: WayInFacts, says: string): TraceVerdict | undefined => {
	if (backend?.known === undefined || backend.port === undefined) {
		return undefined;
	}

	const plan = planTo(backend.known.view, backend.index);
	if (plan.published > 0 || plan.view.service.type === 'ExternalName') {
		return undefined;
	}

	const verdict = noEndpoints({plan, findings: backend.known.findings});
	return {...verdict, cause: `${says}. ${verdict.cause}`};
};

/** What is wrong with one of several backends that share the requests of a rule, whatever answer one request got. */
export const sharedVerdict = (facts: WayInFacts, {verdict}: InsideFacts): TraceVerdict | undefined => {
	if (!facts.isShared) {
		return undefined;
	}

	const says = `A share of the requests is for ${backendText(facts)}`;
	const own = missingBackend(facts, says) ?? withoutEndpoints(facts, says);
	return (
		own ??
		(verdict !== undefined && verdictKind(verdict.code) === 'fails'
			? {...verdict, cause: `${says}. ${verdict.cause}`}
			: undefined)
	);
};
