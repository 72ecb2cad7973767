import {expect, test} from 'vitest';
import type {Binding, Scope} from '../../../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../../../source/dashboard/keyboard/keymap.ts';
import {documentId} from '../../../source/dashboard/records/document.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {forwardKeyCases, leavingKeyCases} from '../../_helpers/forward-key-cases.ts';
import {forward, forwarded} from '../../_helpers/forwards.ts';
import {keyBytes} from '../../_helpers/key-bytes.ts';
import type {KeyCases, Outcome} from '../../_helpers/key-case.ts';
import {listKeyCases, pickerKeyCases} from '../../_helpers/list-key-cases.ts';
import {
	documentKeyCases,
	documentLines,
	logKeyCases,
	promptKeyCases,
	questionKeyCases,
	textKeyCases,
} from '../../_helpers/reading-key-cases.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, type Screen, start} from '../../_helpers/screen.tsx';

const cases: Readonly<Record<Scope, KeyCases>> = {
	list: listKeyCases,
	text: textKeyCases,
	document: documentKeyCases,
	logs: logKeyCases,
	picker: pickerKeyCases,
	forwards: forwardKeyCases,
	prompt: promptKeyCases,
	question: questionKeyCases,
	leaving: leavingKeyCases,
};

const bound = keymap.flatMap(binding =>
	binding.scopes.flatMap(scope => binding.keys.map(key => ({name: `${scope} ${key}`, scope, key, binding}))),
);

test('every key of the keymap has its case, in each scope', () => {
	const tested = Object.entries(cases).flatMap(([scope, keys]) => Object.keys(keys).map(key => `${scope} ${key}`));

	expect(tested.toSorted()).toEqual(bound.map(({name}) => name).toSorted());
});

const ran = (id: number, name: string): Action => ({
	type: 'commands/ran',
	entry: {
		...{id, at: start, ms: 12, kind: 'command', context: 'prod-eu', client: clients[0]!.target},
		...{argv: ['nslookup', name], isFailure: false, outcome: 'exit 0', output: ''},
	},
});

const before: readonly Action[] = [
	...Array.from(
		{length: 9},
		(_, index): Action => ({type: 'scope/opened', context: 'prod-eu', namespace: `n${index + 1}`}),
	),
	{type: 'scope/opened', context: 'prod-eu', namespace: undefined},
	...liveFeed(),
	ran(1, 'web.'),
	ran(2, 'shop.'),
];

const selected = (screen: Screen) => {
	const at = screen.lines().findIndex((_, y) => screen.cell(3, y).isInverse);
	return screen.lines()[at] ?? '';
};

/** What of an outcome there is on a screen; all of it is `wanted`. */
const seen = (screen: Screen, {text, gone, last, row, call}: Outcome) => ({
	...(text && {text: text.test(screen.text())}),
	...(gone && {gone: !gone.test(screen.text())}),
	...(last && {last: last.test(screen.lines().at(-1) ?? '')}),
	...(row && {row: row.test(selected(screen))}),
	...(call && {call: screen.calls.at(-1)}),
});

const wanted = ({text, gone, last, row, call}: Outcome) => ({
	...(text && {text: true}),
	...(gone && {gone: true}),
	...(last && {last: true}),
	...(row && {row: true}),
	...(call && {call}),
});

/** Presses a key while it is bound to nothing. */
const pressUnbound = async (screen: Screen, key: string, binding: Binding) => {
	const table = keymap as Binding[];
	const place = table.indexOf(binding);
	table.splice(place, 1);
	try {
		await screen.press(keyBytes(key));
	} finally {
		table.splice(place, 0, binding);
	}
};

test.each(bound)('$name', async ({scope, key, binding}) => {
	const {after = [], document, ...outcome} = cases[scope][key] ?? {};
	const ports = scope === 'forwards' || scope === 'leaving' ? [forwarded(forward(), forward({local: 9090}))] : [];
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: [...before, ...ports]});
	if (document !== undefined) {
		const grown: Action = {type: 'document/grown', id: documentId(document), lines: documentLines, note: ''};
		await screen.dispatch({type: 'document/opened', source: document}, grown);
	}

	await screen.press(...after);
	await pressUnbound(screen, key, binding);
	expect(seen(screen, outcome)).not.toEqual(wanted(outcome));
	await screen.press(keyBytes(key));
	expect(seen(screen, outcome), screen.text()).toEqual(wanted(outcome));
});
