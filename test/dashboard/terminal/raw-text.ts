import {expect, test} from 'vitest';
import {isRestored, openDashboard} from '../../_helpers/dashboard.ts';

test(':copy prints a line that the terminal wraps itself, and any key goes back', async () => {
	const {screen} = await openDashboard({columns: 60, rows: 20});
	await screen.until(/● live/);
	screen.type('/shop.checkout\r');
	await screen.until(/SERVICES 1 /);
	screen.type(':copy\r');
	await screen.until(/Any key goes back to svctop\./);
	expect(isRestored(screen.output())).toBe(true);
	const rows = Array.from({length: screen.terminal.rows}, (_, y) => screen.terminal.buffer.active.getLine(y)!);
	const first = rows.findIndex(row => row.translateToString(true).includes('kubectl '));
	expect(rows[first]!.isWrapped).toBe(false);
	expect(rows[first + 1]!.isWrapped).toBe(true);
	screen.type('j');
	await screen.until(/SERVICES 1 /);
	screen.type('y');
	await screen.until(/YAML Service shop\/checkout/);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});
