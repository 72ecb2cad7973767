import {expect, test} from 'vitest';
import {isPattern, patternTakes, samplePath} from '../../../../source/probes/way-in/objects/sample-path.ts';

test.each([
	['/api(/|$)(.*)', '/api'],
	['/v[0-9]+/users', '/v1/users'],
	['^/static/.+\\.js$', '/static/x.js'],
	['/(cart|basket)', '/cart'],
	['/user/[^/]+/edit', '/user/x/edit'],
	['/(?:a|b)/\\d+', '/a/1'],
	['/.*', '/'],
	['/(?=never)x(?!y)', undefined],
	['/((', undefined],
])('%s takes %s', (pattern, path) => {
	expect(isPattern(pattern)).toBe(true);
	expect(samplePath(pattern)).toBe(path);
});

test('plain text is no pattern, and what JavaScript does not know is left open', () => {
	expect(isPattern('/cart/a.b-c_d~e')).toBe(false);
	expect(patternTakes('/v[0-9]', '/v2/x')).toBe(true);
	expect(patternTakes('/v[0-9]', '/w')).toBe(false);
	expect(patternTakes('/((', '/w')).toBeUndefined();
	expect(patternTakes('x'.repeat(201), '/w')).toBeUndefined();
});
