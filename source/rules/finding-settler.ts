import {differsOnlyInEvents} from '../model/differs-only-in-events.ts';
import type {Suppression} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Inputs} from '../model/sync-status.ts';
import {ruleFor} from './all-rules.ts';
import {type Judgement, unjudged} from './diagnosis.ts';
import type {Finding} from './finding.ts';
import {ignoring} from './findings.ts';
import {diagnose} from './index.ts';
import {findingsAt, nextChanges} from './time-dependent-severity.ts';

/** How long a change of judgement has to stand: the watches it is made from do not run in step. Milliseconds. */
export const settleMs = 5000;
/** A Service this young is still being set up. Milliseconds. */
export const newServiceSettleMs = 15_000;

type Pending = {readonly signature: string; readonly since: number; readonly findings: readonly Finding[]};

/** What a rule of its own grace has found does not stand at first sight either: the first lists are of different moments. */
const settleMsOf = ({code}: Finding) => ruleFor(code)?.settleMs ?? 0;

type Entry = {
	view: ServiceView;
	/** When this Service was first judged, Unix milliseconds. */
	readonly first: number;
	/** How long what is first found has to stand, milliseconds. */
	readonly wait: number;
	/** What stands, before its times are looked at. */
	settled: readonly Finding[] | undefined;
	pending: Pending | undefined;
	judgement: Judgement;
};

/** A Service that comes into being, and one that goes, is not the one that was judged before. */
const isAnother = (before: ServiceView, view: ServiceView) =>
	(before.missing === undefined) !== (view.missing === undefined);

/** What has to differ for a judgement to be another one; its wording may follow at once. */
const signatureOf = (findings: readonly Finding[]) =>
	findings
		.map(({code, severity, port, foldedUnder, ignored}) => [code, severity, port, foldedUnder, ignored].join(':'))
		.join(' ');

/** When the young age of a Service ends. A clock that differs from the server's must not prolong it: it counts from first sight at the latest. */
const settledAfter = ({view, first, wait}: Entry) =>
	Math.max(Math.min(view.service.created * 1000, first) + newServiceSettleMs, first + wait);

/** When a judgement that differs from what stands has stood long enough. */
const dueAt = (entry: Entry, {since, findings}: Pending) => {
	const {settled} = entry;
	const news = findings.filter(({code}) => !settled?.some(known => known.code === code));
	const wait = Math.max(settled === undefined ? 0 : settleMs, ...news.map(settleMsOf));
	return Math.max(since + wait, settledAfter(entry));
};

/** Lets stand what has waited long enough. */
const flushEntry = (entry: Entry, now: number) => {
	const {pending} = entry;
	if (pending === undefined) {
		return;
	}

	if (now >= dueAt(entry, pending)) {
		entry.settled = pending.findings;
		entry.pending = undefined;
	} else if (entry.settled === undefined && now >= settledAfter(entry)) {
		// What needs no longer grace is not kept back by what does.
		entry.settled = pending.findings.filter(finding => settleMsOf(finding) === 0);
	}
};

/**
 * Keeps the standing judgement of every Service: a changed one waits out its grace, what stood before is never blanked
 * meanwhile, and a wait that becomes a fault does so when its time has come. Times are Unix milliseconds, handed in.
 * What `suppression` names is ignored in every Service.
 */
export const createFindingSettler = (suppression?: Suppression) => {
	const entries = new Map<string, Entry>();
	/** When an entry has to be looked at again, though nothing about it changes. */
	const due = new Map<string, number>();

	const plan = (key: string, entry: Entry, now: number) => {
		const {pending, settled} = entry;
		const times = [...(pending ? [dueAt(entry, pending)] : []), ...nextChanges(settled ?? [], now)];
		if (times.length > 0) {
			due.set(key, Math.min(...times));
		} else {
			due.delete(key);
		}
	};

	const enqueue = (entry: Entry, findings: readonly Finding[], isOnlyEvents: boolean, now: number) => {
		const signature = signatureOf(findings);
		const isSettled = entry.settled !== undefined && signatureOf(entry.settled) === signature;
		// That nothing is wrong needs no grace at first sight, and what an event tells is no change of what it is about.
		const isPlain = entry.settled === undefined ? findings.length === 0 : isOnlyEvents && entry.pending === undefined;
		if (isSettled || isPlain) {
			entry.settled = findings;
			entry.pending = undefined;
			return;
		}

		const since = entry.pending?.signature === signature ? entry.pending.since : now;
		entry.pending = {signature, since, findings};
		flushEntry(entry, now);
	};

	const emit = (entry: Entry, now: number): Judgement => {
		const next: Judgement =
			entry.settled === undefined
				? {...unjudged, isSettling: entry.pending !== undefined}
				: {
						isJudged: true,
						findings: findingsAt(entry.settled, now),
						isSettling: entry.pending !== undefined,
						...(suppression && {suppression}),
					};
		const {judgement} = entry;
		const isUnchanged =
			judgement.isJudged === next.isJudged &&
			judgement.isSettling === next.isSettling &&
			judgement.findings === next.findings;
		entry.judgement = isUnchanged ? judgement : next;
		return entry.judgement;
	};

	return {
		/**
		 * Judges a view, new or changed, or anew after inputs have settled. `isLate` after the first lists: who names a
		 * Service may be heard of before the Service is.
		 */
		judge(view: ServiceView, inputs: Inputs, now: number, isLate = false): Judgement {
			const known = entries.get(view.key);
			const entry: Entry =
				known !== undefined && !isAnother(known.view, view)
					? known
					: {
							view,
							first: now,
							wait: isLate && view.missing !== undefined ? settleMs : 0,
							settled: undefined,
							pending: undefined,
							judgement: unjudged,
						};
			entries.set(view.key, entry);
			const isOnlyEvents = differsOnlyInEvents(entry.view, view);
			entry.view = view;
			const findings = diagnose(view, inputs);
			if (findings !== undefined) {
				enqueue(entry, suppression ? ignoring(findings, suppression) : findings, isOnlyEvents, now);
			}

			const judgement = emit(entry, now);
			plan(view.key, entry, now);
			return judgement;
		},

		forget(key: string) {
			entries.delete(key);
			due.delete(key);
		},

		/** Services whose grace has passed, or whose wait has become a fault, since they were last looked at. */
		flushDue(now: number): ReadonlyArray<{readonly view: ServiceView; readonly judgement: Judgement}> {
			const changed: Array<{view: ServiceView; judgement: Judgement}> = [];
			for (const [key, at] of due) {
				const entry = entries.get(key)!;
				if (at > now) {
					continue;
				}

				const {judgement: before} = entry;
				flushEntry(entry, now);
				const judgement = emit(entry, now);
				plan(key, entry, now);
				if (judgement !== before) {
					changed.push({view: entry.view, judgement});
				}
			}

			return changed;
		},

		/** When `flushDue` has something to do; Infinity where nothing waits. */
		nextDue: () => Math.min(Number.POSITIVE_INFINITY, ...due.values()),

		/** Services whose judgement is about to change. */
		settling: (): readonly string[] =>
			[...entries].filter(([, {pending}]) => pending !== undefined).map(([key]) => key),
	};
};
