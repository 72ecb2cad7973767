const two = (value: number) => String(value).padStart(2, '0');

/** The time of day where the screen is, `07:31:05`. `at` is in Unix milliseconds. */
export const clockTime = (at: number): string => {
	const date = new Date(at);
	return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
};
