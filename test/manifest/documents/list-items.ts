import {expect, test} from 'vitest';
import {listItems} from '../../../source/manifest/documents/list-items.ts';

test('each item with its lines and columns, comments with the item before them', () => {
	expect(
		listItems(
			'kind: List\nitems: # all\n\n  # first\n  - a: 1\n    b: |\n      - c\n  # second\n  -   d: 1\nmore: 1\n',
		),
	).toStrictEqual([
		{text: '    a: 1\n    b: |\n      - c\n  # second\n', linesBefore: 4},
		{text: '      d: 1\n', linesBefore: 8},
	]);
});

test.each([
	['another kind', 'kind: Pod\nitems:\n- a: 1\n'],
	['a list of one kind, whose items do not repeat it', 'kind: PodList\nitems:\n- a: 1\n'],
	['brackets', 'kind: List\nitems: [{a: 1}]\n'],
	['no items', 'kind: List\nitems:\nmore: 1\n'],
	['items twice', 'kind: List\nitems:\n- a: 1\nitems:\n- b: 1\n'],
	['an anchor that another item uses', 'kind: List\nitems:\n- &x {a: 1}\n- *x\n'],
])('%s is left as it is', (_, text) => {
	expect(listItems(text)).toBeUndefined();
});
