import type {RepeatTarget, Sample} from './repeat-requests.ts';

/** How many slices of time a line of bars has. */
const cells = 20;

/** What the requests to one target came to. Times are Unix milliseconds. */
export type TargetTally = Pick<RepeatTarget, 'key' | 'kind' | 'pod' | 'node' | 'zone'> & {
	readonly requests: number;
	readonly failures: number;
	/** Failures by their kind. */
	readonly kinds: Readonly<Record<string, number>>;
	/** Milliseconds of the answers as the tool measured them; null where it measures nothing, as are the next two. */
	readonly p50: number | null;
	readonly p95: number | null;
	readonly p99: number | null;
	readonly firstFailure: number | null;
	readonly lastFailure: number | null;
	/** The share of requests that failed in each slice of the time, from 0 to 1; null where none was sent. */
	readonly shares: ReadonlyArray<number | null>;
};

/** The smallest value that so much of all is not above (nearest rank); null for none. */
export const percentile = (sorted: readonly number[], share: number): number | null =>
	sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;

const sharesOf = (samples: readonly Sample[], from: number, until: number) => {
	const slice = Math.max(1, (until - from + 1) / cells);
	return Array.from({length: cells}, (_, index) => {
		const here = samples.filter(({at}) => Math.min(cells - 1, Math.floor((at - from) / slice)) === index);
		return here.length === 0 ? null : here.filter(({answer}) => answer.state === 'fails').length / here.length;
	});
};

/** Counts what was asked of each target, in the order in which they were first asked. What the client could not ask is left out. */
export const tallySamples = (samples: readonly Sample[]): readonly TargetTally[] => {
	const counted = samples.filter(({answer}) => answer.state !== 'impossible').toSorted((a, b) => a.at - b.at);
	const [from, until] = [counted[0]?.at ?? 0, counted.at(-1)?.at ?? 0];
	return [...Map.groupBy(counted, ({target}) => target.key).values()].map(own => {
		const {key, kind, pod, node, zone} = own[0]!.target;
		const failing = own.filter(({answer}) => answer.state === 'fails');
		const kinds: Record<string, number> = {};
		for (const {answer} of failing) {
			const name = answer.outcome === 'http-status' ? answer.detail.slice(0, 3) : answer.outcome;
			kinds[name] = (kinds[name] ?? 0) + 1;
		}

		const times = own
			.flatMap(({answer}) => (answer.state === 'answers' && answer.ms !== null ? [answer.ms] : []))
			.toSorted((a, b) => a - b);
		return {
			...{key, kind, pod, node, zone, kinds},
			requests: own.length,
			failures: failing.length,
			p50: percentile(times, 0.5),
			p95: percentile(times, 0.95),
			p99: percentile(times, 0.99),
			firstFailure: failing[0]?.at ?? null,
			lastFailure: failing.at(-1)?.at ?? null,
			shares: sharesOf(own, from, until),
		};
	});
};

/** A target that fails from now on, or answers again. */
export type StateChange = {
	/** Unix milliseconds. */
	readonly at: number;
	readonly key: string;
	readonly to: 'fails' | 'answers';
	readonly detail: string;
};

/** When targets began to fail and to answer again, in the order of time; the first answer of each is no change. */
export const stateChanges = (samples: readonly Sample[]): readonly StateChange[] => {
	const before = new Map<string, SampleState>();
	return samples
		.filter(({answer}) => answer.state !== 'impossible')
		.toSorted((a, b) => a.at - b.at)
		.flatMap(({target: {key}, at, answer: {state, detail}}): readonly StateChange[] => {
			const previous = before.get(key) ?? 'answers';
			const to = state as SampleState;
			before.set(key, to);
			return previous === to ? [] : [{at, key, to, detail}];
		});
};

type SampleState = StateChange['to'];
