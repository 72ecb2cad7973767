import {expect, test} from 'vitest';
import {deepestJson, mayBeTooDeep, tooDeepAt} from '../../../source/manifest/documents/json-depth.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([
	['as deep as Kubernetes reads', nested(deepestJson), undefined],
	['one level deeper', nested(deepestJson + 1), deepestJson],
	['many lists beside each other', `[${'[],'.repeat(deepestJson)}[]]`, undefined],
	['brackets in a text', `["${'['.repeat(2 * deepestJson)}", "\\"${'{'.repeat(2 * deepestJson)}"]`, undefined],
])('%s', (_, text, at) => {
	expect(tooDeepAt(text)).toBe(at);
	expect(at === undefined || mayBeTooDeep(text)).toBe(true);
});

test('what is flat is known at once', () => {
	expect(mayBeTooDeep(nested(deepestJson))).toBe(false);
});
