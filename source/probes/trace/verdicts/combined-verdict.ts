import type {Service, ServicePort} from '../../../model/objects.ts';
import {portLabel} from '../../../model/ports/chosen-ports.ts';
import type {Confidence} from '../../../rules/finding.ts';
import {type VerdictKind, verdictKind} from '../../../rules/verdicts/verdict-kind.ts';
import type {TraceVerdict} from './trace-facts.ts';
import {isAboutPort} from './trace-verdict.ts';

/** What a trace came to for one port. */
export type PortVerdict = {
	/** undefined for a Service without ports. */
	readonly port: ServicePort | undefined;
	readonly verdict: TraceVerdict;
};

/** Worst first. */
const severities: ReadonlyArray<readonly [VerdictKind, ...Confidence[]]> = [
	['fails', 'certain'],
	['fails', 'likely'],
	['fails', 'hint'],
	['unproven', 'certain', 'likely', 'hint'],
	['impossible', 'certain', 'likely', 'hint'],
	['works', 'certain', 'likely', 'hint'],
];

const severityOf = ({code, confidence}: TraceVerdict) =>
	severities.findIndex(([kind, ...confidences]) => kind === verdictKind(code) && confidences.includes(confidence));

/** The place of the worst of the verdicts, the first of those that are equally bad. */
export const worstOf = (asked: readonly PortVerdict[]): number => {
	const ranks = asked.map(({verdict}) => severityOf(verdict));
	return ranks.indexOf(Math.min(...ranks));
};

const labels = (ports: readonly PortVerdict[]) =>
	ports
		.map(({port}) => port && portLabel(port))
		.filter(label => label !== undefined)
		.join(', ');

const counted = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`;

/** What is said of how many, in the title. */
const words: Readonly<Record<VerdictKind, readonly [one: string, many: string]>> = {
	fails: ['fails', 'fail'],
	unproven: ['is not tested', 'are not tested'],
	impossible: ['not asked', 'not asked'],
	works: ['answers', 'answer'],
};

/** Ports that were not asked, as a sentence; '' where all were. */
const leftOut = (unasked: number) =>
	unasked === 0 ? '' : `${counted(unasked, ['other port', 'other ports'])} not asked`;

const oneAsked = (verdict: TraceVerdict, unasked: number): TraceVerdict => {
	if (unasked === 0) {
		return verdict;
	}

	const rest = leftOut(unasked);
	return verdictKind(verdict.code) === 'works'
		? {...verdict, title: `${verdict.title}; ${rest}`}
		: {...verdict, cause: `${verdict.cause} ${rest}.`};
};

const allWork = (asked: readonly PortVerdict[], unasked: number): TraceVerdict => {
	const causes = new Set(asked.map(({verdict}) => verdict.cause));
	return {
		code: 'ok',
		confidence: asked.every(({verdict}) => verdict.confidence === 'certain') ? 'certain' : 'likely',
		title: unasked === 0 ? `${asked.length}/${asked.length} ports OK` : `${asked.length} ports OK; ${leftOut(unasked)}`,
		cause:
			causes.size === 1
				? `${labels(asked)}: ${[...causes][0]}`
				: asked.map(({port, verdict}) => `${portLabel(port!)}: ${verdict.cause}`).join(' '),
		fixes: [],
	};
};

/**
 * The one verdict on the ports that were asked of a Service, in its order: that of the worst of them, told together with
 * how the others fared, and how many were not asked. `asked` holds at least one.
 */
export const combinedVerdict = (
	{type, ports}: Pick<Service, 'type' | 'ports'>,
	asked: readonly PortVerdict[],
): TraceVerdict => {
	const {verdict: worst} = asked[worstOf(asked)]!;
	// What is wrong with the name, or with the client, is so for every port.
	if (!isAboutPort(worst) && asked.every(({verdict}) => !isAboutPort(verdict))) {
		return worst;
	}

	const unasked = type === 'ExternalName' ? 0 : Math.max(0, ports.length - asked.length);
	if (asked.length === 1) {
		return oneAsked(worst, unasked);
	}

	const groups = Map.groupBy(asked, ({verdict}) => verdictKind(verdict.code));
	if (groups.size === 1 && groups.has('works')) {
		return allWork(asked, unasked);
	}

	const badGroups = (['fails', 'unproven', 'impossible'] as const).flatMap(kind => {
		const group = groups.get(kind);
		return group === undefined ? [] : [{kind, group}];
	});
	const [{kind, group}] = badGroups as [(typeof badGroups)[number]];
	const others = badGroups.flatMap(each => each.group).filter(({verdict}) => verdict !== worst);
	const working = groups.get('works') ?? [];
	const sentences = [
		worst.title,
		worst.cause.replace(/\.$/, ''),
		...new Set(others.map(({verdict}) => verdict.title)),
		working.length > 0 &&
			`${working.length === 1 ? 'Port' : 'Ports'} ${labels(working)} ${words.works[working.length === 1 ? 0 : 1]}`,
		leftOut(unasked),
	];
	return {
		...worst,
		title: [
			`${group.length}/${asked.length} ports ${words[kind][1]}: ${labels(group)}`,
			...badGroups.slice(1).map(each => `${counted(each.group.length, words[each.kind])}: ${labels(each.group)}`),
		].join('; '),
		cause: sentences
			.filter(Boolean)
			.map(sentence => `${sentence}.`)
			.join(' '),
	};
};
