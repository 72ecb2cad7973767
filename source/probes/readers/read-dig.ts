import type {ToolOutput} from '../attempts/try-in-order.ts';
import {failureOf, isAddress, type NameAnswer, nameAnswer, withoutDot} from '../names/name-answer.ts';

/** The records of the answer section: `NAME. TTL IN TYPE VALUE`, parted by spaces and tabs as they happen to fit. */
const record = /^\S+\s+\d+\s+IN\s+(A|AAAA|CNAME)\s+(\S+)$/gm;

/** Milliseconds that dig measured for its last query; undefined where it prints none. */
export const queryTime = (text: string): number | undefined => {
	const ms = [...text.matchAll(/^;; Query time: (\d+) msec/gm)].at(-1)?.[1];
	return ms === undefined ? undefined : Number(ms);
};

/** Reads `dig +comments +answer +stats` for one or several types. dig exits 0 for NXDOMAIN too: the status line decides. */
export const readDig = ({stdout}: ToolOutput): NameAnswer | undefined => {
	const statuses = [...stdout.matchAll(/status: (\w+)/g)].map(([, status]) => status as string);
	if (statuses.length === 0) {
		return /no servers could be reached|timed out/.test(stdout) ? nameAnswer([], undefined, 'dns-timeout') : undefined;
	}

	const records = [...stdout.matchAll(record)].map(([, type, value]) => ({type, value: value as string}));
	const alias = records.find(({type}) => type === 'CNAME')?.value;
	const addresses = records.map(({value}) => value).filter(isAddress);
	const refusal = statuses.find(status => status !== 'NOERROR');
	const ms = queryTime(stdout);
	return {
		...nameAnswer(
			addresses,
			alias === undefined ? undefined : withoutDot(alias),
			refusal === undefined ? 'nodata' : failureOf(refusal),
		),
		...(ms !== undefined && {ms}),
	};
};
