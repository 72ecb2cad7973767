import {valueSimilarity} from './similarity.ts';

/** From here on values differ by a letter, a separator, a case, or an abbreviation. */
const misspelled = 0.85;
/** Parts so short tell siblings apart, a and b, eu and us: a letter in them is no slip. */
const shortestPart = 3;

const withoutNumbers = (value: string) => value.replaceAll(/\d+/g, '').replaceAll(/^[-_.]+|[-_.]+$/g, '');

/** Whether two values are names of siblings: shard1 and shard2, node-a and node-b, web and web-2. */
const areSiblings = (value: string, other: string): boolean => {
	if (withoutNumbers(value) === withoutNumbers(other)) {
		return true;
	}

	const [parts, others] = [value, other].map(each => each.split(/[-_.]/));
	const differing = parts!.filter((part, index) => part !== others![index]);
	return (
		parts!.length === others!.length &&
		differing.length === 1 &&
		differing[0]!.length < shortestPart &&
		others![parts!.indexOf(differing[0]!)]!.length < shortestPart
	);
};

/** Whether one value is most likely the other, misspelled: checkuot for checkout, front_end for frontend. */
export const isMisspelled = (value: string, meant: string): boolean =>
	value !== meant && valueSimilarity(value, meant) >= misspelled && !areSiblings(value, meant);
