/** UTF-16 units of a line that are kept. */
const longest = 32_768;

/**
 * Cuts a stream of text into lines. `push` returns the lines that have ended, `end` the last one where it is not empty.
 * Of a line longer than 32,768 characters the beginning is kept, and how much is missing.
 */
export const createLineSplitter = () => {
	let line = '';
	let missing = 0;

	const add = (text: string) => {
		const room = longest - line.length;
		line += text.slice(0, room);
		missing += Math.max(0, text.length - room);
	};

	const take = () => {
		const whole = missing === 0 ? line : `${line} (${missing.toLocaleString('en')} characters more)`;
		line = '';
		missing = 0;
		return whole;
	};

	return {
		push(text: string): readonly string[] {
			const parts = text.split('\n');
			const last = parts.pop() ?? '';
			const lines = parts.map(part => {
				add(part);
				return take();
			});
			add(last);
			return lines;
		},
		end: (): readonly string[] => (line === '' ? [] : [take()]),
	};
};
