import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createTrailing} from '../../../source/dashboard/terminal/trailing.ts';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
});
afterEach(() => {
	vi.useRealTimers();
});

const open = () => {
	let state = 0;
	const heard: number[] = [];
	const trailing = createTrailing({getState: () => state});
	trailing.subscribe(() => heard.push(trailing.getState()));
	const change = () => {
		state++;
		trailing.touch();
	};
	return {trailing, heard, change};
};

test('what has changed is told once, when it is calm', () => {
	const {trailing, heard, change} = open();
	change();
	vi.advanceTimersByTime(90);
	change();
	vi.advanceTimersByTime(90);
	expect(trailing.getState()).toBe(0);
	vi.advanceTimersByTime(10);
	expect(heard).toEqual([2]);
	vi.advanceTimersByTime(5000);
	expect(heard).toEqual([2]);
});

test('where changes do not end, it is told after ten seconds', () => {
	const {heard, change} = open();
	for (let time = 0; time < 25_000; time += 50) {
		change();
		vi.advanceTimersByTime(50);
	}

	expect(heard).toHaveLength(2);
});

test('it can be told at once, and is not told again', () => {
	const {trailing, heard, change} = open();
	change();
	trailing.catchUp();
	expect(heard).toEqual([1]);
	vi.advanceTimersByTime(5000);
	trailing.catchUp();
	expect(heard).toEqual([1]);
});
