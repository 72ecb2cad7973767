import {expect, test} from 'vitest';
import {exitCode} from '../../source/cli/exit-code.ts';

test.each([
	['nothing found', [], 0, [], 0],
	['something found', [], 1, [], 1],
	['something unknown', ['Listing pods has not ended in time.'], 0, [], 2],
	['something found, and more that is unknown', ['Listing pods has not ended in time.'], 1, [], 2],
	['nothing found yet, and something settles', [], 0, ['Still settling: shop/web.'], 2],
	['something found that stands, whatever else settles', [], 1, ['Still settling: shop/web.'], 1],
	['nothing could be asked', [], 2, [], 2],
] as const)('%s', (_name, unknowns, found, settling, code) => {
	expect(exitCode(unknowns, found, settling)).toBe(code);
});
