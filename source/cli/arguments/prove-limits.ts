import {UsageError} from '../usage-error.ts';
import {type CommandLine, duration} from './flag-values.ts';
import {countOf} from './wait-arguments.ts';

/** What `check --prove` may take: commands in pods, and milliseconds. undefined without it. Throws a UsageError. */
export const proveLimits = ({string, isSet}: CommandLine, files: readonly string[]) => {
	const [maxExecs, budget] = [string('max-execs'), string('budget')];
	if (!isSet('prove')) {
		if (maxExecs !== undefined || budget !== undefined) {
			throw new UsageError('--max-execs and --budget go with --prove.');
		}

		return undefined;
	}

	if (isSet('readonly')) {
		throw new UsageError('--prove runs commands inside pods, which --readonly forbids.');
	}

	if (files.length > 0) {
		throw new UsageError('--prove asks a cluster: leave out --filename.');
	}

	return {maxExecs: countOf('max-execs', maxExecs ?? '50'), budgetMs: duration('budget', budget ?? '60s')};
};
