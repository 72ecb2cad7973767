import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {isTlsHint} from '../../requests/http-answer.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {type InsideFacts, missingBackend, unreachedBackend, withoutEndpoints} from './backend-verdict.ts';
import {notMatched} from './not-matched.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

const asked = ({followed}: WayInFacts) => followed!.urls.at(-1) ?? '';

/** The page of a TLS server that was asked in the clear, passed on. */
const plainToTls = ({backend}: WayInFacts, status: string): TraceVerdict => {
	const what = backend === undefined ? 'The backend' : `${backend.namespace}/${backend.service}`;
	return {
		code: 'gateway-cannot-reach',
		confidence: 'certain',
		title: `Controller sends HTTP to a TLS port: ${what}`,
		cause: `The answer, ${status}, is the page of a TLS server that got plain HTTP.`,
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

/** Codes by which a controller says that it did not get an answer; 500 is that of a Gateway without a valid backend. */
const gatewayCodes: readonly number[] = [500, 502, 503, 504];

const serverError = (facts: WayInFacts, inside: InsideFacts, code: number, status: string): TraceVerdict => {
	const {backend, application} = facts;
	const missing = missingBackend(facts, `The controller answers ${status}`);
	if (missing !== undefined) {
		return missing;
	}

	const isDirect = facts.asking.direct !== undefined;
	const isOwn = isDirect || (application !== undefined && 'code' in application && application.code >= 500);
	if (!isOwn && inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails') {
		return {...inside.verdict, cause: `The controller answers ${status}. ${inside.verdict.cause}`};
	}

	const isOthers = application !== undefined && 'code' in application && application.code < 500;
	// An application has 500 of its own; a controller says it only where the rule has no valid backend.
	if (!isOwn && gatewayCodes.includes(code) && (code !== 500 || isOthers || ruleFinding(facts) !== undefined)) {
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
	const isDirect = facts.asking.direct !== undefined;
	if (!isDirect && outcome !== 'tls' && outcome !== 'not-http' && (isElsewise || inside.blocked !== undefined)) {
		return unreachedBackend(facts, inside, 'nothing');
	}

	if (inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails') {
		return {
			...inside.verdict,
			cause: `${isDirect ? 'It' : 'The controller'} answers nothing (${detail}). ${inside.verdict.cause}`,
		};
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
		cause: `${detail}. The connection ${isDirect ? '' : 'to the controller '}opens.`,
		fixes: [],
	};
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
	const empty = answer.code >= 400 ? withoutEndpoints(facts, `The controller answers ${status}`) : undefined;
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
