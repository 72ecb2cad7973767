import {expect, test} from 'vitest';
import {crashOf} from '../../../source/dashboard/records/last-line.ts';
import {crashedRow} from '../../_helpers/crashed-row.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {finding, liveFeed, named, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const shown = row(
	view({
		service: service({
			name: 'edge',
			type: 'LoadBalancer',
			labels: {team: 'pay'},
			loadBalancerIngress: ['203.0.113.9'],
			ports: [
				servicePort({name: 'web', nodePort: 30_080}),
				servicePort({name: 'dns', port: 53, targetPort: 53, protocol: 'UDP'}),
			],
		}),
		pods: [],
	}),
	[finding({cause: 'no pods match it'})],
);

const crashed = crashedRow('api', 4);
const others = [named('zebra', 'stable'), crashed];

const listed = (screen: Screen) =>
	screen
		.lines()
		.slice(4)
		.map(line => /^.. +\S+ +(edge|zebra|api) /.exec(line)?.[1])
		.filter(name => name !== undefined);

test('a filter finds whatever a row shows', async () => {
	const screen = await openScreen({columns: 250, rows: 40, feed: liveFeed([shown, ...others])});
	await screen.press('\u0017');
	const cells = screen
		.lines()
		.find(line => line.includes(' edge '))!
		.trim()
		.split(/ {2,}/);
	// The glyph, the time it has been seen and its age are no columns that one searches.
	expect(cells).toEqual(expect.arrayContaining(['0/0', '80:30080→8080,53/UDP', '203.0.113.9', 'team=pay']));
	for (const cell of ['0/0', '80:30080→8080,53/UDP', '203.0.113.9', 'team=pay', 'LoadBalancer', 'no pods match it']) {
		await screen.press(`/${cell}`);
		expect(listed(screen), cell).toEqual(['edge']);
		await screen.press('\u001B');
	}
});

test.each(['80:30080->8080', 'edge', 'shop/edge', '0/0', 'dns'])('%s can be typed', async text => {
	const screen = await openScreen({columns: 120, rows: 40, feed: liveFeed([shown, ...others])});
	await screen.press(`/${text}`);

	expect(listed(screen)).toEqual(['edge']);
});

test('what a crashed container said last is found once it is shown', async () => {
	const screen = await openScreen({columns: 120, rows: 40, feed: liveFeed([shown, ...others])});
	await screen.press('/DATABASE_URL');
	expect(listed(screen)).toEqual([]);
	await screen.dispatch({type: 'lastLine/read', id: crashOf(crashed)!.id, line: 'no DATABASE_URL'});

	expect(listed(screen)).toEqual(['api']);
});

test.each([
	['', 'in namespace/name, type, ready, ports, diagnosis, addresses, selector, labels'],
	['0/0', 'in namespace/name, type, ready, ports, diagnosis, addresses, selector, labels'],
	['!edge', 'in namespace/name, type, ready, ports, diagnosis, addresses, selector, labels'],
	['-l team=pay', 'in labels'],
	['-f shdg', 'in namespace/name'],
	['@selector', 'in codes of findings'],
])('while one types %j the list says where it looks', async (text, said) => {
	const screen = await openScreen({columns: 140, rows: 40, feed: liveFeed([shown, ...others])});
	await screen.press(`/${text}`);
	expect(screen.lines()[2]).toContain(` ${said} ━`);
	await screen.press('\r');

	expect(screen.lines()[2]).not.toContain(said);
});
