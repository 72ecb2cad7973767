import {expect, test} from 'vitest';
import {keyBytes} from '../_helpers/key-bytes.ts';
import {openTerminal} from '../_helpers/pty.ts';

const enter = '\r';
const esc = keyBytes('esc');

test('the tour of the README shows what it says', async () => {
	const screen = openTerminal(['--demo'], {columns: 130, rows: 34});
	const step = async (keys: readonly string[], shown: RegExp) => {
		for (const key of keys) {
			screen.type(key);
		}

		await screen.until(shown);
	};
	try {
		await screen.until(/● live/);
		await step(['/'], /!text/);
		await step(['ledger', enter], /SERVICES 1 · \/ledger[\s\S]*targetPort htpp not found/);
		await step([enter], /DIAGNOSIS shop\/ledger[\s\S]*Fix[\s\S]*patch service ledger/);
		await step([esc], /SERVICES 1 /);
		await step([esc], /SERVICES 9\d/);
		await step(['/', 'cart', enter], /i shop +cart/);
		await step(['t'], /<enter> run/i);
		await step([enter], /nothing listens on port 8080[\s\S]*declare containerPort 3000/);
		await step([esc], /✖ shop +cart .*nothing listens/);
		await step(['/'], /!text|cart/);
		await step(['\u0015', 'vault-in', enter], /SERVICES 1 · \/vault-in/);
		await step(['t'], /<enter> run/i);
		await step([enter], /NetworkPolicy vault-in\s+does\s+not\s+allow[\s\S]*inside the pod, 127\.0\.0\.1 +ok/);
		await step([esc], /SERVICES 1 /);
		await step(['T'], /<enter> run/i);
		await step([enter], /MATRIX shop\/vault[\s\S]*✖ timeout/);
		await step([esc], /SERVICES 1 /);
		await step(['h'], /(?:HISTORY|TIMELINE) shop\/vault/);
	} finally {
		screen.kill();
	}

	expect(screen.text()).toContain('vault');
}, 120_000);
