import wrapAnsi from 'wrap-ansi';

/** Lines of a paragraph that are no wider than `width`; a longer word has a line of its own. */
export const filled = (paragraph: string, width: number): readonly string[] => {
	const text = paragraph.split(/\s+/).filter(Boolean).join(' ');
	return text === '' ? [] : wrapAnsi(text, width).split('\n');
};
