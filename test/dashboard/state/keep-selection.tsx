import {expect, test} from 'vitest';
import {clients, liveFeed, sampleRows} from '../../_helpers/rows.ts';
import {openScreen, type Screen, sizes} from '../../_helpers/screen.tsx';

const [esc, enter] = ['\u001B', '\r'];

/** The name on the selected row of the Services, whose colours are swapped. */
const selectedName = (screen: Screen) => {
	const y = screen.lines().findIndex((line, row) => row > 2 && line !== '' && screen.cell(2, row).isInverse);
	return /\S+ +(\S+)/.exec(screen.lines()[y]?.slice(3) ?? '')?.[1];
};

const left: ReadonlyArray<readonly [string, readonly string[]]> = [
	['is given up while it is typed', ['/led', esc]],
	['is cleared', ['/led', enter, esc]],
	['is another one that is given up, over one that is kept', ['/e', enter, '/\u0015^led', esc, esc]],
	['is inverse', ['/!checkout', enter, esc]],
];

test.each(left)('the row that a filter found stays selected when the filter %s', async (_, keys) => {
	for (const [columns, rows] of sizes) {
		const screen = await openScreen({columns, rows, feed: liveFeed()});
		await screen.press(...keys);

		expect(screen.text()).toContain(`SERVICES ${sampleRows.length}`);
		expect(selectedName(screen), `${columns}×${rows}`).toBe('ledger');
	}
});

test('what was selected stays so where the filter lets it through, or nothing at all', async () => {
	const screen = await openScreen({feed: liveFeed()});
	await screen.press('jj', '/redis', esc);
	expect(selectedName(screen)).toBe('redis');
	await screen.press('/no such thing', enter, esc);
	expect(selectedName(screen)).toBe('redis');
});

test('the Service with a finding that was looked at stays selected when all are shown again', async () => {
	const screen = await openScreen({feed: liveFeed()});
	await screen.press('G');
	expect(selectedName(screen)).toBe('web');
	await screen.press('\u001A', 'j', '\u001A');

	expect(selectedName(screen)).toBe('ledger');
});

test('what a filter of a list to choose from found stays chosen', async () => {
	const screen = await openScreen({clients, feed: liveFeed()});
	await screen.press(':ns\r', '/sho', enter, esc);
	expect(screen.text()).toContain('NAMESPACES 3');
	await screen.press(enter);

	expect(screen.calls).toContainEqual(['openNamespace', 'shop']);
});
