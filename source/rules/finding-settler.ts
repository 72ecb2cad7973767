import {differsOnlyInEvents} from '../model/differs-only-in-events.ts';
import type {Suppression} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Inputs} from '../model/sync-status.ts';
import {ruleFor} from './all-rules.ts';
import {type Diagnosis, rootFinding, unjudged} from './diagnosis.ts';
import {compareSeverity, type Finding, type Severity} from './finding.ts';
import {ignoring} from './findings.ts';
import {diagnose} from './index.ts';
import {isOutageSame, standingFindings} from './standing-findings.ts';
import {findingsAt, nextChanges} from './time-dependent-severity.ts';

/** How long a new finding has to stand before it is told: the watches it is made from do not run in step. Milliseconds. */
export const settleMs = 5000;
/** How long it has to stand where it takes the place of another, and how long that one is told meanwhile. Milliseconds. */
export const replaceMs = 2000;
/** A Service this young is still being set up. Milliseconds. */
export const newServiceSettleMs = 15_000;

/** What a rule of its own grace has found does not stand at first sight either: the first lists are of different moments. */
const settleMsOf = ({code}: Finding) => ruleFor(code)?.settleMs ?? 0;

type Seen = {
	/** Unix milliseconds. */
	readonly since: number;
	/** Whether it followed from another until then: it is likely to go with that one, a moment later. */
	readonly isUncovered: boolean;
};

type Entry = {
	view: ServiceView;
	/** When this Service was first judged, Unix milliseconds. */
	readonly first: number;
	/** How long what is first found has to stand, milliseconds. */
	readonly wait: number;
	/** What was found last; undefined until it could be told. */
	found: readonly Finding[] | undefined;
	/** Since when each finding has been found without a break, by `accusationOf`. */
	seen: ReadonlyMap<string, Seen>;
	/** What stands, before its times are looked at. */
	settled: readonly Finding[] | undefined;
	/** Since when what stood has had to make room for findings that do not stand yet; undefined where it has not. */
	replacedSince: number | undefined;
	judgement: Diagnosis;
};

/** A Service that comes into being, and one that goes, is not the one that was judged before. */
const isAnother = (before: ServiceView, view: ServiceView) =>
	(before.missing === undefined) !== (view.missing === undefined);

/** What has to differ for a finding to wait out its grace anew; its wording may follow at once. */
const accusationOf = ({code, severity, port, foldedUnder, ignored}: Finding) =>
	[code, severity, port, foldedUnder !== undefined, ignored !== undefined].join(':');

/** When the young age of a Service ends. A clock that differs from the server's must not prolong it: it counts from first sight at the latest. */
const settledAfter = ({view, first, wait}: Entry) =>
	Math.max(Math.min(view.service.created * 1000, first) + newServiceSettleMs, first + wait);

const isPending = ({found, settled}: Entry) => found !== undefined && found !== settled;

/** When a finding that does not stand yet has been found for long enough. */
const dueAt = (entry: Entry, finding: Finding) => {
	const {settled, replacedSince, seen} = entry;
	const {since, isUncovered} = seen.get(accusationOf(finding))!;
	const usual = replacedSince === undefined || isUncovered ? settleMs : replaceMs;
	const wait = Math.max(settled === undefined ? 0 : usual, settleMsOf(finding));
	return Math.max(since + wait, settledAfter(entry));
};

/** How bad the row is by these findings; undefined where nothing colours it. */
const accusedAs = (findings: readonly Finding[], now: number): Exclude<Severity, 'info'> | undefined => {
	const severity = rootFinding({...unjudged, findings: findingsAt(findings, now)})?.severity;
	return severity === 'info' ? undefined : severity;
};

const isAsBad = (severity: Severity | undefined, other: Severity) =>
	severity !== undefined && compareSeverity(severity, other) <= 0;

/**
 * Lets stand what has waited long enough, and drops what is no longer found. Where the Service is accused as badly as
 * before, of something that does not stand yet, what stood is told for a moment more: a row between two faults is not quiet.
 */
