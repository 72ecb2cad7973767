import {expect, test} from 'vitest';
import {unknownCodeText} from '../../source/state/unknown-code.ts';

test.each([
	['@nonsense', 'There is no code nonsense. svctop explain lists them.'],
	[' @crash-lop ', 'There is no code crash-lop. Did you mean crash-loop?'],
	['@selector', undefined],
	['@CRASH-loop', undefined],
	['@', undefined],
	['nonsense', undefined],
	['', undefined],
])('%j', (filter, said) => {
	expect(unknownCodeText(filter)).toBe(said);
});
