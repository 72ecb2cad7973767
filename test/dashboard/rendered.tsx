import {expect, test} from 'vitest';
import {countRendered} from '../_helpers/rendered-components.ts';

// ink tells React's developer tools of its commits where this is set.
process.env['DEV'] = 'true';
const rendered = countRendered();
const {openScreen} = await import('../_helpers/screen.tsx');
const {liveFeed, named} = await import('../_helpers/rows.ts');

const open = async (services: number) => {
	const rows = Array.from({length: services}, (_, index) => named(`web-${String(index).padStart(5, '0')}`));
	const screen = await openScreen({columns: 120, rows: 40, feed: liveFeed(rows)});
	await screen.press('j');
	return screen;
};

/** How often each component was rendered, by name. */
const counted = (names: readonly string[]) =>
	Object.fromEntries(
		[...new Set(names)].sort().map(name => [name, names.filter(other => other === name).length] as const),
	);

test('a key that moves the selection renders as many components, however many Services there are', async () => {
	const seen = [];
	for (const services of [50, 5000]) {
		const screen = await open(services);
		rendered();
		await screen.press('j');
		seen.push(counted(rendered()));
	}

	const [few, many] = seen;
	expect(many).toStrictEqual(few);
	// The row that was left, and the one that was reached; endpoint and pod of the one, and of the other.
	expect(many!.Row).toBeLessThanOrEqual(6);
	expect(Object.values(many!).reduce((sum, count) => sum + count, 0)).toBeLessThan(150);
});

test('what changes in the cluster renders nothing of the help that lies over it', async () => {
	const screen = await open(50);
	await screen.press('?');
	rendered();
	await screen.dispatch({
		type: 'rows/changed',
		changed: [named('web-00001', 'shop')],
		removed: [],
		isComplete: true,
		at: Date.now(),
	});

	expect(rendered()).not.toContain('StyledText');
});
