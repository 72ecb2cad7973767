import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import type {ApplicationAnswer} from '../ask-application.ts';
import {isTied, objectText, type Taker} from '../objects/taker.ts';
import {meantRule} from '../record-route.ts';
import type {WayInFacts} from './way-in-facts.ts';

const codeOf = (answer: ApplicationAnswer | undefined) =>
	answer !== undefined && 'code' in answer ? answer.code : undefined;

/** Which of two rules took the request, by what their applications answer; undefined where both answer alike, or were not asked. */
const proven = ({followed, application, rival}: WayInFacts): 'meant' | 'other' | undefined => {
	const answer = followed?.answer;
	const [own, other] = [codeOf(application), codeOf(rival)];
	if (answer?.outcome !== 'answered' || own === undefined || other === undefined || own === other) {
		return undefined;
	}

	return answer.code === own ? 'meant' : answer.code === other ? 'other' : undefined;
};

const leadAlike = (one: Taker, other: Taker) =>
	one.backends.length === other.backends.length &&
	one.backends.every(({namespace, service, port}, index) => {
		const each = other.backends[index]!;
		return each.namespace === namespace && each.service === service && each.port === port;
	});

/**
 * Whether all controllers let one go first: the Gateway API says so, an Ingress controller does for the longer path of the same
 * host and type. Traefik goes by the length of its rule, which puts a Prefix before an Exact path.
 */
const isCertain = (first: Taker, meant: Taker): boolean =>
	first.kind === 'Ingress'
		? first.rank[0] === meant.rank[0] && first.rank[2] === meant.rank[2] && first.rank[1]! > meant.rank[1]!
		: !isTied(first, meant);

const why = (first: Taker, meant: Taker, isProven: boolean): string => {
	const place = `${objectText(first)} has ${first.text} at ${first.place}`;
	if (isProven) {
		return `${place}, and the answer is that of its application, not that of ${objectText(meant)} (${meant.text})`;
	}

	return isTied(first, meant)
		? `${place}, the same rule, and is the older one: which of two equal rules wins is the choice of the controller`
		: `${place}, which goes before ${meant.text} of ${objectText(meant)}${isCertain(first, meant) ? '' : ' with most controllers'}`;
};

/** That a rule of another object takes what the one that is traced is for; undefined where none does, or both lead to the same. */
export const shadowed = (facts: WayInFacts): TraceVerdict | undefined => {
	const {asking, takers} = facts;
	const meant = meantRule(asking, takers);
	if (asking.of === undefined || meant === undefined || meant.isCanary) {
		return undefined;
	}

	const own = objectText(meant);
	const others = takers.filter(taker => objectText(taker) !== own);
	const winner = proven(facts);
	const first = winner === 'other' || objectText(takers[0]!) !== own ? others[0] : undefined;
	if (first === undefined || winner === 'meant' || leadAlike(first, meant)) {
		return undefined;
	}

	const isProven = winner === 'other';
	return {
		code: 'route-shadowed',
		confidence: isProven || isCertain(first, meant) ? 'certain' : 'likely',
		title: `Shadowed by ${objectText(first)}: ${asking.host}${asking.request?.path ?? ''}`,
		cause: `${why(first, meant, isProven)}.`,
		fixes: [
			{
				kind: 'text',
				label: 'Remove one of the rules',
				value: `Remove the rule from ${objectText(first)} or ${own}, or give them different hosts or paths.`,
				mutating: false,
			},
		],
	};
};
