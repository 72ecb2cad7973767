import type {ServiceView} from '../../model/service-view.ts';
import type {Diagnosis} from '../diagnosis.ts';
import type {Finding} from '../finding.ts';
import {
	isSelfEvident,
	isWritten,
	newServiceSettleMs,
	replaceMs,
	ruleSettleMs,
	saysAbsence,
	settleMs,
	writtenSettleMs,
} from './settle-times.ts';

type Seen = {
	/** Unix milliseconds. */
	readonly since: number;
	/** Whether it followed from another until then: it is likely to go with that one, a moment later. */
	readonly isUncovered: boolean;
	/** Whether it came up as the last pod went: another one may be on its way. */
	readonly isAfterLoss: boolean;
};

/** What is known of a Service whose findings are waited for. */
export type Entry = {
	view: ServiceView;
	/** When this Service was first diagnosed, Unix milliseconds. */
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
	diagnosis: Diagnosis;
	/** When something of its namespace was last written, Unix milliseconds. */
	readonly writtenAt: () => number;
};

/** What has to differ for a finding to wait out its grace anew; its wording may follow at once. */
export const accusationOf = ({code, severity, port, foldedUnder, ignored}: Finding) =>
	[code, severity, port, foldedUnder !== undefined, ignored !== undefined].join(':');

/** When the young age of a Service ends. A clock that differs from the server's must not prolong it: it counts from first sight at the latest. */
const grownUpAt = ({view, first}: Entry) => Math.min(view.service.created * 1000, first) + newServiceSettleMs;

/** When what is found of a Service for the first time stands. */
export const settledAfter = (entry: Entry) => Math.max(grownUpAt(entry), entry.first + entry.wait);

export const isPending = ({found, settled}: Entry) => found !== undefined && found !== settled;

/** When a finding that does not stand yet has been found for long enough. */
export const dueAt = (entry: Entry, finding: Finding) => {
	const {view, settled, replacedSince, seen, wait} = entry;
	const {since, isUncovered, isAfterLoss} = seen.get(accusationOf(finding))!;
	const standing = replacedSince === undefined || isUncovered ? settleMs : replaceMs;
	const usual = since + Math.max(settled === undefined ? wait : standing, ruleSettleMs(finding));
	if (isSelfEvident(finding)) {
		return Math.max(Math.min(usual, since + writtenSettleMs), grownUpAt(entry));
	}

	if (isAfterLoss || !isWritten(finding, view)) {
		return Math.max(usual, grownUpAt(entry));
	}

	const written = Math.min(usual, Math.max(since, entry.writtenAt()) + writtenSettleMs);
	return saysAbsence(finding) ? Math.max(written, grownUpAt(entry)) : written;
};
