import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import {cancelled} from '../../cancelled.ts';
import {planTo} from '../../trace/trace-plan.ts';
import {noEndpoints} from '../../trace/verdicts/no-endpoints.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {answerVerdict} from './answer-verdict.ts';
import {type InsideFacts, sharedVerdict} from './backend-verdict.ts';
import {addressVerdict, hostVerdict, tlsVerdict} from './entry-verdict.ts';
import {notOwn} from './not-own.ts';
import {shadowed} from './shadowed.ts';
import {streamVerdict} from './stream-verdict.ts';
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
			? [
					`The certificate of ${asking.host} expires ${days === 0 ? 'within a day' : `in ${days} ${days === 1 ? 'day' : 'days'}`}.`,
				]
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
		...(asking.isPassthrough && handshake?.outcome === 'ok' && handshake.distrust !== undefined
			? [
					`The certificate is the application's own, and this machine does not trust it (${handshake.distrust}): clients need its root.`,
				]
			: []),
		...(verdict === undefined && inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails'
			? [`From inside: ${inside.verdict.title}. ${inside.verdict.cause}`]
			: []),
	];
};

/** The URL that was asked first, with the address where it has no host. */
const shownUrl = ({asking, followed}: WayInFacts, where: string) =>
	asking.host === '' ? followed!.urls[0]!.replace('://', `://${where}`) : followed!.urls[0];

/** What works of a connection that is passed on, or of a rule that could not be asked. */
const connects = ({asking, held, handshake}: WayInFacts, where: string) => {
	const host = asking.host || asking.named;
	return asking.isStream && (held?.outcome === 'ok' || (asking.isPassthrough && handshake?.outcome === 'ok'))
		? `${host} takes connections at ${where}, and they stay open`
		: `${host} takes connections at ${where}`;
};

const works = (facts: WayInFacts): TraceVerdict => {
	const {asking, followed, ends, backend} = facts;
	const {answer} = followed ?? {};
	const {address: where = '', port = asking.port} = ends.find(({isOpen}) => isOpen) ?? {};
	const status = answer?.outcome === 'answered' ? `${answer.code} ${answer.reason}`.trim() : undefined;
	return {
		code: 'ok',
		confidence: 'certain',
		title: status === undefined ? connects(facts, where) : `${shownUrl(facts, where)} answers ${status}`,
		cause: `Asked at ${where}, port ${port}${backend === undefined ? '' : `; the backend is ${backend.namespace}/${backend.service}`}.`,
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
		streamVerdict(facts, inside) ??
		tlsVerdict(facts) ??
		shadowed(facts) ??
		sharedVerdict(facts, inside) ??
		notOwn(facts) ??
		answerVerdict(facts, inside) ??
		insideAlone(facts, inside);
	const notes = notesOf(facts, inside, verdict);
	return {...(verdict ?? works(facts)), ...(notes.length > 0 && {notes})};
};
