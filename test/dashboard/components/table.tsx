import {expect, test} from 'vitest';
import {Table, type TableProps} from '../../../source/dashboard/components/table.tsx';
import {draw} from '../../_helpers/component.tsx';

type Fruit = {readonly name: string; readonly note: string};

const fruits: readonly Fruit[] = [
	{name: 'apple', note: 'ripe'},
	{name: 'pear', note: 'soft where it was pressed'},
	{name: 'plum', note: ''},
];

const table = (overrides: Partial<TableProps<Fruit>> = {}) => (
	<Table
		title='FRUITS 3'
		columns={[
			{title: 'NAME', text: ({name}) => name, isName: true},
			{title: 'NOTE', text: ({note}) => note, tone: () => 'warning', isFlexible: true},
		]}
		items={fruits}
		top={0}
		selected={1}
		isFocused
		isLeading
		empty='There is no fruit.'
		width={40}
		height={6}
		keyOf={({name}) => name}
		mark={({note}) => (note === '' ? 'error' : undefined)}
		{...overrides}
	/>
);

const drawn = (overrides: Partial<TableProps<Fruit>> = {}, hasColor = true) =>
	draw(table(overrides), {columns: 80, hasColor}).lines();

test('title, heads and rows, each as wide as its column', () => {
	expect(drawn()).toEqual([
		` FRUITS 3 ${'━'.repeat(30)}`,
		'   NAME   NOTE',
		'   apple  ripe',
		'   pear   soft where it was pressed',
		' ✖ plum',
		'',
	]);
});

test('a table without items says why', () => {
	expect(drawn({items: [], selected: -1})).toContain('   There is no fruit.');
});

test('the window shows no more rows than it has room for', () => {
	expect(drawn({height: 3})).toHaveLength(3);
	expect(drawn({height: 3}).at(-1)).toContain('apple');
});

test('without colours the selected row has a pointer', () => {
	expect(drawn({}, false)[3]).toMatch(/^> {2}pear/);
});

test('a selection that the keys do not go to is shown where it leads', () => {
	const marked = (overrides: Partial<TableProps<Fruit>>) =>
		drawn({isFocused: false, ...overrides}, false)[3]!.startsWith('>');

	expect([marked({isLeading: true}), marked({isLeading: false})]).toEqual([true, false]);
});

test('a column without room is left out, and the title says so unless nobody asked for it', () => {
	const columns = [
		{title: 'NAME', text: ({name}: Fruit) => name, isName: true},
		{title: 'NOTE', text: ({note}: Fruit) => note, isOptional: true},
	];

	expect(drawn({columns, width: 34})[0]).toContain('1 column left out');
	expect(drawn({columns, width: 34, isQuietOnColumns: true})[0]).not.toContain('left out');
});

test('columns that were wide once stay so while the list moves', () => {
	const {redraw, lines} = draw(table({items: fruits.slice(0, 1)}));
	redraw(table({items: [{name: 'pomegranate', note: 'red'}]}));
	redraw(table({items: fruits.slice(0, 1)}));

	expect(lines()[2]).toBe('   apple        ripe');
});
