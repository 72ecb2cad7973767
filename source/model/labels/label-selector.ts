import type {Labels} from '../objects.ts';

const requirement =
	/^\s*(?:(?<absent>!)\s*(?<absentKey>[^\s!=,()]+)|(?<key>[^\s!=,()]+)(?:\s*(?<operator>==|=|!=)\s*(?<value>[^\s!=,()]*)|\s+(?<set>in|notin)\s*\((?<values>[^()]*)\))?)\s*(?:,|$)/;

/**
 * A label selector as kubectl's -l takes it: `a=b`, `a==b`, `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`, joined by
 * commas.
 *
 * Returns whether labels match it; undefined where the text is no selector.
 */
export const parseLabelSelector = (text: string): ((labels: Labels) => boolean) | undefined => {
	const tests: Array<(labels: Labels) => boolean> = [];
	let rest = text;
	while (rest.trim() !== '') {
		const match = requirement.exec(rest);
		if (match === null) {
			return undefined;
		}

		rest = rest.slice(match[0].length);
		const {absent, absentKey, key = '', operator, value = '', set, values = ''} = match.groups!;
		const among = values.split(',').map(each => each.trim());
		if (absent) {
			tests.push(labels => labels[absentKey!] === undefined);
		} else if (set === 'in') {
			tests.push(labels => labels[key] !== undefined && among.includes(labels[key]));
		} else if (set === 'notin') {
			tests.push(labels => labels[key] === undefined || !among.includes(labels[key]));
		} else if (operator === '!=') {
			tests.push(labels => labels[key] !== value);
		} else if (operator) {
			tests.push(labels => labels[key] === value);
		} else {
			tests.push(labels => labels[key] !== undefined);
		}
	}

	return tests.length === 0 ? undefined : labels => tests.every(test => test(labels));
};
