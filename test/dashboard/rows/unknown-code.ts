import {expect, test} from 'vitest';
import {unknownCodeText} from '../../../source/dashboard/rows/unknown-code.ts';

test.each([
	['@nonsense', 'There is no code nonsense. svctop explain lists them.'],
	[' @crash-lop ', 'There is no code crash-lop. Did you mean crash-loop?'],
	['@selector', undefined],
	['@CRASH-loop', undefined],
	['@listens-on-localhost', undefined],
	['@not-listening', undefined],
	['@listens-on-localhots', 'There is no code listens-on-localhots. Did you mean listens-on-localhost?'],
	['@', undefined],
	['nonsense', undefined],
	['', undefined],
])('%j', (filter, said) => {
	expect(unknownCodeText(filter)).toBe(said);
});
