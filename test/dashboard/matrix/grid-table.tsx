import {expect, test} from 'vitest';
import {toned} from '../../../source/dashboard/components/line.ts';
import {GridTable} from '../../../source/dashboard/matrix/grid-table.tsx';
import {draw} from '../../_helpers/component.tsx';

const heads = [toned('faint', 'ENDPOINT  '), toned('strong', 'A      '), toned('strong', 'B      ')];
const rows = [
	[{text: '10.244.1.7'}, toned('quiet', '12 ms  '), toned('error', 'refused')],
	[{text: '10.244.1.8'}, toned('unknown', '-      '), toned('quiet', '12 ms  ')],
];

test('rows lie close together, without borders, each column with a blank before it', () => {
	const grid = draw(<GridTable heads={heads} hasHeads rows={rows} />);

	expect(grid.lines()).toStrictEqual([
		' ENDPOINT   A       B',
		' 10.244.1.7 12 ms   refused',
		' 10.244.1.8 -       12 ms',
	]);
});

test('each cell has its tone, the endpoint none', () => {
	const frame = draw(<GridTable heads={heads} hasHeads rows={rows} />).frame();

	expect(frame).toContain('\u001B[31m refused\u001B[39m');
	expect(frame).toContain('\u001B[32m 12 ms');
	expect(frame).toContain('\u001B[1m A');
	expect(frame).toMatch(/^ 10\.244\.1\.7/m);
});

test('rows whose heads are scrolled out of sight keep their columns', () => {
	expect(draw(<GridTable heads={heads} hasHeads={false} rows={rows.slice(1)} />).lines()).toStrictEqual([
		' 10.244.1.8 -       12 ms',
	]);
});

test('heads alone have the same columns', () => {
	expect(draw(<GridTable heads={heads} hasHeads rows={[]} />).lines()).toStrictEqual([' ENDPOINT   A       B']);
});
