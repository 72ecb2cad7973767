import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import {concludedTrace, type Traced, type TracedPort} from '../trace/trace-service.ts';
import type {TraceSubject} from '../trace/trace-subject.ts';
import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import type {OutsidePort} from './trace-entrances.ts';

/** What is so from outside counts where nothing fails inside: a fault there is what both follow from. */
const verdictOf = (inside: TraceVerdict, outside: OutsidePort): TraceVerdict => {
	const kind = verdictKind(inside.code);
	if (outside.verdict !== undefined && kind !== 'fails') {
		return outside.verdict;
	}

	return kind === 'impossible' && outside.open !== undefined
		? {
				code: 'ok',
				confidence: 'certain',
				title: `${outside.open} answers this machine`,
				cause: 'The way in from outside works.',
				fixes: [],
				notes: [`From inside nothing was asked. ${inside.cause}`],
			}
		: inside;
};

/** A trace from a pod together with what came of the same ports from outside: hops in the order of the path, one verdict each. */
export const joinWays = ({view: {service}}: TraceSubject, traced: Traced, outside: readonly OutsidePort[]): Traced => {
	const ports = traced.ports.map((port, index): TracedPort => {
		const own = outside[index];
		if (own === undefined) {
			return port;
		}

		const verdict = verdictOf(port.verdict, own);
		const notes = [...new Set([...(port.verdict.notes ?? []), ...(verdict.notes ?? []), ...own.notes])];
		return {
			...port,
			trail: {...port.trail, hops: [...own.hops, ...port.trail.hops]},
			verdict: {...verdict, ...(notes.length > 0 && {notes})},
		};
	});
	return concludedTrace(service, ports, traced.evidence);
};
