import {growthOf, type Measured, scales} from './measure.ts';

const nameWidth = 24;
const width = 12;

/** Milliseconds with three digits that say something. */
const timeText = (milliseconds: number) =>
	milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3);

export const headLine = ['ms of processor time'.padEnd(nameWidth), ...scales.map(scale => `${scale}×`), 'growth']
	.map((text, index) => (index === 0 ? text : text.padStart(width)))
	.join('');

export const measuredLine = (measured: Measured) =>
	[
		measured.name.padEnd(nameWidth),
		...[...measured.figures.map(({milliseconds}) => timeText(milliseconds)), growthOf(measured).toFixed(2)].map(text =>
			text.padStart(width),
		),
	].join('');
