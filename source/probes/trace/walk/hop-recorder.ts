import type {Target} from '../../../model/pod-access/exec.ts';
import {type AttemptResult, unusableText} from '../../attempts/try-in-order.ts';
import type {ProbeProgress, ProbeStep, Reading} from '../../probe.ts';
import type {AskedHop, Hop, HopName} from '../hop.ts';
import type {PortAnswer} from './probe-port.ts';

/** How the question of a hop ended. */
export type HopEnd = AttemptResult<
	Reading & {readonly alias?: string | undefined; readonly status?: string | undefined} & Pick<
			Hop,
			'tried' | 'namespace'
		>
> &
	Pick<PortAnswer, 'mismatch'>;

/** Where a walk tells what it does. */
export type ProgressSink = {
	/** Numbers the steps of one probe, from 1. */
	readonly nextId: () => number;
	readonly emit: (progress: ProbeProgress) => void;
};

/** Keeps the hops of one part of a walk, each with the command that gave its answer. */
export type HopRecorder = ProgressSink & {
	/** A hop is asked for from now on: the steps of its title say so. Returns that title. */
	asking(hop: HopName, target: string, pod: string): string;
	/**
	 * `pod` is '' where the hop is about no single one, `asked` the title of the steps that asked. A question that no tool
	 * answered is no hop.
	 */
	found(hop: HopName, target: string, pod: string, end: HopEnd, asked?: string): void;
	/** In the order in which they ended. */
	hops(): readonly Hop[];
	/** What stopped the first question that was stopped; undefined where none was. */
	stoppedBy(): string | undefined;
	/** What the client's tools said instead of an answer, in a sentence; undefined where none was in vain. */
	unusable(): string | undefined;
	/** What became of the client, in a sentence; undefined while it is there. */
	goneBy(): string | undefined;
};

/** Title of the steps that ask for a hop: a name says what is asked by itself. `pod` is '' where it is about no single one. */
export const hopTitle = (hop: HopName, target: string, pod: string) => {
	if (hop === 'dns' || hop === 'dns-short') {
		return target;
	}

	return pod === '' ? `${hop} ${target}` : `${hop} ${target} ${pod}`;
};

/** A recorder without hops. `client` is who asks where no command is run. */
export const recordHops = (client: Target, {nextId, emit}: ProgressSink): HopRecorder => {
	const hops: Hop[] = [];
	const commands = new Map<string, Pick<ProbeStep, 'argv' | 'client'>>();
	const asked = new Map<string, AskedHop>();
	let stoppedBy: string | undefined;
	let goneBy: string | undefined;
	let unusable: string | undefined;
	return {
		nextId,
		emit(progress) {
			if (progress.kind !== 'step') {
				emit(progress);
				return;
			}

			const {step} = progress;
			commands.set(step.title + step.tool, step);
			const asks = asked.get(step.title);
			emit(asks === undefined ? progress : {kind: 'step', step: {...step, asks}});
		},
		asking(hop, target, pod) {
			const title = hopTitle(hop, target, pod);
			asked.set(title, {hop, target, pod});
			return title;
		},
		found(hop, target, pod, end, title = hopTitle(hop, target, pod)) {
			if (end.kind === 'stopped') {
				stoppedBy ??= end.verdict.sentence;
				goneBy ??= end.isGone && end.verdict.sentence;
				return;
			}

			if (end.kind === 'unanswered') {
				unusable ??= unusableText(end);
				return;
			}

			const {answer, tool, output, mismatch} = end;
			const command = commands.get(title + tool);
			const next: Hop = {
				hop,
				target,
				outcome: answer.outcome,
				ms: answer.ms ?? null,
				took: Math.round(output.ms),
				tool,
				client: command?.client ?? client,
				command: command?.argv ?? [],
				detail: answer.detail,
				pod,
				...(mismatch && {mismatch}),
				...(answer.status !== undefined && {isHttp: true}),
				...(answer.alias && {alias: answer.alias}),
				...(answer.tried && {tried: answer.tried}),
				...(answer.namespace && {namespace: answer.namespace}),
			};
			hops.push(next);
			emit({kind: 'hop', hop: next});
		},
		hops: () => hops,
		stoppedBy: () => stoppedBy,
		goneBy: () => goneBy,
		unusable: () => unusable,
	};
};
