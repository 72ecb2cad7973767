import {once} from 'node:events';
import {expect, onTestFinished, test} from 'vitest';
import {listenForStop} from '../../source/ui/stopping.ts';

test('once the terminal is taken again it is asked how large it is: nobody told while another program had it', async () => {
	const order: string[] = [];
	const forget = listenForStop(async callback => {
		order.push('given back');
		await callback();
		order.push('taken');
	});
	onTestFinished(forget);
	const resized = once(process, 'SIGWINCH').then(() => order.push('asked'));
	process.emit('SIGCONT', 'SIGCONT');
	await resized;

	expect(order).toEqual(['given back', 'taken', 'asked']);
});

test('where something else has the terminal it is asked all the same', async () => {
	onTestFinished(
		listenForStop(async () => {
			throw new Error('suspended already');
		}),
	);
	const resized = once(process, 'SIGWINCH');
	process.emit('SIGCONT', 'SIGCONT');

	expect(await resized).toContain('SIGWINCH');
});
