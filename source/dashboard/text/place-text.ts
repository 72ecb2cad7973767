/** Which lines of a text are shown, and of how many: "1-20 of 53". `first` and `last` count from 0. */
export const placeText = (first: number, last: number, count: number) =>
	`${(first + 1).toLocaleString('en')}-${(last + 1).toLocaleString('en')} of ${count.toLocaleString('en')}`;
