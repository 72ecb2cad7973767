import type {Labels, Pod, Service, Workload} from '../objects.ts';
import type {ContainerPort} from '../pods/containers.ts';
import {isOver, type OwnedPods, ownerKey} from '../pods/owned-pods.ts';
import {selects, topOwner} from '../pods/pods.ts';
import {declaredPorts} from '../ports/ports.ts';
import type {NearMatch} from '../view-parts.ts';
import {nearIndex} from './near-index.ts';
import {type PairMatch, pairMatcher} from './pair-match.ts';
import {areElected} from './runtime-labels.ts';
import {valueSimilarity} from './similarity.ts';

/** From here on, and with a lead over the next, a change of the selector is proposed. */
const proposable = 0.55;
const lead = 0.05;
/** Below this only labels are shared that half the namespace has. */
const listable = 0.3;
const listed = 3;

type Owner = NearMatch['owner'];

type PairMatcher = ReturnType<typeof pairMatcher>;

type Candidate = {
	readonly key: string;
	readonly owner: Owner;
	readonly labels: Labels;
	/** Weighted mean of the pairs, before anything but the labels is looked at. */
	readonly score: number;
	readonly pairs: readonly PairMatch[];
	readonly ports: readonly ContainerPort[];
	readonly pods: readonly Pod[];
};

type Namespace = {
	readonly service: Service;
	readonly pods: readonly Pod[];
	readonly workloads: readonly Workload[];
	readonly services: readonly Service[];
};

/** Jobs come and go: their pods are seldom what a Service is for. */
const isJob = ({owner}: {readonly owner: Owner}) => owner.kind === 'Job' || owner.kind === 'CronJob';

/** No bonus lifts a lower one over the listed: together they are 0.15. */
const isInReach = (score: number) => score + 0.15 >= listable;

/** The live pods of an owner, by the labels of theirs that come nearest. */
const podCandidate = ({key, owner, pods}: OwnedPods, {scoreOf, pairsOf}: PairMatcher): Candidate | undefined => {
	let [nearest] = pods;
	let score = scoreOf(nearest.labels);
	for (const pod of pods) {
		const other = pod.labels === nearest.labels ? score : scoreOf(pod.labels);
		if (other > score || (other === score && pod.name < nearest.name)) {
			nearest = pod;
			score = other;
		}
	}

	const {labels} = nearest;
	return isInReach(score)
		? {key, owner, labels, score, pairs: pairsOf(labels), ports: declaredPorts(nearest), pods}
		: undefined;
};

const workloadCandidate = (
	{kind, name, podLabels: labels, ports}: Workload,
	{scoreOf, pairsOf}: PairMatcher,
): Candidate | undefined => {
	const score = scoreOf(labels);
	const owner = {kind, name};
	return isInReach(score)
		? {key: ownerKey(owner), owner, labels, score, pairs: pairsOf(labels), ports, pods: []}
		: undefined;
};

/** Pods of one owner differ in labels of their own (a StatefulSet's pod name): only what was compared has to agree. */
const namesAlike = ({pods, pairs}: Candidate) =>
	pods
		.filter(({labels}) => pairs.every(({found}) => !found || labels[found.key] === found.value))
		.map(({name}) => name)
		.sort();

const satisfies = (ports: readonly ContainerPort[], service: Service) =>
	service.ports.length > 0 &&
	service.ports.every(({targetPort, protocol}) =>
		ports.some(({name, port, protocol: declared}) =>
			typeof targetPort === 'number' ? port === targetPort : name === targetPort && declared === protocol,
		),
	);

const indexed = new WeakMap<readonly Service[], ReadonlyMap<string, readonly Service[]>>();

/** Services by one pair of their selector: made once for a list, as many Services ask of the same. */
const byPair = (services: readonly Service[]): ReadonlyMap<string, readonly Service[]> => {
	const known = indexed.get(services);
	if (known !== undefined) {
		return known;
	}

	const selecting = services.filter(({type, selector}) => type !== 'ExternalName' && Object.keys(selector).length > 0);
	const made = Map.groupBy(selecting, ({selector}) => Object.entries(selector)[0]!.join('='));
	indexed.set(services, made);
	return made;
};

