/** Words that stand for each other in names of Services and Deployments. */
const aliases: Readonly<Record<string, string>> = {
	svc: 'service',
	srv: 'server',
	fe: 'frontend',
	be: 'backend',
	db: 'database',
};

/** Keys under which people write the name of an application. */
export const usualKeys: ReadonlySet<string> = new Set([
	'app',
	'run',
	'name',
	'k8s-app',
	'component',
	'tier',
	'app.kubernetes.io/name',
	'app.kubernetes.io/instance',
	'app.kubernetes.io/component',
]);

/** From this similarity on two values of different length still resemble each other. */
const resembling = 0.7;
/** So short a word resembles another only where two letters beside each other are swapped or one is doubled: another letter makes another word. */
const shortest = 3;

/**
 * How many letters to insert, drop, change or swap with their neighbour (Damerau-Levenshtein, optimal string alignment).
 * More than `limit` are not counted to the end: the answer is Infinity.
 */
export const editDistance = (a: string, b: string, limit = Number.POSITIVE_INFINITY): number => {
	// What both begin and end with is no part of any step.
	let start = 0;
	while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) {
		start++;
	}

	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
		endA--;
		endB--;
	}

	const width = endB - start;
	let beforeLast = new Array<number>(width + 1).fill(0);
	let last = Array.from({length: width + 1}, (_, index) => index);
	let row = new Array<number>(width + 1).fill(0);
	let leastBefore = 0;
	for (let i = 1; i <= endA - start; i++) {
		const letter = a.charCodeAt(start + i - 1);
		row[0] = i;
		let least = i;
		for (let j = 1; j <= width; j++) {
			const other = b.charCodeAt(start + j - 1);
			let steps = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (letter === other ? 0 : 1));
			const isSwap = i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other;
			if (isSwap) {
				steps = Math.min(steps, beforeLast[j - 2]! + 1);
			}

			row[j] = steps;
			least = Math.min(least, steps);
		}

		// A swap reaches back two rows, and no further.
		if (least > limit && leastBefore > limit) {
			return Number.POSITIVE_INFINITY;
		}

		leastBefore = least;
		[beforeLast, last, row] = [last, row, beforeLast];
	}

	return last[width]! > limit ? Number.POSITIVE_INFINITY : last[width]!;
};

// Most values are spelled as they should be, and hold no alias: to look is cheaper than to make them anew.
const spelled = (value: string) => (/[^a-z0-9-]/.test(value) ? value.toLowerCase().replaceAll(/[_.]/g, '-') : value);

const alias = new RegExp(`(?:^|-)(?:${Object.keys(aliases).join('|')})(?:-|$)`);

const withoutAliases = (value: string) =>
	alias.test(value)
		? value
				.split('-')
				.map(token => aliases[token] ?? token)
				.join('-')
		: value;

/** A bit for each letter and digit there is; few values hold more than these and hyphens. */
const lettersOf = (value: string) => {
	let letters = 0;
	for (let i = 0; i < value.length; i++) {
		letters |= 1 << (value.charCodeAt(i) & 31);
	}

	return letters;
};

/** Letters of one that the other has nowhere: each takes a step of its own. Cheaper than to count the steps. */
const foreignLetters = (value: string, other: string) => {
	const known = lettersOf(other);
	let foreign = 0;
	for (let i = 0; i < value.length; i++) {
		foreign += known & (1 << (value.charCodeAt(i) & 31)) ? 0 : 1;
	}

	return foreign;
};

/** Whether two words that differ by one step are of the same letters: then two neighbours are swapped, or one is doubled. */
const haveSameLetters = (a: string, b: string) => {
	const letters = (word: string) => (a.length === b.length ? [...word] : [...new Set(word)]).sort().join('');
	return letters(a) === letters(b);
};

/** How much two label values, or two port names, resemble each other: 0 (not at all) to 1 (the same). */
export const valueSimilarity = (a: string, b: string): number => {
	if (a === b) {
		return 1;
	}

	const [left, right] = [spelled(a), spelled(b)];
	if (left === right) {
		return 0.95;
	}

	if (withoutAliases(left) === withoutAliases(right)) {
		return 0.9;
	}

	const [short, long] = left.length <= right.length ? [left, right] : [right, left];
	const isPart = short.length >= 3 && `-${long}-`.includes(`-${short}-`);
	// Most pairs differ in length by so much that counting letters is of no use.
	if (long.length - short.length > Math.max(1, long.length * (1 - resembling))) {
		return isPart ? 0.8 : 0;
	}

	const limit = Math.max(1, long.length * (1 - resembling) + 1e-9);
	if (foreignLetters(long, short) > limit) {
		return isPart ? 0.8 : 0;
	}

	const distance = editDistance(short, long, limit);
	if (short.length > shortest && distance <= Math.max(1, Math.floor(short.length / 5))) {
		return 0.85;
	}

	if (short.length === shortest && distance === 1 && haveSameLetters(short, long)) {
		return 0.85;
	}

	if (isPart) {
		return 0.8;
	}

	const likeness = 1 - distance / long.length;
	return likeness >= resembling ? 0.6 * likeness : 0;
};

/** How likely one label key was written for the other, given that both hold the same value: 0.7 to 0.85. */
export const keySimilarity = (a: string, b: string): number => {
	if (usualKeys.has(a) && usualKeys.has(b)) {
		return 0.85;
	}

	return editDistance(a, b) <= 2 ? 0.8 : 0.7;
};
