import {expect, test} from 'vitest';
import {isRestored, openDashboard} from '../../_helpers/dashboard.ts';

test('a shell gets the terminal, and gives it back', async () => {
	const {screen} = await openDashboard({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	screen.type('s');
	await screen.until(/CONTAINERS 3/);
	screen.type('\r');
	await screen.until(/shell in shop\/web-\S+, container web[\s\S]*\/ # /);
	expect(isRestored(screen.output())).toBe(true);
	screen.type('hostname\r');
	await screen.until(/hostname\s+web-\S+\s+\/ # /);
	screen.resize(90, 25);
	screen.type('exit\r');
	await screen.until(/SERVICES 1 [\s\S]*The shell in pod web-\S+ has ended\./);
	screen.type('y');
	await screen.until(/YAML Service shop\/web/);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
	expect(isRestored(screen.output())).toBe(true);
});

test('asked for twice in one read a shell opens once, and gets what is typed before it is there', async () => {
	const {screen} = await openDashboard({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	screen.type('\t\tss');
	await screen.until(/shell in shop\/web-/);
	screen.type('hostname\r');
	await screen.until(/\/ # hostname\s+web-\S+\s+\/ # /);
	screen.type('exit\r');
	await screen.until(/SERVICES 1 [\s\S]*The shell in pod web-\S+ has ended\./);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('what was said in shells stays on the terminal, and what comes after svctop comes after it', async () => {
	const {screen} = await openDashboard({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	screen.type('\t\t');
	for (const round of [1, 2]) {
		screen.type('s');
		await screen.until(new RegExp(`(shell in shop/web-[\\s\\S]*){${round}}/ # *\\n`));
		screen.type('hostname\r');
		await screen.until(new RegExp(`(hostname\\s+web-\\S+\\s+/ # [\\s\\S]*){${round}}`));
		screen.type('exit\r');
		await screen.until(/SERVICES 1 [\s\S]*has ended\./);
	}

	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
	await new Promise<void>(resolve => {
		screen.terminal.write('the next prompt', resolve);
	});
	expect(screen.text().match(/shell in|hostname|the next prompt/g)).toStrictEqual([
		...['shell in', 'hostname', 'shell in', 'hostname'],
		'the next prompt',
	]);
});

test('without a shell in the image the screen says so', async () => {
	const {screen} = await openDashboard({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.catalog\r');
	await screen.until(/SERVICES 1 /);
	screen.type('s');
	await screen.until(/CONTAINERS/);
	screen.type('\r');
	await screen.until(/There is no shell in the image of container catalog\./);
	screen.type(':messages\r');
	await screen.until(/MESSAGES[\s\S]*error There is no shell in the image/);
});
