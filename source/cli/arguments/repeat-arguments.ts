import {UsageError} from '../usage-error.ts';
import {type CommandLine, duration} from './flag-values.ts';
import {countOf} from './wait-arguments.ts';

/** How often, or for how many milliseconds, a trace of a Service repeats its requests; undefined where it does not. Throws a UsageError. */
export const repeatOf = ({string}: CommandLine, isOfService: boolean) => {
	const [time, count] = [string('for'), string('count')];
	if (time === undefined && count === undefined) {
		return undefined;
	}

	if (time !== undefined && count !== undefined) {
		throw new UsageError('--for and --count exclude each other. Give one of them.');
	}

	if (!isOfService) {
		throw new UsageError('--for and --count repeat requests to a Service: name one.');
	}

	const forMs = time === undefined ? undefined : duration('for', time);
	if (forMs === Number.POSITIVE_INFINITY) {
		throw new UsageError('--for takes a time such as 30s or 2m: requests that never end have no result.');
	}

	return {count: count === undefined ? undefined : countOf('count', count), forMs};
};
