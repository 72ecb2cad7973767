import {missingText} from '../../model/missing-text.ts';
import {findingCodes} from '../../rules/finding-codes.ts';

/** Says that a filter asks for a code that no finding has; undefined where some may have it, or it asks for something else. */
export const unknownCodeText = (filter: string): string | undefined => {
	const [, wanted] = /^\s*@(\S+)\s*$/.exec(filter.toLowerCase()) ?? [];
	return wanted === undefined || findingCodes.some(code => code.includes(wanted))
		? undefined
		: missingText('code', wanted, findingCodes, 'svctop explain lists them.');
};
