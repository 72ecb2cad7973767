/** Milliseconds in words: `550 ms`, `1.5 s`, `30 s`. */
export const secondsText = (ms: number) => (ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`);
