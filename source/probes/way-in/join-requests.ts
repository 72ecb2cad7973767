import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import {type TracedRequest, worstRequest} from './trace-way-in.ts';

/** One verdict on some requests: the worst, with what is to be said of the others. undefined where there are none. */
export const joinRequests = (traced: readonly TracedRequest[]): TraceVerdict | undefined => {
	if (traced.length === 0) {
		return undefined;
	}

	const {verdict} = traced[worstRequest(traced)]!;
	const notes = [...new Set(traced.flatMap(each => each.verdict.notes ?? []))];
	return {...verdict, ...(notes.length > 0 && {notes})};
};

/** The verdict on a Service with that on the requests which lead there: a fault inside is what both follow from, and counts first. */
export const withRequests = (own: TraceVerdict, requests: TraceVerdict): TraceVerdict => {
	const notes = [...new Set([...(own.notes ?? []), ...(requests.notes ?? [])])];
	const isTheirs = verdictKind(own.code) !== 'fails' && verdictKind(requests.code) === 'fails';
	const kind = verdictKind(requests.code);
	const said = isTheirs ? [] : [`From this machine: ${requests.title}.${kind === 'works' ? '' : ` ${requests.cause}`}`];
	return {...(isTheirs ? requests : own), ...(notes.length + said.length > 0 && {notes: [...said, ...notes]})};
};
