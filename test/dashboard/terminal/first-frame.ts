import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {initialState} from '../../../source/dashboard/state/root-reducer.ts';
import {createFirstFrame} from '../../../source/dashboard/terminal/first-frame.ts';
import {createTheme} from '../../../source/theme.ts';
import {service, view} from '../../_helpers/objects.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const columns = 100;
const rows = 20;
const feed = [
	{
		type: 'rows',
		changed: ['ledger', 'web'].map(name => ({
			view: view({service: service({namespace: 'shop', name})}),
			judgement: {state: 'unknown', findings: []},
		})),
		removed: [],
		isComplete: false,
		at: start,
	},
] as never;

const open = () => {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	const written: string[] = [];
	const modes: boolean[] = [];
	const frame = createFirstFrame(
		{setRawMode: (mode: boolean) => modes.push(mode)} as unknown as NodeJS.ReadStream,
		{write: (text: string) => written.push(text)} as unknown as NodeJS.WriteStream,
		createTheme({isUnicode: true, hasColor: true}),
	);
	return {terminal, written, modes, frame};
};

test('it shows what ink shows after it', async () => {
	const screen = await openScreen({columns, rows, feed});
	const {terminal, written, frame} = open();
	frame.draw(screen.store.getState());
	await new Promise<void>(resolve => {
		terminal.write(written.join(''), resolve);
	});
	const lines = Array.from({length: rows}, (_, row) => terminal.buffer.active.getLine(row)!.translateToString(true));
	expect(lines.join('\n')).toContain('ledger');
	expect(lines.map(line => line.trimEnd())).toEqual(screen.lines().map(line => line.trimEnd()));
	frame.giveBack();
});

test('it takes the terminal once, and gives it back once', () => {
	const state = initialState({
		context: 'prod-eu',
		contexts: [],
		namespace: undefined,
		isDemo: false,
		isReadonly: false,
		now: start,
		columns,
		rows,
	});
	const {written, modes, frame} = open();
	frame.draw(state);
	frame.draw(state);
	frame.giveBack();
	frame.giveBack();
	expect(modes).toEqual([true, false]);
	expect(written.filter(text => text.includes('\u001b[?1049h'))).toHaveLength(1);
	expect(written.at(-1)).toBe('\u001b[?25h\u001b[?1049l');
});

test('nothing is given back that ink has taken over', () => {
	const {written, modes, frame} = open();
	frame.draw(
		initialState({
			context: '',
			contexts: [],
			namespace: undefined,
			isDemo: false,
			isReadonly: false,
			now: start,
			columns,
			rows,
		}),
	);
	frame.handOver();
	frame.giveBack();
	expect(modes).toEqual([true]);
	expect(written.join('')).not.toContain('\u001b[?1049l');
});
