import type {ExecResult} from '../../model/pod-access/exec.ts';
import type {Blindspot} from '../blindspot.ts';
import {cancelled} from '../cancelled.ts';
import {commandTimeoutMs} from '../limits.ts';
import type {ProbeProgress, ProbeSite, ProbeVerdict, Reading} from '../probe.ts';

/** What a program left behind that did run. `ms` is the time it took, the way into the container included. */
export type ToolOutput = {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number;
	readonly ms: number;
};

/** One way to ask. */
export type Attempt<Answer extends Reading> = {
	readonly tool: string;
	readonly argv: readonly string[];
	/** What its answer leaves open. */
	readonly cannotTell: readonly Blindspot[];
	/** Milliseconds after which it is ended, where it has no limit of its own. */
	readonly limitMs?: number;
	/** undefined where the output is no answer: a usage text, an option that this version does not know. */
	read(output: ToolOutput): Answer | undefined;
};

export type AttemptResult<Answer extends Reading> =
	| ({readonly kind: 'answered'; readonly answer: Answer; readonly output: ToolOutput} & Pick<
			Attempt<Answer>,
			'tool' | 'cannotTell'
	  >)
	| {
			readonly kind: 'unanswered';
			/** How the tools fared that did run, in words; absent where none did. */
			readonly tried?: readonly string[];
	  }
	| {
			readonly kind: 'stopped';
			readonly verdict: ProbeVerdict;
			/** Whether the container it was asked in is gone. */
			readonly isGone?: true;
	  };

export type Trial<Answer extends Reading> = {
	readonly title: string;
	readonly attempts: ReadonlyArray<Attempt<Answer>>;
	readonly site: ProbeSite;
	/** Numbers the steps of one probe. */
	readonly nextId: () => number;
};

/** Lines kept of each stream: enough for any tool's answer, and for the beginning of a page. */
const shownLines = 40;

/** 128 + SIGILL, SIGABRT, SIGFPE, SIGBUS, SIGKILL, SIGSEGV: a program that died so says nothing about the network. */
const crashes: readonly number[] = [132, 134, 135, 136, 137, 139];

const beginning = (text: string) => {
	const lines = text.trimEnd().split('\n');
	return lines.length > shownLines
		? [...lines.slice(0, shownLines), `(${lines.length - shownLines} lines more)`].join('\n')
		: text.trimEnd();
};

/** A tool's conversation on stderr comes before the page it fetched. */
const shown = ({stdout, stderr}: ExecResult) => [stderr, stdout].map(beginning).filter(Boolean).join('\n');

/** Ended by svctop's own limit, and not by a lost pod or connection. */
const isHung = ({outcome, ms}: ExecResult, timeoutMs: number) => outcome === 'failed' && ms >= timeoutMs;

const readExec = <Answer extends Reading>(
	attempt: Attempt<Answer>,
	result: ExecResult,
	mayHang: boolean,
): {readonly reading: Reading; readonly end?: AttemptResult<Answer>} => {
	const {tool, cannotTell} = attempt;
	switch (result.outcome) {
		case 'tool-missing': {
			return {reading: {outcome: 'tool-missing', detail: `no ${tool} in the container`}};
		}

		case 'cancelled': {
			return {
				reading: {outcome: 'cancelled', detail: 'cancelled'},
				end: {kind: 'stopped', verdict: cancelled},
			};
		}

		case 'gone': {
			const {problem} = result;
			const sentence = `Client ${problem}. Probe again from another pod (p, or --from).`;
			return {
				reading: {outcome: 'exec-failed', detail: problem},
				end: {kind: 'stopped', verdict: {answer: 'impossible', sentence}, isGone: true},
			};
		}

		case 'denied':
		case 'failed': {
			const outcome = result.outcome === 'denied' ? 'exec-denied' : 'exec-failed';
			const verdict: ProbeVerdict = {answer: 'impossible', sentence: result.problem};
			const reading: Reading = {outcome, detail: result.problem};
			// A tool that hangs says nothing about the next one, which may have a shorter limit of its own.
			return mayHang ? {reading} : {reading, end: {kind: 'stopped', verdict}};
		}

		case 'exited': {
			const {exitCode} = result;
			if (crashes.includes(exitCode)) {
				return {reading: {outcome: 'exec-failed', detail: `${tool} died of signal ${exitCode - 128}`}};
			}

			const answer = attempt.read(result);
			return answer === undefined
				? {reading: {outcome: 'exec-failed', detail: `${tool} (exit ${exitCode}) gave no answer`}}
				: {reading: answer, end: {kind: 'answered', answer, tool, cannotTell, output: result}};
		}
	}
};

/** What is to be said of a client whose tools ran and told nothing; undefined where it has none that could run. */
export const unusableText = ({
	tried = [],
}: Extract<AttemptResult<Reading>, {kind: 'unanswered'}>): string | undefined =>
	tried.length === 0
		? undefined
		: `The tools of this container gave no usable answer, which says nothing of the Service: ${[...new Set(tried)].map(each => each.replace(/\.$/, '')).join('; ')}.`;

/** An answer that only says that it failed, e.g. getent's, which is the same for NXDOMAIN and for a dead server. */
const isInconclusive = ({outcome}: Reading) => outcome === 'dns-fail-unknown' || outcome === 'conn-fail-unknown';

/**
 * Tries the attempts in turn, one at a time, until one gives an answer, and yields each as a step. A inconclusive answer is kept
 * while a tool is left that tells why.
 */
export const tryInOrder = async function* <Answer extends Reading>({
	title,
	attempts,
	site,
	nextId,
}: Trial<Answer>): AsyncGenerator<ProbeProgress, AttemptResult<Answer>> {
	let inconclusive: AttemptResult<Answer> | undefined;
	let hasWaited = false;
	const tried: string[] = [];
	const timeoutMs = commandTimeoutMs(site.limits);
	for (const attempt of attempts) {
		const isInVain = inconclusive !== undefined && attempt.cannotTell.includes('reason');
		if (isInVain) {
			continue;
		}

		if (site.signal.aborted) {
			return {kind: 'stopped', verdict: cancelled};
		}

		const step = {id: nextId(), title, client: site.client, tool: attempt.tool, argv: attempt.argv};
		yield {kind: 'step', step};
		const {limitMs} = attempt;
		const options = {signal: site.signal, timeoutMs, ...(limitMs !== undefined && {limitMs})};
		const result = await site.exec(site.client, attempt.argv, options);
		const isWait = isHung(result, timeoutMs);
		const {reading, end} = readExec(attempt, result, isWait && !hasWaited);
		hasWaited ||= isWait;
		const {outcome, detail, ms, okText} = reading;
		const besides = {...(ms !== undefined && {ms}), ...(okText !== undefined && {okText})};
		yield {kind: 'step', step: {...step, result: {outcome, detail, ...besides, output: shown(result)}}};
		if (end?.kind === 'answered' && isInconclusive(end.answer)) {
			inconclusive ??= end;
			continue;
		}

		if (end !== undefined) {
			return end;
		}

		if (outcome !== 'tool-missing') {
			tried.push(detail);
		}
	}

	return inconclusive ?? {kind: 'unanswered', ...(tried.length > 0 && {tried})};
};
