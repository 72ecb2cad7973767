import {once} from 'node:events';
import {expect, onTestFinished, test} from 'vitest';
import {listenForStop} from '../../../source/dashboard/terminal/suspend.ts';
import {isRestored, openDashboard} from '../../_helpers/dashboard.ts';

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

test('kill -TSTP gives the terminal back, and fg takes it again', async () => {
	const {screen} = await openDashboard({columns: 120, rows: 30});
	await screen.until(/● live/);
	process.kill(screen.pty.pid, 'SIGTSTP');
	await expect.poll(() => isRestored(screen.output()), {timeout: 10_000}).toBe(true);
	await new Promise<void>(resolve => {
		screen.terminal.write('[1]+  Stopped\r\n$ date\r\nSat Nov 28\r\n$ fg\r\n', resolve);
	});
	process.kill(screen.pty.pid, 'SIGCONT');
	await screen.until(/^ svctop .*● live[\s\S]*checkout/);
	expect(isRestored(screen.output())).toBe(false);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('stopped by SIGSTOP, everything is drawn anew when it goes on', async () => {
	const {screen} = await openDashboard({columns: 120, rows: 30});
	await screen.until(/● live/);
	process.kill(screen.pty.pid, 'SIGSTOP');
	await new Promise<void>(resolve => {
		screen.terminal.write('\u001b[?1049l\u001b[2J', resolve);
	});
	process.kill(screen.pty.pid, 'SIGCONT');
	await screen.until(/● live[\s\S]*checkout/);
});
