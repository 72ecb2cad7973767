/** How many scenarios are applied, or commands run, at the same moment. */
const lanes = 6;

/** Does it for each of the items, some at a time. */
export const inLanes = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>) => {
	const queue = [...items];
	const lane = async (): Promise<void> => {
		const item = queue.shift();
		if (item !== undefined) {
			await work(item);
			await lane();
		}
	};

	await Promise.all(Array.from({length: lanes}, lane));
};
