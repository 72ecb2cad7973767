import {differsOnlyInEvents} from '../../model/differs-only-in-events.ts';
import type {Suppression} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Inputs} from '../../model/sync-status.ts';
import {type Diagnosis, rootFinding, undiagnosed} from '../diagnosis.ts';
import {compareSeverity, type Finding, type Severity} from '../finding.ts';
import {ignoring} from '../findings.ts';
import {diagnose} from '../index.ts';
import {findingsAt, nextChanges} from '../time-dependent-severity.ts';
import {hasLostPods, isWrittenSame, replaceMs, settleMs} from './settle-times.ts';
import {accusationOf, dueAt, type Entry, isPending, settledAfter} from './settling-entry.ts';
import {isOutageSame, standingFindings} from './standing-findings.ts';

/** A Service that comes into being, and one that goes, is not the one that was diagnosed before. */
const isAnother = (before: ServiceView, view: ServiceView) =>
	(before.missing === undefined) !== (view.missing === undefined);

/** How bad the row is by these findings; undefined where nothing colours it. */
const accusedAs = (findings: readonly Finding[], now: number): Exclude<Severity, 'info'> | undefined => {
	const severity = rootFinding({...undiagnosed, findings: findingsAt(findings, now)})?.severity;
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

	const isDue = (finding: Finding) => now >= dueAt(entry, finding);
	if (found === undefined || (settled === undefined && now < settledAfter(entry) && !found.some(isDue))) {
		return;
	}

	const standing = () => standingFindings(found, settled ?? [], isDue);
	const before = accusedAs(settled ?? [], now);
	const after = accusedAs(found, now);
	const isReplaced = before !== undefined && after !== undefined && !isAsBad(accusedAs(standing(), now), before);
	if (isReplaced) {
		entry.replacedSince ??= now;
	}

	// Where what followed from it is still found, only the reason has changed: a container that crashes runs in between.
	const keepMs = isOutageSame(found, settled ?? []) ? settleMs : replaceMs;
	const isKept = keepMs === settleMs || isAsBad(after, before ?? 'error');
	if (isReplaced && isKept && now < entry.replacedSince! + keepMs) {
		return;
	}

	const shown = standing();
	const isSame = shown !== found && shown.length === settled?.length && shown.every((each, at) => each === settled[at]);
	entry.settled = isSame ? settled : shown;
	if (after === undefined || !isPending(entry) || accusedAs(entry.settled, now) !== undefined) {
		entry.replacedSince = undefined;
	}
};

/**
 * Keeps the standing diagnosis of every Service: what is new waits out its grace, what is no longer found goes at once, and
 * a wait that becomes a fault does so when its time has come. Times are Unix milliseconds, handed in. What `suppression`
 * names is ignored in every Service.
 */
export const createFindingSettler = (suppression?: Suppression) => {
	const entries = new Map<string, Entry>();
	/** When an entry has to be looked at again, though nothing about it changes. */
	const due = new Map<string, number>();
	/** When something was last written, by namespace. */
	const written = new Map<string, number>();

	const plan = (key: string, entry: Entry, now: number) => {
		const {found, settled, replacedSince} = entry;
		const waiting = isPending(entry) ? (found ?? []).filter(finding => !settled?.includes(finding)) : [];
		const times = [
			...waiting.map(finding => dueAt(entry, finding)),
			...(waiting.length > 0 && settled === undefined ? [settledAfter(entry)] : []),
			...(replacedSince === undefined ? [] : [replacedSince + replaceMs, replacedSince + settleMs]),
			...nextChanges(settled ?? [], now),
		].filter(time => time > now);
		if (times.length > 0) {
			due.set(key, Math.min(...times));
		} else {
			due.delete(key);
		}
	};

	const enqueue = (entry: Entry, findings: readonly Finding[], before: ServiceView, now: number) => {
		// What an event tells is no change of what it is about.
		const isPlain = entry.settled !== undefined && differsOnlyInEvents(before, entry.view) && !isPending(entry);
		const isAfterLoss = hasLostPods(before, entry.view);
		const followed = new Set(entry.settled?.filter(each => each.foldedUnder !== undefined).map(({code}) => code));
		entry.found = findings;
		entry.seen = new Map(
			findings.map(finding => {
				const isUncovered = followed.has(finding.code);
				return [accusationOf(finding), entry.seen.get(accusationOf(finding)) ?? {since: now, isUncovered, isAfterLoss}];
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
		// What accused it is gone, and what may accuse it instead has not settled yet: it is unknown whether it is well.
		const isOpen = replacedSince !== undefined && accusedAs(settled ?? [], now) === undefined;
		const next: Diagnosis =
			settled === undefined || isOpen
				? {...undiagnosed, isSettling: isPending(entry)}
				: {
						isDiagnosed: true,
						findings: findingsAt(settled, now),
						isSettling: isPending(entry),
						...(suppression && {suppression}),
					};
		const {diagnosis} = entry;
		const isUnchanged =
			diagnosis.isDiagnosed === next.isDiagnosed &&
			diagnosis.isSettling === next.isSettling &&
			diagnosis.findings === next.findings;
		entry.diagnosis = isUnchanged ? diagnosis : next;
		return entry.diagnosis;
	};

	return {
		/**
		 * Diagnoses a view, new or changed, or anew after inputs have settled. `isLate` after the first lists: what
		 * belongs to a Service, or names it, may be heard of before or after it.
		 */
		diagnose(view: ServiceView, inputs: Inputs, now: number, isLate = false): Diagnosis {
			const known = entries.get(view.key);
			const entry: Entry =
				known !== undefined && !isAnother(known.view, view)
					? known
					: {
							view,
							first: now,
							wait: isLate ? settleMs : 0,
							found: undefined,
							seen: new Map(),
							settled: undefined,
							replacedSince: undefined,
							diagnosis: undiagnosed,
							writtenAt: () => written.get(view.service.namespace) ?? now,
						};
			entries.set(view.key, entry);
			const {view: before} = entry;
			if (entry !== known || !isWrittenSame(before, view)) {
				written.set(view.service.namespace, now);
			}

			entry.view = view;
			const findings = diagnose(view, inputs);
			if (findings !== undefined) {
				enqueue(entry, suppression ? ignoring(findings, suppression) : findings, before, now);
			}

			const diagnosis = emit(entry, now);
			plan(view.key, entry, now);
			return diagnosis;
		},

		forget(key: string) {
			entries.delete(key);
			due.delete(key);
		},

		/** Services whose grace has passed, or whose wait has become a fault, since they were last looked at. */
		flushDue(now: number): ReadonlyArray<{readonly view: ServiceView; readonly diagnosis: Diagnosis}> {
			const changed: Array<{view: ServiceView; diagnosis: Diagnosis}> = [];
			for (const [key, at] of due) {
				const entry = entries.get(key)!;
				if (at > now) {
					continue;
				}

				const {diagnosis: before} = entry;
				settleEntry(entry, now);
				const diagnosis = emit(entry, now);
				plan(key, entry, now);
				if (diagnosis !== before) {
					changed.push({view: entry.view, diagnosis});
				}
			}

			return changed;
		},

		/** When `flushDue` has something to do; Infinity where nothing waits. */
		nextDue: () => Math.min(Number.POSITIVE_INFINITY, ...due.values()),

		/** Services whose diagnosis is about to change. */
		settling: (): readonly string[] => [...entries].filter(([, entry]) => isPending(entry)).map(([key]) => key),
	};
};
