import {expect, test} from 'vitest';
import {createMouseFilter, type MouseReport} from '../../../source/dashboard/terminal/mouse-input.ts';

const reading = () => {
	const reports: MouseReport[] = [];
	const filter = createMouseFilter(report => reports.push(report));
	return {reports, filter};
};

const press = (column: number, row: number): MouseReport => ({kind: 'press', column, row});

test.each<[string, readonly MouseReport[]]>([
	['[<0;1;1M', [press(0, 0)]],
	['[<0;223;57M', [press(222, 56)]],
	['[<64;10;5M', [{kind: 'wheel', by: -1}]],
	['[<65;10;5M', [{kind: 'wheel', by: 1}]],
	// With ctrl the wheel is still the wheel.
	['[<81;10;5M', [{kind: 'wheel', by: 1}]],
	// A release, the other buttons, a wheel to the side, a drag, a press with shift.
	['[<0;10;5m', []],
	['[<2;10;5M', []],
	['[<66;10;5M', []],
	['[<32;10;5M', []],
	['[<4;10;5M', []],
])('%s', (sequence, expected) => {
	const {reports, filter} = reading();
	expect(filter(`\u001B${sequence}`)).toBe('');
	expect(reports).toEqual(expected);
});

test.each(['j', '\u001B', '\u001B[A', '\u001B[99~', '[<0;1;1M', '/ab\r'])('%j is left as it is', text => {
	const {reports, filter} = reading();
	expect(filter(text)).toBe(text);
	expect(reports).toEqual([]);
});

test('keys and reports of one read are parted, in order', () => {
	const {reports, filter} = reading();
	expect(filter('j\u001B[<65;1;1M\u001B[<65;1;1Mk\u001B[B')).toBe('jk\u001B[B');
	expect(reports).toHaveLength(2);
});

test('no byte of a report that comes in parts is a key', () => {
	const {reports, filter} = reading();
	expect(['j\u001B[<64;1', '0;5', 'Mk'].map(filter)).toEqual(['j', '', 'k']);
	expect(reports).toEqual([{kind: 'wheel', by: -1}]);
});

test('what only began like a report is dropped with what is not part of it kept', () => {
	const {filter} = reading();
	expect(filter('\u001B[<6')).toBe('');
	expect(filter('j')).toBe('\u001B[<6j');
});