/** Answers whether another Service selects these labels. */
const takenBy = (service: Service, services: readonly Service[]) => {
	const selecting = byPair(services);
	return (labels: Labels) =>
		Object.entries(labels).some(pair =>
			(selecting.get(pair.join('=')) ?? []).some(
				({name, selector}) => name !== service.name && selects(selector, labels),
			),
		);
};

/** The merge patch that makes the selector match; undefined where it would be a guess, or leave no selector. */
const patchFor = ({pairs, labels}: Candidate, selector: Labels): NearMatch['patch'] => {
	const differing = pairs.filter(({similarity}) => similarity < 1);
	// Argo Rollouts writes this pair into the selector itself, and will again.
	if (differing.some(({key}) => key === 'rollouts-pod-template-hash')) {
		return undefined;
	}

	const patch: Record<string, string | null> = {};
	for (const {key} of differing) {
		patch[key] = null;
	}

	for (const {found, isDropped} of differing) {
		if (found && !isDropped) {
			patch[found.key] = found.value;
		}
	}

	return selects(patched(selector, patch), labels) ? patch : undefined;
};

const patched = (selector: Labels, patch: NonNullable<NearMatch['patch']>): Labels =>
	Object.fromEntries(
		Object.entries({...selector, ...patch}).filter((pair): pair is [string, string] => pair[1] !== null),
	);

/**
 * Who a selector that matches no pod may have meant: at most three, best first, all from the Service's namespace. Only
 * the first can carry a patch, and only where it stands out.
 */
export const nearMatches = ({service, pods, workloads, services}: Namespace): readonly NearMatch[] => {
	const {selector} = service;
	if (Object.keys(selector).length === 0) {
		return [];
	}

	const matcher = pairMatcher(selector);
	const candidates = [...nearIndex(pods, workloads)(selector)]
		.map(member => ('pods' in member ? podCandidate(member, matcher) : workloadCandidate(member, matcher)))
		.filter(candidate => candidate !== undefined);
	const isTaken = takenBy(service, services);
	const scoreOf = (candidate: Candidate) => {
		const {owner, labels, pairs, ports, score} = candidate;
		const isNamesake = valueSimilarity(owner.name, service.name) >= 0.8;
		const total =
			score + (isNamesake ? 0.1 : 0) + (satisfies(ports, service) ? 0.05 : 0) - (isTaken(labels) ? 0.15 : 0);
		const isForeign = pairs.some(({similarity, isRelease}) => similarity === 0 && !isRelease);
		// Pairs that a whole Helm release shares must not outweigh one that is nothing alike: list it, never propose it.
		const bounded = Math.min(isForeign ? proposable - 0.01 : 1, Math.max(0, total));
		return Math.round(bounded * 1000) / 1000;
	};

	const ranked = candidates
		.map(candidate => ({...candidate, score: scoreOf(candidate)}))
		.filter(({score}) => score >= listable)
		.sort((a, b) => Number(isJob(a)) - Number(isJob(b)) || b.score - a.score || (a.key < b.key ? -1 : 1));

	const [best, second] = ranked;
	const rival = second !== undefined && isJob(second) === isJob(best!) ? second.score : 0;
	const standsOut = best !== undefined && best.score >= proposable && best.score - rival >= lead - 1e-9;

	return ranked.slice(0, listed).map(candidate => {
		const {owner, labels, score, pairs} = candidate;
		const isElected = areElected(candidate, workloads);
		const patch = candidate === best && standsOut && !isElected ? patchFor(candidate, selector) : undefined;
		const matched = patch ? pods.filter(pod => !isOver(pod) && selects(patched(selector, patch), pod.labels)) : [];
		return {
			owner,
			labels,
			score,
			pods: namesAlike(candidate),
			differences: pairs
				.filter(({similarity}) => similarity < 1)
				.map(({key, wanted, found, isConsumed}) => ({key, wanted, found: isConsumed ? undefined : found})),
			patch,
			...(isElected && ({isElected} as const)),
			...(isTaken(labels) && ({isSelected: true} as const)),
			wouldMatch: matched.length,
			others: matched
				.filter(pod => ownerKey(topOwner(pod)) !== candidate.key)
				.map(({name}) => name)
				.sort(),
		};
	});
};
