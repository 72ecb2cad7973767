import {expect, test} from 'vitest';
import {randomFrom} from '../../../bench/keys/random-keys.ts';
import type {State} from '../../../source/dashboard/state/state.ts';
import {createAhead} from '../../../source/dashboard/terminal/ahead.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {clients, liveFeed, row, sampleRows} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const open = (options: Parameters<typeof openScreen>[0] = {}) =>
	openScreen({columns: 100, rows: 30, clients, feed: liveFeed(), ...options});

/** Everything on the screen, with its looks: what is inverse, bold or coloured stands in brackets. */
const cells = (screen: Screen) =>
	screen.lines().map((_, y) =>
		Array.from({length: 100}, (_, x) => {
			const {character, color, isInverse, isBold} = screen.cell(x, y);
			const looks = `${color ?? ''}${isInverse ? 'i' : ''}${isBold ? 'b' : ''}`;
			return `${character || ' '}${looks && `[${looks}]`}`;
		})
			.join('')
			.trimEnd(),
	);

/** What ink draws on an empty screen. */
const drawnAnew = async (screen: Screen) => {
	await screen.resize(100, 30);
	return cells(screen);
};

test('it looks as ink draws it', async () => {
	const screen = await open();
	await screen.pressAhead('j', 'j', 'k', '\t', 'j');
	const ahead = cells(screen);
	expect(await drawnAnew(screen)).toEqual(ahead);
});

test('a key is on the screen before ink draws', async () => {
	const screen = await open();
	const before = screen.text();
	await screen.pressAhead('/', 'w');
	expect(screen.text()).not.toBe(before);
	expect(screen.text()).toContain(' /w');
});

const tabled = row(view({service: service({ports: [servicePort({name: 'web', targetPort: 'http'})]})}));

test('a table of ink’s comes and goes over what was drawn ahead', async () => {
	const screen = await open({feed: liveFeed([tabled])});
	await screen.pressAhead('\r', 'G');
	expect(screen.text()).toContain('targetPort');
	const ahead = cells(screen);
	expect(await drawnAnew(screen)).toEqual(ahead);
	await screen.press('\u001B');
	// Where the help has text, ink knows of blank lines alone.
	await screen.pressAhead('?', 'q\r');
	expect(screen.text()).toContain('targetPort');
	const again = cells(screen);
	expect(await drawnAnew(screen)).toEqual(again);
});

test.each([1, 2])('whatever is pressed, and whenever ink catches up, nothing stays behind (%i)', async seed => {
	const screen = await open({feed: liveFeed([tabled, ...sampleRows])});
	const random = randomFrom(seed);
	const keys = ['j', 'k', 'G', 'g', '\t', '\r', '\u001B', '?', 'h', 'z', '/', 'w', 'y', 'o', 'f', ':', '0'];
	for (let pressed = 0; pressed < 90; pressed++) {
		await screen.pressAhead(keys[Math.floor(random() * keys.length)]!);
		if (random() < 0.2) {
			await screen.drawn();
		}
	}

	const ahead = cells(screen);
	expect(await drawnAnew(screen)).toEqual(ahead);
});

test('what cannot be drawn ahead is left to ink, which gives the terminal back where it cannot either', async () => {
	let [state, told] = [{} as State, () => {}];
	const store = {
		getState: () => state,
		subscribe(listener: () => void) {
			told = listener;
			return () => {};
		},
	};
	const broken = {} as State;
	const ahead = createAhead(store, {write: () => true} as unknown as NodeJS.WriteStream, drawn => {
		if (drawn === broken) {
			throw new Error('broken');
		}

		return [];
	});
	ahead.framed();
	state = broken;
	told();
	await Promise.resolve();

	expect(ahead.trailing.getState()).toBe(broken);
	ahead.stop();
});
