import type {ProbeVerdict} from '../../probes/probe.ts';
import type {ProbeOutcome} from '../../probes/probe-outcome.ts';
import type {AskedHop, Hop} from '../../probes/trace/hop.ts';

/** What a probe that has ended came to. */
export type Answer = {
	/** Unix milliseconds. */
	readonly started: number;
	readonly hops: readonly Hop[];
	readonly ports?: ReadonlyArray<{readonly label: string; readonly hops: readonly Hop[]}>;
	readonly verdict: ProbeVerdict;
};

/** A hop that ended otherwise than the time before; undefined is one that was not asked. `port` is its label, of several. */
export type HopChange = {
	readonly port?: string;
	readonly hop: AskedHop;
	readonly before: ProbeOutcome | undefined;
	readonly after: ProbeOutcome | undefined;
};

/** How an answer differs from the one before. */
export type AnswerChange = {
	/** When the probe began that saw it, Unix milliseconds. */
	readonly at: number;
	/** What the verdict said before, where it says something else now. */
	readonly sentenceBefore?: string;
	readonly hops: readonly HopChange[];
};

type PlacedHop = {readonly hop: Hop; readonly port?: string};

/** The hops of an answer by what they ask. */
const hopsByQuestion = ({hops, ports = []}: Answer): ReadonlyMap<string, PlacedHop> =>
	new Map(
		[
			...hops.map((hop): PlacedHop => ({hop})),
			...ports.flatMap(port => port.hops.map((hop): PlacedHop => ({hop, port: port.label}))),
		].map(placed => [`${placed.port ?? ''} ${placed.hop.hop} ${placed.hop.target}`, placed]),
	);

/** How an answer differs from the one before to the same question; undefined where it is the same, but for the time it took. */
export const answerChange = (before: Answer, after: Answer): AnswerChange | undefined => {
	const [was, is] = [hopsByQuestion(before), hopsByQuestion(after)];
	const hops = [...new Set([...is.keys(), ...was.keys()])].flatMap((question): readonly HopChange[] => {
		const [old, now] = [was.get(question), is.get(question)];
		const {hop, port} = (now ?? old)!;
		return old?.hop.outcome === now?.hop.outcome
			? []
			: [{...(port !== undefined && {port}), hop, before: old?.hop.outcome, after: now?.hop.outcome}];
	});
	const {sentence} = before.verdict;
	return hops.length === 0 && sentence === after.verdict.sentence
		? undefined
		: {at: after.started, ...(sentence !== after.verdict.sentence && {sentenceBefore: sentence}), hops};
};
