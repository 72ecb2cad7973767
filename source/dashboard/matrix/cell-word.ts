import type {Cell} from '../../probes/matrix/grid.ts';
import type {ProbeOutcome} from '../../probes/probe-outcome.ts';

const words: Partial<Record<ProbeOutcome, string>> = {
	'conn-refused': 'refused',
	'conn-timeout': 'timeout',
	'conn-fail-unknown': 'fails',
	'no-route': 'no route',
	'net-unreach': 'no net',
	eacces: 'rejected',
	reset: 'reset',
	empty: 'closed',
	tls: 'TLS',
	'not-http': 'not HTTP',
	'resp-timeout': 'no resp.',
	'exec-denied': 'no RBAC',
	'exec-failed': 'no exec',
	'tool-missing': 'no tool',
	cancelled: '-',
};

const unknowns: readonly ProbeOutcome[] = ['exec-denied', 'exec-failed', 'tool-missing', 'cancelled'];

/** What is shown in a cell. The same word always has the same mark. */
export type CellWord = {
	readonly mark: 'quiet' | 'error' | 'unknown';
	/** '' while the answer is awaited. */
	readonly word: string;
};

const ok = ({ms}: Cell): CellWord => ({mark: 'quiet', word: ms === null ? 'ok' : `${ms} ms`});

/** `12 ms` where the endpoint answered and the tool measured it, else what stood in the way, in at most eight cells. */
export const cellWord = (cell: Cell | undefined, isRunning: boolean): CellWord => {
	if (cell === undefined) {
		return {mark: 'unknown', word: isRunning ? '' : '-'};
	}

	const {outcome, detail, mismatch} = cell;
	const word = words[outcome] ?? outcome;
	if (unknowns.includes(outcome)) {
		return {mark: 'unknown', word};
	}

	if (mismatch !== undefined) {
		return {mark: 'error', word: mismatch === 'plaintext-on-tls' ? 'TLS only' : 'no TLS'};
	}

	if (outcome === 'http-status') {
		return {mark: detail.startsWith('5') ? 'error' : 'quiet', word: detail.slice(0, 3)};
	}

	return outcome === 'ok' ? ok(cell) : {mark: 'error', word};
};
