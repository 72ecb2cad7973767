import {verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {type InsideFacts, missingBackend, unreachedBackend, withoutEndpoints} from './backend-verdict.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** What a connection that is passed on came to, where it did not last; undefined where it did, or none was made. */
const endOf = ({asking, handshake, held}: WayInFacts): string | undefined => {
	if (asking.isStream !== true) {
		return undefined;
	}

	if (
		asking.isPassthrough &&
		handshake !== undefined &&
		handshake.outcome !== 'ok' &&
		handshake.outcome !== 'cancelled'
	) {
		return handshake.detail;
	}

	return held !== undefined && held.outcome !== 'ok' && held.outcome !== 'cancelled' ? held.detail : undefined;
};

/** What is wrong behind a Gateway that passes connections on as they are: it takes each, and closes what leads nowhere. */
export const streamVerdict = (facts: WayInFacts, inside: InsideFacts): TraceVerdict | undefined => {
	const {asking} = facts;
	if (asking.isStream !== true) {
		return undefined;
	}

	const end = endOf(facts);
	const says =
		end === undefined ? 'The Gateway takes the connection' : `The Gateway takes the connection, then: ${end}`;
	const own = missingBackend(facts, says) ?? withoutEndpoints(facts, says);
	if (own !== undefined) {
		return own;
	}

	const finding = ruleFinding(facts);
	if (finding?.confidence === 'certain') {
		return {
			code: 'no-route-matched',
			confidence: 'certain',
			title: `No Gateway serves ${asking.of?.kind} ${asking.of?.namespace}/${asking.of?.name}`,
			cause: `${says}: ${finding.cause}.`,
			fixes: finding.fixes,
		};
	}

	if (inside.verdict !== undefined && verdictKind(inside.verdict.code) === 'fails') {
		return {...inside.verdict, cause: `${says}. ${inside.verdict.cause}`};
	}

	return end === undefined
		? undefined
		: {
				...unreachedBackend(facts, inside, `nothing (${end})`),
				title: `Closed before the backend answers: ${asking.host || asking.named}`,
			};
};
