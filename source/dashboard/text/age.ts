const units = [
	{seconds: 86_400, letter: 'd'},
	{seconds: 3600, letter: 'h'},
	{seconds: 60, letter: 'm'},
];

const unitOf = (seconds: number) => units.find(unit => seconds >= unit.seconds) ?? {seconds: 1, letter: 's'};

/** How long ago, in one unit: `40s`, `12m`, `5h`, `2d`. Both in Unix milliseconds; a moment yet to come is `0s`. */
export const ageText = (since: number, now: number) => {
	const seconds = Math.max(0, Math.floor((now - since) / 1000));
	const unit = unitOf(seconds);
	return `${Math.floor(seconds / unit.seconds)}${unit.letter}`;
};

/** The first moment after `now` at which `ageText` says something else. Unix milliseconds. */
export const nextAge = (since: number, now: number) => {
	const seconds = Math.max(0, Math.floor((now - since) / 1000));
	const unit = unitOf(seconds);
	return since + (Math.floor(seconds / unit.seconds) + 1) * unit.seconds * 1000;
};
