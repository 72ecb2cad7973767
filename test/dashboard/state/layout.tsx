import {expect, test} from 'vitest';
import {pod, service, view} from '../../_helpers/objects.ts';
import {liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const rowOf = (name: string, pods: number) =>
	row(
		view({
			service: service({name}),
			pods: Array.from({length: pods}, (_, index) =>
				pod({name: `${name}-7d9c8b7f6d-x2x1${index}`, ips: [`10.1.2.${index + 1}`]}),
			),
		}),
	);

/** Without pods, but for the last one. */
const many = Array.from({length: 30}, (_, index) => rowOf(`s${String(index).padStart(2, '0')}`, index === 29 ? 4 : 0));

const listed = (screen: Screen) => screen.text().match(/^ . shop +s\d\d /gm)?.length ?? 0;

const lineWith = (screen: Screen, text: string) => screen.lines().findIndex(line => line.includes(text));

test.each([
	[80, 24, false],
	[99, 50, false],
	[100, 24, true],
	[100, 40, true],
	[120, 40, true],
	[159, 60, true],
	[200, 50, true],
])('%i×%i: endpoints and pods lie side by side: %s', async (columns, rows, areBeside) => {
	const screen = await openScreen({columns, rows, feed: liveFeed([rowOf('web', 3)])});
	const areInOneLine = lineWith(screen, ' ENDPOINTS web') === lineWith(screen, ' PODS web');

	expect(lineWith(screen, ' ENDPOINTS web')).toBeGreaterThan(0);
	expect(areInOneLine).toBe(areBeside);
});

test.each([
	[80, 24, 11, 7],
	[120, 40, 28, 23],
])(
	'%i×%i: a Service without endpoints and pods gives their room to other Services',
	async (columns, rows, more, usual) => {
		const screen = await openScreen({columns, rows, feed: liveFeed(many)});
		expect(listed(screen)).toBe(more);
		expect(screen.text()).toContain('No endpoints: the EndpointSlices are empty.');
		expect(screen.text()).toContain('No close matches.');

		await screen.press('G');
		expect(listed(screen)).toBe(usual);
		expect(screen.text()).toMatch(/^ . shop +s29 /m);
		expect(screen.text()).toContain('x2x12');
		await screen.press('k');
		expect(listed(screen)).toBe(more);
	},
);

test('where all Services fit, the panes below hold still', async () => {
	const screen = await openScreen({columns: 80, rows: 24, feed: liveFeed(many.slice(24))});
	const before = lineWith(screen, ' PODS s24');
	await screen.press('G');

	expect(before).toBeGreaterThan(0);
	expect(lineWith(screen, ' PODS s29')).toBe(before);
});

test('a click finds its row, whatever room the panes have', async () => {
	const screen = await openScreen({columns: 80, rows: 24, feed: liveFeed(many)});
	const line = lineWith(screen, ' s10 ');
	await screen.press(`\u001B[<0;10;${line + 1}M`);

	expect(screen.store.getState().cursors.services.selected).toBe('shop/s10');
});
