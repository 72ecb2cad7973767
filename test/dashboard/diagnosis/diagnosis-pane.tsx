import {expect, test} from 'vitest';
import {DiagnosisPane} from '../../../source/dashboard/diagnosis/diagnosis-pane.tsx';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {liveFeed} from '../../_helpers/rows.ts';
import {openScreen, sizes} from '../../_helpers/screen.tsx';

const opened = (key: string, top = 0) => ({type: 'overlay/opened', overlay: {kind: 'diagnosis', key, top}}) as const;

test.each(sizes)('%i×%i: the cause, what proves it, and what mends it', (columns, rows) => {
	const pane = draw(<DiagnosisPane />, {state: stateOf([columns, rows], opened('shop/checkout'))});
	const lines = pane.lines();

	expect(lines[0]).toContain(' DIAGNOSIS shop/checkout ');
	expect(lines[1]).toBe(' ✖ no pod has app=checkuot; 3 have app=checkout');
	expect(lines).toContain('   spec.selector.app = checkuot');
	expect(lines).toContain('   1. Select the pods that are there');
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(lines).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(pane.frame()).toContain('\u001B[31m✖ no pod has');
});

test('its ports are a table beneath it that scrolls with it', () => {
	const whole = draw(<DiagnosisPane />, {state: stateOf([80, 50], opened('shop/checkout'))}).lines();
	const begin = whole.indexOf(' Ports');
	const end = draw(<DiagnosisPane />, {state: stateOf([80, 15], opened('shop/checkout', 999))}).lines();

	expect(whole[begin + 2]).toMatch(/^ {3}│ Service port +│ targetPort │ in pods │$/);
	expect(whole[begin + 4]).toMatch(/^ {3}│ 80\/TCP http +│ http +│ - +│$/);
	expect(whole[begin + 6]).toMatch(/^ {3}│ 53\/UDP dns +│ 53 +│ - +│$/);
	expect(end.at(-1)).toMatch(/^ {3}└─+┴─+┴─+┘$/);
	expect(end[0]).toMatch(/ DIAGNOSIS shop\/checkout · \d+-(\d+) of \1 /);
});

test('where there is no room for the table, ports are lines', () => {
	const lines = draw(<DiagnosisPane />, {state: stateOf([40, 50], opened('shop/checkout'))}).lines();

	expect(lines[lines.indexOf(' Ports') + 1]).toBe('   80/TCP http → http: -');
	expect(lines.join('')).not.toContain('│');
});

test('a Service that is gone has no ports', () => {
	const lines = draw(<DiagnosisPane />, {state: stateOf([80, 24], opened('shop/gone'))}).lines();

	expect(lines[1]).toBe(' This Service is gone.');
	expect(lines.slice(2).join('')).toBe('');
});

test('without Unicode its marks are ASCII, and so are the borders of the table', () => {
	const state = stateOf([80, 60], opened('shop/checkout'));
	const lines = draw(<DiagnosisPane />, {state, isUnicode: false}).lines();

	expect(lines[1]).toMatch(/^ x no pod has/);
	expect(lines[lines.indexOf(' Ports') + 1]).toMatch(/^ {3}\+-+\+-+\+-+\+$/);
	expect(lines.join('')).toMatch(/^[\u0020-\u007E]*$/);
});

const failing = {
	type: 'diagnosis/aboutLoaded',
	key: 'shop/checkout',
	sections: [
		{title: 'Names', lines: ['checkout']},
		{title: 'Environment', lines: Array.from({length: 9}, (_, index) => `CHECKOUT_${index}=x`)},
	],
} as const;

test.each(sizes)('%i×%i: its ports stand before its environment variables', async (columns, rows) => {
	const screen = await openScreen({columns, rows, feed: liveFeed()});
	await screen.press('\r');
	await screen.dispatch(failing);
	await screen.press('G');
	const seen: string[] = [];
	for (let page = 0; page < 12; page++) {
		seen.unshift(...screen.lines().slice(rows < 24 ? 2 : 3, -1));
		await screen.press('\u0002');
	}

	const at = (text: RegExp) => seen.findLastIndex(line => text.test(line));
	expect(at(/^ {3}│ 53\/UDP dns/)).toBeGreaterThan(0);
	expect(at(/^ {3}│ 53\/UDP dns/)).toBeLessThan(at(/^ Environment/));
});

test('where not everything fits, long sections are folded, and z shows them whole', async () => {
	const screen = await openScreen({columns: 80, rows: 24, feed: liveFeed()});
	await screen.press('\r');
	await screen.dispatch(failing);
	await screen.press('G');
	expect(screen.text()).toContain('… 5 more lines, z shows them');
	expect(screen.text()).not.toContain('CHECKOUT_8');
	await screen.press('z', 'G');
	expect(screen.text()).toContain('CHECKOUT_8');
	await screen.press('z', 'G');
	expect(screen.text()).not.toContain('CHECKOUT_8');
	await screen.resize(120, 90);
	expect(screen.text()).toContain('CHECKOUT_8');
	await screen.press('?', 'z');
	expect(screen.lines().at(-1)).toContain('Nothing is folded here.');
});

test('searched and saved it is whole, its ports in their place', async () => {
	const screen = await openScreen({columns: 80, rows: 24, feed: liveFeed()});
	await screen.press('\r');
	await screen.dispatch(failing);
	await screen.press('\u0013');
	const text = screen.calls.at(-1)![2] as string;

	expect(text).toMatch(/ Ports\n {3}80\/TCP http → http: -\n {3}53\/UDP dns → 53: -\n\n Names\n[\s\S]*CHECKOUT_8=x/);
});
