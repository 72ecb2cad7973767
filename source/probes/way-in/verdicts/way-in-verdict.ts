import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {cancelled} from '../../cancelled.ts';
import {planTo} from '../../trace/trace-plan.ts';
import {noEndpoints} from '../../trace/verdicts/no-endpoints.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {isTied, objectText} from '../objects/takers.ts';
import {meantRule} from '../record-route.ts';
import {answerVerdict, type InsideFacts} from './answer-verdict.ts';
import {addressVerdict, hostVerdict, tlsVerdict} from './entry-verdict.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** A controller whose Service has no endpoint is why its address does not answer. */
const controllerVerdict = ({controller, ends}: WayInFacts): TraceVerdict | undefined => {
	if (controller === undefined || ends.some(({isOpen}) => isOpen)) {
		return undefined;
	}

	const {view, findings} = controller;
	const plans = view.service.ports.map((_, index) => planTo(view, index));
	const [plan] = plans;
	return plan !== undefined && plans.every(({published}) => published === 0)
		? {...noEndpoints({plan, findings}), title: `Controller has no ready endpoints: Service ${view.key}`}
		: undefined;
};

const shadowed = ({asking, takers}: WayInFacts): TraceVerdict | undefined => {
	const [first] = takers;
	const meant = meantRule(asking, takers);
	if (
		asking.of === undefined ||
		first === undefined ||
		meant === undefined ||
		meant.isCanary ||
		objectText(first) === objectText(meant)
	) {
		return undefined;
	}

	const isEqual = isTied(first, meant);
	return {
		code: 'route-shadowed',
		confidence: isEqual ? 'likely' : 'certain',
		title: `${objectText(first)} matches ${asking.host}${asking.request?.path ?? ''} before ${objectText(meant)}`,
		cause: `${objectText(first)} has ${first.text} at ${first.place}, ${isEqual ? 'the same rule, and is the older one: which of two equal rules wins is the choice of the controller' : `which goes before ${meant.text} of ${objectText(meant)}`}.`,
		fixes: [
			{
				kind: 'text',
				label: 'Remove one of the rules',
				value: `Remove the rule from ${objectText(first)} or ${objectText(meant)}, or give them different hosts or paths.`,
				mutating: false,
			},
		],
	};
};

/** Days in which a certificate has to be renewed. */
const soonDays = 14;

/** Where no request was sent, what fails inside is all that is known of the application. */
const insideAlone = ({asking}: WayInFacts, {verdict}: InsideFacts): TraceVerdict | undefined =>
	asking.request === undefined && verdict !== undefined && verdictKind(verdict.code) === 'fails' ? verdict : undefined;

/** What is to be said besides: a proxy in front, a name that is not known here, a redirect that leads away. */
const notesOf = (facts: WayInFacts, inside: InsideFacts, verdict: TraceVerdict | undefined): readonly string[] => {
	const {asking, resolved, elsewhere, followed, handshake, now} = facts;
	const until = handshake?.outcome === 'ok' ? handshake.certificate?.notAfter : undefined;
	const days = until === undefined ? undefined : Math.floor((until - now) / 86_400);
	return [
		...(days !== undefined && days >= 0 && days < soonDays
			? [`The certificate of ${asking.host} expires in ${days} ${days === 1 ? 'day' : 'days'}.`]
			: []),
		...(asking.of !== undefined && facts.ends.length > 0 && resolved !== undefined && resolved.outcome !== 'ok'
			? [
					`${asking.host} does not resolve on this machine (${resolved.detail}): it was asked at the address of ${asking.named}.`,
				]
			: []),
		...(elsewhere !== undefined && verdict?.code !== 'name-elsewhere'
			? [
					`${asking.host} resolves to ${elsewhere.addresses.join(', ')}, which answers the same: a proxy or CDN in front of the cluster.`,
				]
			: []),
		...(followed?.left === undefined ? [] : [`It redirects to ${followed.left}, which was not asked: another host.`]),
		...(asking.caveat === undefined ? [] : [asking.caveat]),
		...(verdict === undefined && inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails'
			? [`From inside: ${inside.verdict.title}. ${inside.verdict.cause}`]
			: []),
	];
};

const works = (facts: WayInFacts): TraceVerdict => {
	const {asking, followed, ends, backend} = facts;
	const {answer} = followed ?? {};
	const where = ends.find(({isOpen}) => isOpen)?.address ?? '';
	const status = answer?.outcome === 'answered' ? `${answer.code} ${answer.reason}`.trim() : undefined;
	return {
		code: 'ok',
		confidence: 'certain',
		title:
			status === undefined
				? `${asking.host || asking.named} takes connections at ${where}`
				: `${followed!.urls[0]} answers ${status}`,
		cause: `Asked at ${where}, port ${asking.port}${backend === undefined ? '' : `; the backend is ${backend.namespace}/${backend.service}`}.`,
		fixes: [],
	};
};

const isCancelled = ({followed, ends}: WayInFacts) =>
	followed?.answer.outcome === 'cancelled' || ends.some(({detail}) => detail === 'cancelled');

/** The one verdict on a request's way in: the first part of it that fails. */
export const wayInVerdict = (facts: WayInFacts, inside: InsideFacts): TraceVerdict => {
	if (isCancelled(facts)) {
		return {
			code: 'probe-impossible',
			confidence: 'certain',
			title: 'Trace incomplete',
			cause: cancelled.sentence,
			fixes: [],
		};
	}

	const verdict =
		hostVerdict(facts) ??
		controllerVerdict(facts) ??
		addressVerdict(facts) ??
		tlsVerdict(facts) ??
		shadowed(facts) ??
		answerVerdict(facts, inside) ??
		insideAlone(facts, inside);
	const notes = notesOf(facts, inside, verdict);
	return {...(verdict ?? works(facts)), ...(notes.length > 0 && {notes})};
};
