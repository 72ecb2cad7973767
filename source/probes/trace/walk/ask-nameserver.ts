import {attemptsBy} from '../../attempts/attempts.ts';
import {type AttemptResult, tryInOrder} from '../../attempts/try-in-order.ts';
import type {DnsQuestion} from '../../names/dns-question.ts';
import {failureOf} from '../../names/name-answer.ts';
import type {Reading} from '../../probe.ts';
import {forEachYield} from '../async-generators.ts';
import type {AskContext} from './probe-port.ts';

/** What a server says of a name: an answer that is none of its addresses is a failure here. */
const asName = (answer: Reading): Reading => {
	const [, code] = /: ([A-Z]+)$/.exec(answer.detail) ?? [];
	return answer.outcome !== 'ok' || code === undefined || code === 'NOERROR'
		? answer
		: {...answer, outcome: failureOf(code)};
};

/** Asks one DNS server for a name over UDP, whatever the container's own is; unanswered where no tool of it can. */
export const askNameserver = async (
	title: string,
	question: Omit<DnsQuestion, 'protocol'>,
	{site, containerTools, nextId, emit}: AskContext,
): Promise<AttemptResult<Reading>> => {
	const attempts = attemptsBy<DnsQuestion, Reading>(
		({askServer}) => askServer,
		{...question, protocol: 'UDP'},
		containerTools,
	);
	const end = await forEachYield(tryInOrder({title, attempts, site, nextId}), emit);
	return end.kind === 'answered' ? {...end, answer: asName(end.answer)} : end;
};
