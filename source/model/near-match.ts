import type {ContainerPort, Labels, Pod, Service, Workload} from './objects.ts';
import {type PairMatch, pairMatcher} from './pair-match.ts';
import {selects, topOwner} from './pods.ts';
import {declaredPorts} from './ports.ts';
import type {NearMatch} from './service-view.ts';
import {valueSimilarity} from './similarity.ts';

/** From here on, and with a lead over the next, a change of the selector is proposed. */
const proposable = 0.55;
const lead = 0.05;
/** Below this only labels are shared that half the namespace has. */
const listable = 0.3;
const listed = 3;

type Owner = NearMatch['owner'];

type Candidate = {
	readonly key: string;
	readonly owner: Owner;
	readonly labels: Labels;
	readonly pairs: readonly PairMatch[];
	readonly ports: readonly ContainerPort[];
	readonly pods: readonly Pod[];
};

type Scored = Candidate & {readonly score: number};

type Namespace = {
	readonly service: Service;
	readonly pods: readonly Pod[];
	readonly workloads: readonly Workload[];
	readonly services: readonly Service[];
};

const isOver = ({phase}: Pod) => phase === 'Succeeded' || phase === 'Failed';

/** Jobs come and go: their pods are seldom what a Service is for. */
const isJob = ({owner}: {readonly owner: Owner}) => owner.kind === 'Job' || owner.kind === 'CronJob';

const ownerKey = ({kind, name}: Owner) => `${kind}/${name}`;

/** Weighted mean of the pairs, before anything but the labels is looked at. */
const labelScore = (pairs: readonly PairMatch[]) => {
	let sum = 0;
	let weights = 0;
	for (const {similarity, weight} of pairs) {
		sum += similarity * weight;
		weights += weight;
	}

	return sum / weights;
};

/** Live pods by the name of their controller; a bare pod stands alone. Cheaper than asking each for its workload. */
const podsByController = (pods: readonly Pod[]): Array<[Pod, ...Pod[]]> => {
	const groups = new Map<string, [Pod, ...Pod[]]>();
	const others: Array<[Pod, ...Pod[]]> = [];
	for (const pod of pods) {
		if (isOver(pod)) {
			continue;
		}

		const group = pod.owner && groups.get(pod.owner.name);
		if (group && group[0].owner?.kind === pod.owner?.kind) {
			group.push(pod);
		} else if (pod.owner && !group) {
			groups.set(pod.owner.name, [pod]);
		} else {
			others.push([pod]);
		}
	}

	return [...groups.values(), ...others];
};

/** The live pods of each owner, by the labels of theirs that come nearest. */
const podCandidates = (pods: readonly Pod[], matcher: (labels: Labels) => readonly PairMatch[]) => {
	const owners = new Map<string, {owner: Owner; pods: Pod[]}>();
	for (const group of podsByController(pods)) {
		const owner = topOwner(group[0]);
		const key = ownerKey(owner);
		const known = owners.get(key);
		if (known) {
			known.pods.push(...group);
		} else {
			owners.set(key, {owner, pods: group});
		}
	}

	const candidates = new Map<string, Candidate>();
	for (const [key, {owner, pods: owned}] of owners) {
		let nearest = owned[0]!;
		let pairs = matcher(nearest.labels);
		let score = labelScore(pairs);
		for (const pod of owned) {
			const others = pod.labels === nearest.labels ? pairs : matcher(pod.labels);
			const other = labelScore(others);
			if (other > score || (other === score && pod.name < nearest.name)) {
				nearest = pod;
				pairs = others;
				score = other;
			}
		}

		candidates.set(key, {key, owner, labels: nearest.labels, pairs, ports: declaredPorts(nearest), pods: owned});
	}

	return candidates;
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

/** Answers whether another Service selects these labels; each is found by one of its pairs. */
const takenBy = (service: Service, services: readonly Service[]) => {
	const byPair = new Map<string, Service[]>();
	for (const other of services) {
		const [first] = Object.entries(other.selector);
		if (other.name === service.name || other.type === 'ExternalName' || first === undefined) {
			continue;
		}

		const pair = first.join('=');
		const known = byPair.get(pair);
		if (known) {
			known.push(other);
		} else {
			byPair.set(pair, [other]);
		}
	}

	return (labels: Labels) =>
		Object.entries(labels).some(pair =>
			(byPair.get(pair.join('=')) ?? []).some(({selector}) => selects(selector, labels)),
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
	const candidates = podCandidates(pods, matcher);
	for (const {kind, name, podLabels, ports} of workloads) {
		const key = ownerKey({kind, name});
		if (!candidates.has(key)) {
			const pairs = matcher(podLabels);
			candidates.set(key, {key, owner: {kind, name}, labels: podLabels, pairs, ports, pods: []});
		}
	}

	const isTaken = takenBy(service, services);
	const scoreOf = (candidate: Candidate) => {
		const {owner, labels, pairs, ports} = candidate;
		const isNamesake = valueSimilarity(owner.name, service.name) >= 0.8;
		const total =
			labelScore(pairs) +
			(isNamesake ? 0.1 : 0) +
			(satisfies(ports, service) ? 0.05 : 0) -
			(isTaken(labels) ? 0.15 : 0);
		const isForeign = pairs.some(({similarity, isRelease}) => similarity === 0 && !isRelease);
		// Pairs that a whole Helm release shares must not outweigh one that is nothing alike: list it, never propose it.
		const bounded = Math.min(isForeign ? proposable - 0.01 : 1, Math.max(0, total));
		return Math.round(bounded * 1000) / 1000;
	};

	const ranked: readonly Scored[] = [...candidates.values()]
		// The bonuses together are 0.15.
		.filter(({pairs}) => labelScore(pairs) + 0.15 >= listable)
		.map(candidate => ({...candidate, score: scoreOf(candidate)}))
		.filter(({score}) => score >= listable)
		.sort((a, b) => Number(isJob(a)) - Number(isJob(b)) || b.score - a.score || (a.key < b.key ? -1 : 1));

	const [best, second] = ranked;
	const rival = second !== undefined && isJob(second) === isJob(best!) ? second.score : 0;
	const standsOut = best !== undefined && best.score >= proposable && best.score - rival >= lead - 1e-9;

	return ranked.slice(0, listed).map(candidate => {
		const {owner, labels, score, pairs} = candidate;
		const patch = candidate === best && standsOut ? patchFor(candidate, selector) : undefined;
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
			wouldMatch: matched.length,
			others: matched
				.filter(pod => ownerKey(topOwner(pod)) !== candidate.key)
				.map(({name}) => name)
				.sort(),
		};
	});
};
