import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {castText, createRecorder, playRecording} from '../../scripts/asciicast.ts';
import {palettes} from '../../scripts/palettes.ts';
import {screenSvg} from '../../scripts/screen-svg.ts';

const open = () => new xterm.Terminal({cols: 20, rows: 4, allowProposedApi: true});
const write = (terminal: ReturnType<typeof open>, text: string) =>
	new Promise<void>(resolve => {
		terminal.write(text, resolve);
	});

test('what is played looks as what was recorded, whatever was written in between', async () => {
	const terminal = open();
	const {shoot, recording} = createRecorder(terminal, 1_768_469_400, 'a film');
	const seen: string[] = [];
	for (const text of [
		'\u001B[1;31mred\u001B[0m \u001B[7minverse\u001B[0m ✖ 日本',
		'\u001B[2;1Hone\u001B[2;1Htwo\u001B[2m faint',
		'',
	]) {
		await write(terminal, text);
		shoot(1.5);
		seen.push(screenSvg(terminal, palettes.dark));
	}

	const played: string[] = [];
	await playRecording(recording(), (screen, seconds) => {
		played.push(screenSvg(screen, palettes.dark));
		expect(seconds).toBe(1.5);
	});
	expect(played).toEqual(seen);
	expect(new Set(seen).size).toBe(2);
});

test('a recording is an asciicast of version 2, and has each row once', async () => {
	const terminal = open();
	const {shoot, recording} = createRecorder(terminal, 1_768_469_400, 'a film');
	await write(terminal, 'first\r\nsecond');
	shoot(2);
	await write(terminal, ' line');
	shoot(3);

	const [header, first, second, end, ...others] = castText(recording())
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line));
	expect(header).toEqual({version: 2, width: 20, height: 4, timestamp: 1_768_469_400, title: 'a film'});
	expect(first).toEqual([0, 'o', expect.stringMatching(/first.*second/s)]);
	expect(second).toEqual([2, 'o', expect.not.stringContaining('first')]);
	expect(second[2]).toContain('second line');
	expect(end).toEqual([5, 'o', '']);
	expect(others).toEqual([]);
});
