import {test} from 'vitest';
import {openDashboard} from '../../_helpers/dashboard.ts';

test('a terminal too small says so, and recovers', async () => {
	const {screen} = await openDashboard({columns: 10, rows: 3});
	await screen.until(/too small/);
	screen.resize(100, 30);
	await screen.until(/● live/);
	screen.resize(10, 3);
	await screen.until(/too small/);
	screen.resize(80, 24);
	await screen.until(/SERVICES/);
});

test('a terminal that shrinks to nothing comes back whole', async () => {
	const {screen} = await openDashboard({columns: 120, rows: 40});
	await screen.until(/● live/);
	screen.resize(1, 1);
	screen.resize(2, 3);
	screen.resize(120, 40);
	screen.type('/payments');
	await screen.until(
		/● live.*\n.*\n SERVICES 1 · \/payments.*\n +NAMESPACE .*AGE *\n[\s\S]*PODS payments[\s\S]*\n \/payments█/,
	);
});
