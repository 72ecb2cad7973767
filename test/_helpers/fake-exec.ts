import type {Exec, ExecResult} from '../../source/model/pod-access/exec.ts';
import {usualLimits} from '../../source/probes/limits.ts';
import type {ProbeProgress, ProbeSite, ProbeStep, ProbeVerdict} from '../../source/probes/probe.ts';
import type {Transcript} from './transcripts.ts';

export type Reply = Partial<Omit<ExecResult, 'outcome'>> &
	({readonly exitCode?: number} | {readonly outcome: 'denied' | 'failed' | 'gone'; readonly problem: string} | 'hangs');

/** A client container whose programs answer from a table: the longest beginning of the command decides; all else is missing. */
export const fakeExec = (replies: Readonly<Record<string, Reply>>) => {
	const commands: string[] = [];
	const exec: Exec = async (_target, argv, {signal}) => {
		const command = argv.join(' ');
		commands.push(command);
		const [beginning] = Object.keys(replies)
			.filter(candidate => command.startsWith(candidate))
			.sort((a, b) => b.length - a.length);
		const nothing = {stdout: '', stderr: '', ms: 1};
		if (beginning === undefined) {
			return {...nothing, outcome: 'tool-missing'};
		}

		const reply = replies[beginning] as Reply;
		if (reply === 'hangs') {
			if (!signal.aborted) {
				await new Promise(resolve => signal.addEventListener('abort', resolve, {once: true}));
			}

			return {...nothing, outcome: 'cancelled'};
		}

		return {...nothing, outcome: 'exited', exitCode: 0, ...reply} as ExecResult;
	};

	return {exec, commands};
};

/** What is looked for in a container grows with every tool: what was found then is found now. */
export const lookedFor = (command: string) => command.replace(/^(\S+ -c for t in .*resolv\.conf _) .*$/, '$1');

/** A client that answers as a real one did. */
export const replay = (recorded: readonly Transcript[]) =>
	fakeExec(
		Object.fromEntries(
			recorded.filter(({isMissing}) => !isMissing).map(({command, output}) => [lookedFor(command), output]),
		),
	);

/** A place to probe from: the container shop/client. */
export const siteOf = (exec: Exec, overrides: Partial<ProbeSite> = {}): ProbeSite => ({
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	exec,
	signal: new AbortController().signal,
	limits: usualLimits,
	...overrides,
});

/** Runs a probe to its end: the steps as they ended, and the verdict. */
export const outcomeOf = async (probe: AsyncGenerator<ProbeProgress>) => {
	const progress: ProbeProgress[] = [];
	for await (const event of probe) {
		progress.push(event);
	}

	const steps: ProbeStep[] = progress
		.filter(event => event.kind === 'step')
		.map(({step}) => step)
		.filter(({result}) => result !== undefined);
	const verdicts: ProbeVerdict[] = progress.filter(event => event.kind === 'verdict').map(({verdict}) => verdict);
	return {progress, steps, verdicts, verdict: verdicts[0]};
};
