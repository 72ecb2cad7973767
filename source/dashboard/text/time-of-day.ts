const two = (value: number) => String(value).padStart(2, '0');

/** The local time, `14:02:11`; with the date before it where it is not today's. Both in Unix milliseconds. */
export const timeOfDay = (at: number, now: number): string => {
	const then = new Date(at);
	const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(two).join(':');
	return then.toDateString() === new Date(now).toDateString()
		? time
		: `${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
};
