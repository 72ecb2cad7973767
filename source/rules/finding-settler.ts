import {differsOnlyInEvents} from '../model/differs-only-in-events.ts';
import type {Suppression} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Inputs} from '../model/sync-status.ts';
import {ruleFor} from './all-rules.ts';
import {type Judgement, unjudged} from './diagnosis.ts';
import type {Finding} from './finding.ts';
import {ignoring} from './findings.ts';
import {diagnose} from './index.ts';
import {atTime, turns} from './time-dependent-severity.ts';

/** How long a change of judgement has to stand: the watches it is made from do not run in step. Milliseconds. */
export const grace = 5000;
/** A Service this young is still being set up. Milliseconds. */
export const youth = 15_000;

type Pending = {readonly signature: string; readonly since: number; readonly findings: readonly Finding[]};

/** What a rule of its own grace has found does not stand at first sight either: the first lists are of different moments. */
const graceOf = ({code}: Finding) => ruleFor(code)?.grace ?? 0;

type Entry = {
	view: ServiceView;
	/** When this Service was first judged, Unix milliseconds. */
	readonly first: number;
	/** How long what is first found has to stand, milliseconds. */
	readonly wait: number;
	/** What stands, before its times are looked at. */
	standing: readonly Finding[] | undefined;
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
const grownUp = ({view, first, wait}: Entry) =>
	Math.max(Math.min(view.service.created * 1000, first) + youth, first + wait);

/** When a judgement that differs from what stands has stood long enough. */
const ripeAt = (entry: Entry, {since, findings}: Pending) => {
	const {standing} = entry;
	const news = findings.filter(({code}) => !standing?.some(known => known.code === code));
	const wait = Math.max(standing === undefined ? 0 : grace, ...news.map(graceOf));
	return Math.max(since + wait, grownUp(entry));
};

/** Lets stand what has waited long enough. */
const ripenEntry = (entry: Entry, now: number) => {
	const {pending} = entry;
	if (pending === undefined) {
		return;
	}

	if (now >= ripeAt(entry, pending)) {
		entry.standing = pending.findings;
		entry.pending = undefined;
	} else if (entry.standing === undefined && now >= grownUp(entry)) {
		// What needs no longer grace is not kept back by what does.
		entry.standing = pending.findings.filter(finding => graceOf(finding) === 0);
	}
};

/**
 * Keeps the standing judgement of every Service: a changed one waits out its grace, what stood before is never blanked
 * meanwhile, and a wait that becomes a fault does so when its time has come. Times are Unix milliseconds, handed in.
 * What `suppression` names is ignored in every Service.
 */
export const createJudge = (suppression?: Suppression) => {
	const entries = new Map<string, Entry>();
	/** When an entry has to be looked at again, though nothing about it changes. */
	const due = new Map<string, number>();

	const plan = (key: string, entry: Entry, now: number) => {
		const {pending, standing} = entry;
		const times = [...(pending ? [ripeAt(entry, pending)] : []), ...turns(standing ?? [], now)];
		if (times.length > 0) {
			due.set(key, Math.min(...times));
		} else {
			due.delete(key);
		}
	};

	const settle = (entry: Entry, findings: readonly Finding[], isOnlyTold: boolean, now: number) => {
		const signature = signatureOf(findings);
		const isStanding = entry.standing !== undefined && signatureOf(entry.standing) === signature;
		// That nothing is wrong needs no grace at first sight, and what an event tells is no change of what it is about.
		const isPlain = entry.standing === undefined ? findings.length === 0 : isOnlyTold && entry.pending === undefined;
		if (isStanding || isPlain) {
			entry.standing = findings;
			entry.pending = undefined;
			return;
		}

		const since = entry.pending?.signature === signature ? entry.pending.since : now;
		entry.pending = {signature, since, findings};
		ripenEntry(entry, now);
	};

	const publish = (entry: Entry, now: number): Judgement => {
		const next: Judgement =
			entry.standing === undefined
				? {...unjudged, isSettling: entry.pending !== undefined}
				: {
						isJudged: true,
						findings: atTime(entry.standing, now),
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
							wait: isLate && view.missing !== undefined ? grace : 0,
							standing: undefined,
							pending: undefined,
							judgement: unjudged,
						};
			entries.set(view.key, entry);
			const isOnlyTold = differsOnlyInEvents(entry.view, view);
			entry.view = view;
			const findings = diagnose(view, inputs);
			if (findings !== undefined) {
				settle(entry, suppression ? ignoring(findings, suppression) : findings, isOnlyTold, now);
			}

			const judgement = publish(entry, now);
			plan(view.key, entry, now);
			return judgement;
		},

		forget(key: string) {
			entries.delete(key);
			due.delete(key);
		},

		/** Services whose grace has passed, or whose wait has become a fault, since they were last looked at. */
		ripen(now: number): ReadonlyArray<{readonly view: ServiceView; readonly judgement: Judgement}> {
			const changed: Array<{view: ServiceView; judgement: Judgement}> = [];
			for (const [key, at] of due) {
				const entry = entries.get(key)!;
				if (at > now) {
					continue;
				}

				const {judgement: before} = entry;
				ripenEntry(entry, now);
				const judgement = publish(entry, now);
				plan(key, entry, now);
				if (judgement !== before) {
					changed.push({view: entry.view, judgement});
				}
			}

			return changed;
		},

		/** When `ripen` has something to do; Infinity where nothing waits. */
		nextDue: () => Math.min(Number.POSITIVE_INFINITY, ...due.values()),

		/** Services whose judgement is about to change. */
		settling: (): readonly string[] =>
			[...entries].filter(([, {pending}]) => pending !== undefined).map(([key]) => key),
	};
};
