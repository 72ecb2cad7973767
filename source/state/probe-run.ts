import {execCommandLine} from '../probes/command-line.ts';
import type {Target} from '../probes/exec.ts';
import type {ProbeProgress, ProbeStep, ProbeVerdict} from '../probes/probe.ts';
import type {Hop} from '../probes/trace/hop.ts';

export type ProbeKind = 'nslookup' | 'curl' | 'trace';

/** The last probe of one Service, as far as it has come. */
export type ProbeRun = {
	readonly kind: ProbeKind;
	readonly client: Target;
	/** Unix milliseconds. */
	readonly started: number;
	readonly steps: readonly ProbeStep[];
	/** Of a trace, as they finish; [] for the others. */
	readonly hops: readonly Hop[];
	/** undefined while it runs. */
	readonly verdict: ProbeVerdict | undefined;
};

export const isRunning = (run: ProbeRun | undefined) => run !== undefined && run.verdict === undefined;

/** A step's command as one would type it. */
export const stepCommand = ({client}: ProbeRun, {argv}: ProbeStep, context: string) =>
	execCommandLine(client, argv, context);

/** A step appears when it starts and is replaced, under its id, when it has ended. */
export const withProgress = (run: ProbeRun, progress: ProbeProgress): ProbeRun => {
	if (progress.kind === 'verdict') {
		return {...run, verdict: progress.verdict};
	}

	if (progress.kind === 'client') {
		return {...run, client: progress.client};
	}

	if (progress.kind === 'hop') {
		return {...run, hops: [...run.hops, progress.hop]};
	}

	const {step} = progress;
	const isKnown = run.steps.some(({id}) => id === step.id);
	return {
		...run,
		steps: isKnown ? run.steps.map(known => (known.id === step.id ? step : known)) : [...run.steps, step],
	};
};

/** What is shown from the moment someone cancels, however long the pod takes to let go. */
export const cancelled = (run: ProbeRun): ProbeRun => ({
	...run,
	verdict: {answer: 'cancelled', sentence: 'cancelled'},
});
