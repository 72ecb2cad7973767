/** Words that stand for each other in names of Services and Deployments. */
const aliases: Readonly<Record<string, string>> = {
	svc: 'service',
	srv: 'server',
	fe: 'frontend',
	be: 'backend',
	db: 'database',
};

/** Keys under which people write the name of an application. */
const usualKeys: ReadonlySet<string> = new Set([
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

/** How many letters to insert, drop, change or swap with their neighbour (Damerau-Levenshtein, optimal string alignment). */
export const editDistance = (a: string, b: string): number => {
	let beforeLast: number[] = [];
	let last = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = a[i - 1] === b[j - 1] ? 0 : 1;
			let steps = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				steps = Math.min(steps, beforeLast[j - 2]! + 1);
			}

			row.push(steps);
		}

		beforeLast = last;
		last = row;
	}

	return last[b.length]!;
};

const spelled = (value: string) => value.toLowerCase().replaceAll(/[_.]/g, '-');

const withoutAliases = (value: string) =>
	value
		.split('-')
		.map(token => aliases[token] ?? token)
		.join('-');

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

	const distance = editDistance(short, long);
	if (short.length >= 4 && distance <= Math.max(1, Math.floor(short.length / 5))) {
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
