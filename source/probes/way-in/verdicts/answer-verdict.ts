import type {Finding, Fix} from '../../../rules/finding.ts';
import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {isTlsHint} from '../../requests/http-answer.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {objectText} from '../objects/takers.ts';
import {meantRule} from '../record-route.ts';
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

/** The pages that controllers have for a request without a rule. */
const ownPages = [
	/^404 page not found\s*$/,
	/<center>(?:nginx|openresty)/,
	/^default backend - 404/,
	/no Route matched with those values/,
];

const isOwnPage = ({followed}: WayInFacts): boolean => {
	const answer = followed?.answer;
	return (
		answer?.outcome === 'answered' &&
		(ownPages.some(page => page.test(answer.body)) ||
			(answer.body === '' && /envoy/i.test(answer.headers.server ?? '')))
	);
};

const fixesOf = (finding: Finding | undefined): readonly Fix[] => finding?.fixes ?? [];

/** A 404 of the controller itself. undefined where it is the application's, as far as can be told. */
const notMatched = (facts: WayInFacts): TraceVerdict | undefined => {
	const {takers, asking, application, backend} = facts;
	const rule = meantRule(asking, takers);
	const finding = ruleFinding(facts);
	const isMissing =
		rule !== undefined && backend !== undefined && (backend.known === undefined || backend.port === undefined);
	const common = {code: 'no-route-matched', title: `The controller has no rule for ${asked(facts)}`} as const;
	if (rule === undefined) {
		return {
			...common,
			confidence: isOwnPage(facts) ? 'certain' : 'likely',
			cause: 'It answers 404, and no rule of an Ingress or route is for this host and path.',
			fixes: [
				{
					kind: 'text',
					label: 'Add a rule',
					value: `Add a rule for ${asking.host || 'its host'}, or correct host, path and pathType of the one that is meant.`,
					mutating: false,
				},
			],
		};
	}

	const isOther = application !== undefined && 'code' in application && application.code !== 404;
	if (!isMissing && !isOther && finding === undefined) {
		return undefined;
	}

	const why =
		finding === undefined
			? isMissing
				? `its backend ${backend!.namespace}/${backend!.service} ${backend!.known === undefined ? 'is not found' : 'has no such port'}`
				: `the controller does not serve ${rule.served}, or does not accept it`
			: finding.cause;
	const told = isOther ? ` The application itself answers ${(application as {readonly detail: string}).detail}.` : '';
	return {
		...common,
		confidence: finding?.confidence === 'certain' || isMissing ? 'certain' : 'likely',
		cause: `It answers 404, although ${objectText(rule)} has a rule for it (${rule.text}): ${why}.${told}`,
		fixes: fixesOf(finding),
	};
};

const unreachedBackend = (
	facts: WayInFacts,
	{verdict, blocked, fromController}: InsideFacts,
	status: string,
): TraceVerdict => {
	const {controller, backend} = facts;
	const who = controller === undefined ? 'The controller' : `The controller (Service ${controller.view.key})`;
	const what = backend === undefined ? 'the backend' : `${backend.namespace}/${backend.service}`;
	const failed = fromController.find(({outcome}) => outcome !== 'ok' && outcome !== 'http-status');
	const isProven = verdict !== undefined && verdictKind(verdict.code) === 'works';
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
		title: `The controller answers ${status}: it does not reach ${what}`,
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
		title: `The controller speaks plain HTTP to ${what}, which expects TLS`,
		cause: `The answer, ${status}, is the page of a TLS server that was asked in the clear.`,
		fixes: [
			{
				kind: 'text',
				label: 'Say that the backend speaks TLS',
				value:
					'Set appProtocol: https on the port of the Service, a BackendTLSPolicy, or the annotation of the controller for TLS backends; or let the port of the Service lead to one that speaks plain HTTP.',
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
	fixes: fixesOf(finding),
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
		title: `The application answers ${status} to ${asked(facts)}`,
		cause: `The way in works: ${backend === undefined ? 'the application' : `${backend.namespace}/${backend.service}`} itself answers with a server error. See the logs of its pods.`,
		fixes: [],
	};
};

const withoutAnswer = (facts: WayInFacts, outcome: string, detail: string): TraceVerdict => ({
	code:
		outcome === 'resp-timeout'
			? 'no-response'
			: outcome === 'tls' || outcome === 'not-http'
				? 'plaintext-on-tls'
				: 'connection-reset',
	confidence: 'certain',
	title: `${asked(facts)} gets no HTTP answer`,
	cause: `${detail}. The connection to the controller opens.`,
	fixes: [],
});

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
			title: `The redirects of ${urls[0]} go round`,
			cause: `${urls.join(' → ')}.`,
			fixes: [
				{
					kind: 'text',
					label: 'End the loop',
					value:
						'Where the application redirects http to https and TLS ends before it, let it trust X-Forwarded-Proto; else take one of the two redirects out.',
					mutating: false,
				},
			],
		};
	}

	if (answer.outcome !== 'answered') {
		return withoutAnswer(facts, answer.outcome, answer.detail);
	}

	const status = `${answer.code} ${answer.reason}`.trim();
	if (answer.code >= 500) {
		return serverError(facts, inside, answer.code, status);
	}

	if (answer.code === 400 && isTlsHint(answer.body)) {
		return plainToTls(facts, status);
	}

	return answer.code === 404 ? notMatched(facts) : undefined;
};
