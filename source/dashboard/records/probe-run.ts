import {type KubectlCluster, kubectlLine} from '../../model/kubectl-line.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {discoveryTitle} from '../../probes/attempts/find-tools.ts';
import {withoutTimeout} from '../../probes/attempts/with-timeout.ts';
import {execCommandLine} from '../../probes/exec-command-line.ts';
import type {ProbeProgress, ProbeStep, ProbeVerdict} from '../../probes/probe.ts';
import {type AskedHop, alongPath, type Hop} from '../../probes/trace/hop.ts';

export type ProbeKind = 'nslookup' | 'curl' | 'trace';

/** One of several ports that a trace asks, as far as it has come. */
export type PortRun = {
	/** As it is called: `99 (admin)`. */
	readonly label: string;
	readonly hops: readonly Hop[];
	/** undefined while it is asked. */
	readonly verdict: ProbeVerdict | undefined;
};

/** The last probe of one Service, as far as it has come. */
export type ProbeRun = {
	readonly kind: ProbeKind;
	readonly client: Target;
	/** The one that a trace was to ask, as it was named; absent where it asks all. */
	readonly port?: string;
	/** Unix milliseconds. */
	readonly started: number;
	/** `basisOf` the Service at that time; absent where it was not known. */
	readonly basis?: string;
	readonly steps: readonly ProbeStep[];
	/** Of a trace, as they finish, without those of its `ports`; [] for the others. */
	readonly hops: readonly Hop[];
	/** Of a trace that asks several, in the Service's order; absent otherwise. */
	readonly ports?: readonly PortRun[];
	/** undefined while it runs. */
	readonly verdict: ProbeVerdict | undefined;
};

const interrupted: ProbeVerdict = {answer: 'cancelled', sentence: 'cancelled'};

/** What is kept of a probe once another one has taken its place. */
export type PastProbe = Pick<ProbeRun, 'kind' | 'client' | 'started'> & {readonly verdict: ProbeVerdict};

/** Probes of one Service that are kept beside the last one. */
const mostPast = 9;

/** The earlier probes of a Service, newest first, once `run` has become one of them. */
export const withPast = (past: readonly PastProbe[], run: ProbeRun | undefined): readonly PastProbe[] => {
	if (run === undefined) {
		return past;
	}

	const {kind, client, started, verdict = interrupted} = run;
	return [{kind, client, started, verdict}, ...past].slice(0, mostPast);
};

export const isRunning = (run: ProbeRun | undefined) => run !== undefined && run.verdict === undefined;

/** The hops that a trace asks for at this moment; [] once it has ended. */
export const askedHops = ({steps, verdict}: ProbeRun): readonly AskedHop[] =>
	verdict === undefined
		? steps.flatMap(({asks, result}) => (asks !== undefined && result === undefined ? [asks] : []))
		: [];

/** A step's command as one would type it, without svctop's own limit of its time; the log has it as it was run. */
export const stepCommand = ({client, argv}: Pick<ProbeStep, 'client' | 'argv'>, cluster: KubectlCluster) =>
	client === undefined ? kubectlLine(argv, cluster) : execCommandLine(client, withoutTimeout(argv), cluster);

/** What answers the question first, what only looked for tools last. */
export const byInterest = (steps: readonly ProbeStep[]): readonly ProbeStep[] =>
	steps.toSorted((a, b) => Number(a.title === discoveryTitle) - Number(b.title === discoveryTitle));

const withPort = (run: ProbeRun, index: number, change: (port: PortRun) => PortRun): ProbeRun => ({
	...run,
	ports: (run.ports ?? []).map((port, place) => (place === index ? change(port) : port)),
});

/** A step appears when it starts and is replaced, under its id, when it has ended. */
export const withProgress = (run: ProbeRun, progress: ProbeProgress): ProbeRun => {
	if (progress.kind === 'verdict') {
		return {...run, verdict: progress.verdict};
	}

	if (progress.kind === 'client') {
		return {...run, client: progress.client};
	}

	if (progress.kind === 'ports') {
		return {...run, ports: progress.labels.map(label => ({label, hops: [], verdict: undefined}))};
	}

	if (progress.kind === 'hop') {
		const {hop, port} = progress;
		return port === undefined
			? {...run, hops: alongPath([...run.hops, hop])}
			: withPort(run, port, known => ({...known, hops: alongPath([...known.hops, hop])}));
	}

	if (progress.kind === 'port-verdict') {
		const {port, verdict} = progress;
		return withPort(run, port, known => ({...known, verdict}));
	}

	// What it tells of the findings is the row's, not the run's.
	if (progress.kind === 'evidence') {
		return run;
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
	verdict: interrupted,
});
