import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import type {Sample} from './repeat-requests.ts';
import {type StateChange, stateChanges, type TargetTally, tallySamples} from './sample-tally.ts';
import {type Accused, accusedOf, type Counted} from './significance.ts';

/** Something that happened in the cluster. `at`: Unix milliseconds. */
type Event = {readonly at: number; readonly text: string};

/** Milliseconds before and after a change within which what happened in the cluster stands beside it. */
const [beforeMs, afterMs] = [10_000, 2000];

/** What requests over time came to. */
export type Repeated = Counted & {
	/** Requests that the client could not send. */
	readonly notAsked: number;
	/** From the first request to the last, milliseconds. */
	readonly ms: number;
	readonly targets: readonly TargetTally[];
	/** `event` is what happened in the cluster at about that time; absent where nothing did. */
	readonly changes: ReadonlyArray<StateChange & {readonly event?: string}>;
	readonly accused: readonly Accused[];
};

/** Counts requests, and puts what happened in the cluster beside what changed. */
export const repeatedResult = (samples: readonly Sample[], events: readonly Event[]): Repeated => {
	const targets = tallySamples(samples);
	const asked = samples.filter(({answer}) => answer.state !== 'impossible');
	const times = asked.map(({at}) => at);
	const nearest = (at: number) =>
		events
			.filter(event => event.at > at - beforeMs && event.at < at + afterMs)
			.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
	return {
		requests: asked.length,
		failures: asked.filter(({answer}) => answer.state === 'fails').length,
		notAsked: samples.length - asked.length,
		ms: times.length === 0 ? 0 : times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b)),
		targets,
		changes: stateChanges(samples).map(change => {
			const event = nearest(change.at);
			return {...change, ...(event && {event: event.text})};
		}),
		accused: accusedOf(
			targets
				.filter(({kind}) => kind === 'endpoint')
				.map(({key, pod, ...each}) => ({...each, name: pod === '' ? key : `${pod} (${key})`})),
		),
	};
};

const share = ({requests, failures}: Counted) =>
	`${failures} of ${requests} (${Number(((100 * failures) / Math.max(1, requests)).toFixed(1))} %)`;

const accusation = ({kind, name, own, others, p}: Accused) =>
	`${kind === 'endpoint' ? '' : `${kind} `}${name}: ${share(own)} requests fail, of the others ${share(others)}; by chance alone that is so with p = ${p.toPrecision(2)}`;

const kindsText = ({targets}: Repeated) => {
	const sums = new Map<string, number>();
	for (const [kind, count] of targets.flatMap(({kinds}) => Object.entries(kinds))) {
		sums.set(kind, (sums.get(kind) ?? 0) + count);
	}

	return [...sums].map(([kind, count]) => `${count} ${kind}`).join(', ');
};

/** Who fails more often than the others, in sentences; that nobody does where requests fail all the same; [] where none fails. */
export const accusedSentences = ({accused, failures}: Repeated): readonly string[] => {
	if (failures === 0) {
		return [];
	}

	return accused.length > 0
		? accused.map(each => `${accusation(each)}.`)
		: ['No endpoint, node or zone fails significantly more often than the others.'];
};

const nameOutcomes = ['nxdomain', 'nodata', 'servfail', 'refused', 'dns-timeout', 'dns-fail-unknown'];

/** Whether requests failed because a name was not resolved. */
export const hasNameFailures = ({targets}: Repeated): boolean =>
	targets.some(({kinds}) => nameOutcomes.some(outcome => outcome in kinds));

/** The verdict of a trace together with what requests over time came to. */
export const repeatedVerdict = (once: TraceVerdict, repeated: Repeated): TraceVerdict => {
	const {accused, requests, failures, ms, changes} = repeated;
	if (requests === 0) {
		return {...once, cause: `${once.cause} No request could be repeated.`};
	}

	const span = `${Math.round(ms / 1000)} s`;
	if (failures === 0) {
		return {...once, cause: `${once.cause} ${requests} requests in ${span}, and none failed.`};
	}

	if (once.code !== 'ok' && failures === requests) {
		return {...once, cause: `${once.cause} All of ${requests} requests in ${span} failed.`};
	}

	const beside = [...new Set(changes.flatMap(({to, event}) => (to === 'fails' && event !== undefined ? [event] : [])))];
	const what = [
		`${kindsText(repeated)}, in ${span}.`,
		...(beside.length > 0 ? [`Failures began when: ${beside.slice(0, 3).join('; ')}.`] : []),
	].join(' ');
	// Whose name is not resolved reaches no endpoint that could be told from the others.
	if (once.code.startsWith('dns-')) {
		return {...once, cause: `${once.cause} ${share({requests, failures})} requests failed: ${what}`};
	}

	const fixes = once.code === 'ok' ? [] : once.fixes;
	return accused.length > 0
		? {
				code: 'some-endpoints-fail',
				confidence: 'certain',
				title: `${accused.map(({kind, name}) => (kind === 'endpoint' ? name : `${kind} ${name}`)).join(', ')} ${accused.length === 1 ? 'fails' : 'fail'} more often than the others`,
				cause: `${accusedSentences(repeated).join(' ')} ${what}`,
				fixes,
			}
		: {
				code: 'requests-fail-at-times',
				confidence: 'certain',
				title: `${share({requests, failures})} requests failed`,
				cause: `${what} ${accusedSentences(repeated).join(' ')}`,
				fixes,
			};
};
