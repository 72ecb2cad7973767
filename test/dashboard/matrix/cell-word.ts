import {expect, test} from 'vitest';
import {cellWord} from '../../../source/dashboard/matrix/cell-word.ts';
import type {Cell} from '../../../source/probes/matrix/grid.ts';
import type {ProbeOutcome} from '../../../source/probes/probe-outcome.ts';

const cell = (given: Partial<Cell>): Cell => ({outcome: 'ok', ms: 12, detail: '', ...given});

test.each<readonly [string, Cell | undefined, boolean, string, string]>([
	['an answer, with its time', cell({}), true, 'quiet', '12 ms'],
	['an answer that no tool measured', cell({ms: null}), true, 'quiet', 'ok'],
	['a status is an answer', cell({outcome: 'http-status', detail: '404 Not Found'}), true, 'quiet', '404'],
	['but not that of a server that fails', cell({outcome: 'http-status', detail: '503'}), true, 'error', '503'],
	['a port that wants TLS', cell({mismatch: 'plaintext-on-tls'}), true, 'error', 'TLS only'],
	['nothing was asked yet', undefined, true, 'unknown', ''],
	['nothing was asked, nor will be', undefined, false, 'unknown', '-'],
	['what could not be asked is no fault', cell({outcome: 'exec-denied'}), false, 'unknown', 'no RBAC'],
])('%s', (_name, given, isRunning, mark, word) => {
	expect(cellWord(given, isRunning)).toStrictEqual({mark, word});
});

/** What can become of a request to an address. */
const outcomes: readonly ProbeOutcome[] = [
	...(['ok', 'conn-fail-unknown', 'conn-refused', 'conn-timeout', 'no-route', 'net-unreach', 'eacces'] as const),
	...(['reset', 'empty', 'tls', 'not-http', 'http-status', 'resp-timeout'] as const),
	...(['tool-missing', 'exec-denied', 'exec-failed', 'cancelled'] as const),
];

test.each(outcomes)('%s takes no more than the eight cells of a narrow column', outcome => {
	const {word} = cellWord(cell({outcome, detail: '200'}), false);

	expect(word.length).toBeGreaterThan(0);
	expect(word.length).toBeLessThanOrEqual(8);
});
