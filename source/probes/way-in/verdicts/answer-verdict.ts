import type {Finding} from '../../../rules/finding.ts';
import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {isTlsHint} from '../../requests/http-answer.ts';
import {planTo} from '../../trace/trace-plan.ts';
import {noEndpoints} from '../../trace/verdicts/no-endpoints.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {notMatched} from './not-matched.ts';
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

const asked = ({followed}: WayInFacts) => followed!.urls.at(-1) ?? '';

const unreachedBackend = (
	facts: WayInFacts,
	{verdict, blocked, fromController}: InsideFacts,
	status: string,
): TraceVerdict => {
	const {controller, backend} = facts;
	const who = controller === undefined ? 'The controller' : `The controller (Service ${controller.view.key})`;
	const what = backend === undefined ? 'the backend' : `${backend.namespace}/${backend.service}`;
	const failed = fromController.find(({outcome}) => outcome !== 'ok' && outcome !== 'http-status');
	const {application} = facts;
	const isProven =
		(verdict !== undefined && verdictKind(verdict.code) === 'works') ||
		(application !== undefined && 'code' in application && application.code < 500);
	const why = [
		blocked,
		failed && `From its pod: ${failed.detail}.`,
		blocked === undefined &&
			failed === undefined &&
			'It uses another port or protocol than the backend speaks (TLS behind a plain rule, HTTP/2), or it does not follow the endpoints.',
	].filter(Boolean);
	return {
		code: 'gateway-cannot-reach',
		confidence: isProven ? 'certain' : 'likely',
		title: `${status} from the controller: cannot reach ${what}`,
		cause: `${who} answers ${status}${isProven ? ', while the endpoints answer others' : ''}. ${why.join(' ')}`,
		fixes: [],
	};
};

/** The page of a TLS server that was asked in the clear, passed on. */
const plainToTls = ({backend}: WayInFacts, status: string): TraceVerdict => {
	const what = backend === undefined ? 'The backend' : `${backend.namespace}/${backend.service}`;
	return {
		code: 'gateway-cannot-reach',
		confidence: 'certain',
		title: `Controller sends HTTP to a TLS port: ${what}`,
		cause: `The answer, ${status}, is the page of a TLS server that was asked in the clear.`,
		fixes: [
			{
				kind: 'text',
				label: 'Declare the backend as TLS',
				value:
					'Set appProtocol: https on the port of the Service, a BackendTLSPolicy, or the annotation of the controller for TLS backends; or point targetPort at a plain HTTP port.',
				mutating: false,
			},
		],
	};
};

const missingBackend = ({backend, asking}: WayInFacts, finding: Finding | undefined, status: string): TraceVerdict => ({
	code: 'no-endpoints',
	confidence: 'certain',
	title: `${asking.named}: Service ${backend!.namespace}/${backend!.service} ${backend!.known === undefined ? 'not found' : 'has no such port'}`,
	cause: `The controller answers ${status}: ${finding?.cause ?? `the rule references ${backend!.known === undefined ? 'a Service that does not exist' : 'a port that the Service does not have'}`}.`,
	fixes: finding?.fixes ?? [],
});

/** Codes by which a controller says that it did not get an answer; 500 is that of a Gateway without a valid backend. */
const gatewayCodes: readonly number[] = [500, 502, 503, 504];

const serverError = (facts: WayInFacts, inside: InsideFacts, code: number, status: string): TraceVerdict => {
	const {backend, application} = facts;
	const finding = ruleFinding(facts);
	if (backend !== undefined && (backend.known === undefined || backend.port === undefined)) {
		return missingBackend(facts, finding, status);
	}

	const isOwn = application !== undefined && 'code' in application && application.code >= 500;
	if (!isOwn && inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails') {
		return {...inside.verdict, cause: `The controller answers ${status}. ${inside.verdict.cause}`};
	}

	if (!isOwn && gatewayCodes.includes(code)) {
		return unreachedBackend(facts, inside, status);
	}

	return {
		code: 'http-server-error',
		confidence: isOwn ? 'certain' : 'likely',
		title: `HTTP ${status} from the application: ${asked(facts)}`,
		cause: `The way in works: ${backend === undefined ? 'the application' : `${backend.namespace}/${backend.service}`} itself answers with a server error. See the logs of its pods.`,
		fixes: [],
	};
};

/** No HTTP answer came back on a connection that opened: the way behind the controller is at fault, or the controller. */
const withoutAnswer = (facts: WayInFacts, inside: InsideFacts, outcome: string, detail: string): TraceVerdict => {
	const {application} = facts;
	const isElsewise = application !== undefined && 'code' in application;
	if (outcome !== 'tls' && outcome !== 'not-http' && (isElsewise || inside.blocked !== undefined)) {
		return unreachedBackend(facts, inside, 'nothing');
	}

	if (inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails') {
		return {...inside.verdict, cause: `The controller answers nothing (${detail}). ${inside.verdict.cause}`};
	}

	return {
		code:
			outcome === 'resp-timeout'
				? 'no-response'
				: outcome === 'tls' || outcome === 'not-http'
					? 'plaintext-on-tls'
					: 'connection-reset',
		confidence: 'certain',
		title: `No HTTP response: ${asked(facts)}`,
		cause: `${detail}. The connection to the controller opens.`,
		fixes: [],
	};
};

/** That an error comes of a Service without a ready endpoint; undefined where it has one. */
const withoutEndpoints = ({backend}: WayInFacts, status: string): TraceVerdict | undefined => {
	if (backend?.known === undefined || backend.port === undefined) {
		return undefined;
	}

	const plan = planTo(backend.known.view, backend.index);
	if (plan.published > 0 || plan.view.service.type === 'ExternalName') {
		return undefined;
	}

	const verdict = noEndpoints({plan, findings: backend.known.findings});
	return {...verdict, cause: `The controller answers ${status}. ${verdict.cause}`};
};

/** What the answer to the request means; undefined where it is one of the application, below 500. */
export const answerVerdict = (facts: WayInFacts, inside: InsideFacts): TraceVerdict | undefined => {
	const {followed} = facts;
	if (followed === undefined || followed.answer.outcome === 'cancelled') {
		return undefined;
	}

	const {answer, isLoop, urls} = followed;
	if (isLoop) {
		return {
			code: 'redirect-loop',
			confidence: 'certain',
			title: `Redirect loop: ${urls[0]}`,
			cause: `${urls.join(' → ')}.`,
			fixes: [
				{
					kind: 'text',
					label: 'End the loop',
					value:
						'Where the application redirects http to https and TLS ends before it, let it trust X-Forwarded-Proto; else remove one of the two redirects.',
					mutating: false,
				},
			],
		};
	}

	if (answer.outcome !== 'answered') {
		return withoutAnswer(facts, inside, answer.outcome, answer.detail);
	}

	const status = `${answer.code} ${answer.reason}`.trim();
	const empty = answer.code >= 400 ? withoutEndpoints(facts, status) : undefined;
	if (empty !== undefined) {
		return empty;
	}

	if (answer.code >= 500) {
		return serverError(facts, inside, answer.code, status);
	}

	if (answer.code === 400 && isTlsHint(answer.body)) {
		return plainToTls(facts, status);
	}

	return answer.code === 404 ? notMatched(facts) : undefined;
};
