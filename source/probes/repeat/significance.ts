/** How often something was asked, and how often that failed. */
export type Counted = {readonly requests: number; readonly failures: number};

/** The share of wrong accusations that is accepted over all that are compared at once. */
export const significanceLevel = 0.01;

/** ln(n!), by addition: counts are thousands at most. */
const logFactorials: number[] = [0];
const logFactorial = (n: number): number => {
	for (let next = logFactorials.length; next <= n; next++) {
		logFactorials.push(logFactorials[next - 1]! + Math.log(next));
	}

	return logFactorials[n]!;
};

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * Fisher's exact test, one-sided: how likely at least so many of all failures fall on the first by chance alone, if both fail
 * equally often. From 0 to 1.
 */
export const fisherExact = (one: Counted, others: Counted): number => {
	const requests = one.requests + others.requests;
	const failures = one.failures + others.failures;
	const most = Math.min(one.requests, failures);
	let sum = 0;
	for (let count = one.failures; count <= most; count++) {
		if (failures - count <= others.requests) {
			sum += Math.exp(
				logChoose(one.requests, count) + logChoose(others.requests, failures - count) - logChoose(requests, failures),
			);
		}
	}

	return Math.min(1, sum);
};

const total = (all: readonly Counted[]): Counted => ({
	requests: all.reduce((sum, {requests}) => sum + requests, 0),
	failures: all.reduce((sum, {failures}) => sum + failures, 0),
});

/** Something that fails more often than the rest, beyond what chance explains. */
export type Accused = {
	readonly kind: 'endpoint' | 'node' | 'zone';
	readonly name: string;
	/** It, and all others of its kind together. */
	readonly own: Counted;
	readonly others: Counted;
	/** The probability of such a difference by chance, before the correction. */
	readonly p: number;
};

/** An endpoint that was asked again and again. */
export type CountedEndpoint = Counted & {
	readonly name: string;
	/** '' where it is not known, as is the zone. */
	readonly node: string;
	readonly zone: string;
};

const compare = (kind: Accused['kind'], name: string, own: readonly Counted[], others: readonly Counted[]): Accused => {
	const [mine, theirs] = [total(own), total(others)];
	return {kind, name, own: mine, others: theirs, p: fisherExact(mine, theirs)};
};

/** Groups of endpoints by node or zone, where there are several groups. */
const groupsBy = (endpoints: readonly CountedEndpoint[], by: 'node' | 'zone') => {
	const groups = [...Map.groupBy(endpoints, each => each[by])].filter(([name]) => name !== '');
	return groups.length > 1 ? groups : [];
};

const worstFirst = (a: Counted, b: Counted) =>
	b.failures / Math.max(1, b.requests) - a.failures / Math.max(1, a.requests);

/**
 * The zones, nodes and endpoints that fail significantly more often than the others of their kind: Fisher's exact test, with
 * Bonferroni's correction for the number of comparisons. A node is accused where its endpoints fail alike and it stands out
 * without the worst of them too, a zone without its worst node, and what they explain is not told again of their parts.
 */
export const accusedOf = (endpoints: readonly CountedEndpoint[]): readonly Accused[] => {
	const zones = groupsBy(endpoints, 'zone');
	const nodes = groupsBy(endpoints, 'node');
	const comparisons = zones.length + nodes.length + (endpoints.length > 1 ? endpoints.length : 0);
	const isSignificant = ({p}: Accused) => p * comparisons < significanceLevel;
	const rest = (own: readonly CountedEndpoint[]) => endpoints.filter(each => !own.includes(each));

	/** Whether the endpoints of a group fail alike, so that what they have in common may be the cause. */
	const isEven = (own: readonly CountedEndpoint[]) =>
		own.every(each => {
			const others = total(own.filter(other => other !== each));
			return [fisherExact(each, others), fisherExact(others, each)].every(p => p * own.length >= significanceLevel);
		});

	const outstanding = (kind: 'node' | 'zone', groups: typeof zones, part: 'name' | 'node') =>
		groups.flatMap(([name, own]): readonly Accused[] => {
			const parts = [...Map.groupBy(own, each => each[part]).values()].map(group => ({...total(group), group}));
			const [worst, ...others] = parts.toSorted(worstFirst);
			const found = compare(kind, name, own, rest(own));
			const without = compare(
				kind,
				name,
				others.flatMap(({group}) => group),
				rest(own),
			);
			const isMore = worst !== undefined && others.length > 0 && isSignificant(found) && isSignificant(without);
			return isMore && isEven(own) ? [found] : [];
		});

	const badZones = outstanding('zone', zones, 'node');
	const badNodes = outstanding('node', nodes, 'name').filter(
		({name}) => !endpoints.some(({node, zone}) => node === name && badZones.some(each => each.name === zone)),
	);
	const bad = endpoints
		.filter(({node, zone}) => !badZones.some(({name}) => name === zone) && !badNodes.some(({name}) => name === node))
		.filter(() => endpoints.length > 1)
		.map(each => compare('endpoint', each.name, [each], rest([each])))
		.filter(isSignificant);
	return [...badZones, ...badNodes, ...bad];
};
