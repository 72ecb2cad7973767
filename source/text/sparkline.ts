const unicodeBars: readonly string[] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Shares from 0 to 1 over time, a bar for each slice: the lowest for none, a blank where there is nothing to tell. */
export const sparkline = (shares: ReadonlyArray<number | null>, bars = unicodeBars): string =>
	shares
		.map(share => (share === null ? ' ' : bars[share === 0 ? 0 : Math.max(1, Math.round(share * (bars.length - 1)))]!))
		.join('');