const settleEntry = (entry: Entry, now: number) => {
	const {found, settled} = entry;
	if (found?.length === 0) {
		entry.settled = found;
		entry.replacedSince = undefined;
		return;
	}

	if (found === undefined || (settled === undefined && now < settledAfter(entry))) {
		return;
	}

	const tell = () => standingFindings(found, settled ?? [], finding => now >= dueAt(entry, finding));
	const before = accusedAs(settled ?? [], now);
	const after = accusedAs(found, now);
	const isReplaced = before !== undefined && after !== undefined && !isAsBad(accusedAs(tell(), now), before);
	if (isReplaced) {
		entry.replacedSince ??= now;
	}

	// Where what followed from it is still found, only the reason has changed: a container that crashes runs in between.
	const keepMs = isOutageSame(found, settled ?? []) ? settleMs : replaceMs;
	const isKept = keepMs === settleMs || isAsBad(after, before ?? 'error');
	if (isReplaced && isKept && now < entry.replacedSince! + keepMs) {
		return;
	}

	entry.settled = tell();
	if (after === undefined || !isPending(entry) || accusedAs(entry.settled, now) !== undefined) {
		entry.replacedSince = undefined;
	}
};

/**
 * Keeps the standing judgement of every Service: what is new waits out its grace, what is no longer found goes at once, and
 * a wait that becomes a fault does so when its time has come. Times are Unix milliseconds, handed in. What `suppression`
 * names is ignored in every Service.
 */
export const createFindingSettler = (suppression?: Suppression) => {
	const entries = new Map<string, Entry>();
	/** When an entry has to be looked at again, though nothing about it changes. */
	const due = new Map<string, number>();

	const plan = (key: string, entry: Entry, now: number) => {
		const {found, settled, replacedSince} = entry;
		const waiting = isPending(entry) ? (found ?? []).filter(finding => !settled?.includes(finding)) : [];
		const times = [
			...waiting.map(finding => (settled === undefined ? settledAfter(entry) : dueAt(entry, finding))),
			...(replacedSince === undefined ? [] : [replacedSince + replaceMs, replacedSince + settleMs]),
			...nextChanges(settled ?? [], now),
		].filter(time => time > now);
		if (times.length > 0) {
			due.set(key, Math.min(...times));
		} else {
			due.delete(key);
		}
	};

	const enqueue = (entry: Entry, findings: readonly Finding[], isOnlyEvents: boolean, now: number) => {
		// What an event tells is no change of what it is about.
		const isPlain = entry.settled !== undefined && isOnlyEvents && !isPending(entry);
		const followed = new Set(entry.settled?.filter(each => each.foldedUnder !== undefined).map(({code}) => code));
		entry.found = findings;
		entry.seen = new Map(
			findings.map(finding => {
				const isUncovered = followed.has(finding.code);
				return [accusationOf(finding), entry.seen.get(accusationOf(finding)) ?? {since: now, isUncovered}];
			}),
		);
		if (isPlain) {
			entry.settled = findings;
		} else {
			settleEntry(entry, now);
		}
	};

	const emit = (entry: Entry, now: number): Diagnosis => {
		const {settled, replacedSince} = entry;
		// What accused it is gone, and what may accuse it instead does not stand yet: nobody knows that it is well.
		const isOpen = replacedSince !== undefined && accusedAs(settled ?? [], now) === undefined;
		const next: Diagnosis =
			settled === undefined || isOpen
				? {...unjudged, isSettling: isPending(entry)}
				: {
						isJudged: true,
						findings: findingsAt(settled, now),
						isSettling: isPending(entry),
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
		judge(view: ServiceView, inputs: Inputs, now: number, isLate = false): Diagnosis {
			const known = entries.get(view.key);
			const entry: Entry =
				known !== undefined && !isAnother(known.view, view)
					? known
					: {
							view,
							first: now,
							wait: isLate && view.missing !== undefined ? settleMs : 0,
							found: undefined,
							seen: new Map(),
							settled: undefined,
							replacedSince: undefined,
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
		flushDue(now: number): ReadonlyArray<{readonly view: ServiceView; readonly judgement: Diagnosis}> {
			const changed: Array<{view: ServiceView; judgement: Diagnosis}> = [];
			for (const [key, at] of due) {
				const entry = entries.get(key)!;
				if (at > now) {
					continue;
				}

				const {judgement: before} = entry;
				settleEntry(entry, now);
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
		settling: (): readonly string[] => [...entries].filter(([, entry]) => isPending(entry)).map(([key]) => key),
	};
};
