import {type KubectlCluster, kubectlLine} from '../../model/kubectl-line.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {discoveryTitle} from '../../probes/attempts/find-tools.ts';
import {execCommandLine} from '../../probes/exec-command-line.ts';
import type {ProbeProgress, ProbeStep, ProbeVerdict} from '../../probes/probe.ts';
import {type AskedHop, alongPath, type Hop} from '../../probes/trace/hop.ts';
import {type Answer, type AnswerChange, answerChange} from './answer-change.ts';

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
	/** The last answer to the same question, from the same pod; absent where there is none. */
	readonly before?: Answer;
	/** How the answers to it have changed since it was first asked, newest first. */
	readonly changes?: readonly AnswerChange[];
};

const interrupted: ProbeVerdict = {answer: 'cancelled', sentence: 'cancelled'};

/** What is kept of a probe once another one has taken its place. */
export type PastProbe = Pick<ProbeRun, 'kind' | 'client' | 'started'> & {
	readonly verdict: ProbeVerdict;
	/** How many in a row ended so, the last of them here; absent for one. */
	readonly times?: number;
};

/** Probes of one Service that are kept beside the last one. */
const mostPast = 9;

/** Changes of the answer to one question that are kept. */
const mostChanges = 9;

const answerOf = ({started, hops, ports, verdict, before}: ProbeRun): Answer | undefined =>
	verdict === undefined || verdict.answer === 'cancelled' ? before : {started, hops, ...(ports && {ports}), verdict};

/** What a run that begins is compared with, where the one before it asked the same from the same container. */
export const comparedWith = (
	{kind, client, port}: Pick<ProbeRun, 'kind' | 'client' | 'port'>,
	last: ProbeRun | undefined,
): Pick<ProbeRun, 'before' | 'changes'> => {
	const isSame =
		last !== undefined &&
		last.kind === kind &&
		last.port === port &&
		last.client.namespace === client.namespace &&
		last.client.pod === client.pod;
	const before = isSame ? answerOf(last) : undefined;
	return {...(before && {before}), ...(isSame && last.changes && {changes: last.changes})};
};

const withVerdict = (run: ProbeRun, verdict: ProbeVerdict): ProbeRun => {
	const ended = {...run, verdict};
	const change =
		run.before === undefined || verdict.answer === 'cancelled' ? undefined : answerChange(run.before, ended);
	return change === undefined ? ended : {...ended, changes: [change, ...(run.changes ?? [])].slice(0, mostChanges)};
};

/** The earlier probes of a Service, newest first, once `run` has become one of them. */
export const withPast = (past: readonly PastProbe[], run: ProbeRun | undefined): readonly PastProbe[] => {
	if (run === undefined) {
		return past;
	}

	const {kind, client, started, verdict = interrupted} = run;
	const [newest, ...older] = past;
	// One that is repeated says the same many times.
	const isSame =
		verdict.answer !== 'cancelled' &&
		newest?.kind === kind &&
		newest.client.pod === client.pod &&
		newest.verdict.sentence === verdict.sentence;
	const times = (isSame ? (newest.times ?? 1) : 0) + 1;
	return [{kind, client, started, verdict, ...(times > 1 && {times})}, ...(isSame ? older : past)].slice(0, mostPast);
};

export const isRunning = (run: ProbeRun | undefined) => run !== undefined && run.verdict === undefined;

/** The hops that a trace asks for at this moment; [] once it has ended. */
export const askedHops = ({steps, verdict}: ProbeRun): readonly AskedHop[] =>
	verdict === undefined
		? steps.flatMap(({asks, result}) => (asks !== undefined && result === undefined ? [asks] : []))
		: [];

/** A step's command as one would type it. */
export const stepCommand = ({client, argv}: Pick<ProbeStep, 'client' | 'argv'>, cluster: KubectlCluster) =>
	client === undefined ? kubectlLine(argv, cluster) : execCommandLine(client, argv, cluster);

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
		return withVerdict(run, progress.verdict);
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
