import {playRecording, type Recording} from './asciicast.ts';
import type {Palette} from './palettes.ts';
import {screenSvg} from './screen-svg.ts';

/** Percent of the whole, as short as it can be written. */
const percent = (part: number) => `${Number(part.toFixed(2))}%`;

/** When a screen is seen: CSS animations of SVG, which browsers and GitHub play. */
const timing = (index: number, from: number, to: number, total: number) => {
	const [start, end] = [(100 * from) / total, (100 * to) / total];
	const rules = [
		...(start > 0 ? ['0%{visibility:hidden}'] : []),
		`${percent(start)}{visibility:visible}`,
		...(end < 100 ? [`${percent(end)}{visibility:hidden}`] : []),
	];
	return `@keyframes f${index}{${rules.join('')}}#f${index}{animation:f${index} ${total}s step-end infinite}`;
};

/** A recording as one SVG picture that moves. A viewer that plays no animation shows the last screen. */
export const movingPicture = async (recording: Recording, palette: Palette): Promise<string> => {
	const screens: Array<{readonly svg: string; readonly seconds: number}> = [];
	await playRecording(recording, (terminal, seconds) => {
		screens.push({svg: screenSvg(terminal, palette), seconds});
	});
	const total = screens.reduce((sum, {seconds}) => sum + seconds, 0);
	const head = screens[0]!.svg.slice(0, screens[0]!.svg.indexOf('>') + 1);
	let second = 0;
	const timings = screens.map(({seconds}, index) => {
		const from = second;
		second += seconds;
		return timing(index, from, second, total);
	});
	return [
		head,
		`<style>${timings.join('')}</style>`,
		...screens.map(({svg}, index) => `<g id="f${index}">${svg.slice(head.length, svg.lastIndexOf('</svg>'))}</g>`),
		'</svg>',
		'',
	].join('\n');
};
