import {parseLabelSelector} from '../model/labels/label-selector.ts';
import {UsageError} from './usage-error.ts';

/** Whether labels match what --selector says; all do where it is absent. Throws a UsageError for a selector that is none. */
export const labelTest = (selector: string | undefined): ((labels: Readonly<Record<string, string>>) => boolean) => {
	const matches = selector === undefined ? () => true : parseLabelSelector(selector);
	if (matches === undefined) {
		throw new UsageError(`"${selector}" is no label selector. Write it as app=web,tier!=test.`);
	}

	return matches;
};
