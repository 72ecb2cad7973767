import stringWidth from 'string-width';

/** Lines of a paragraph that are no wider than `width`; a longer word has a line of its own. */
export const filled = (paragraph: string, width: number): readonly string[] => {
	const lines: string[] = [];
	for (const word of paragraph.split(/\s+/).filter(Boolean)) {
		const last = lines.at(-1);
		if (last !== undefined && stringWidth(last) + 1 + stringWidth(word) <= width) {
			lines[lines.length - 1] = `${last} ${word}`;
		} else {
			lines.push(word);
		}
	}

	return lines;
};
