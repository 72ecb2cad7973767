import {fitted, padded, widthOf} from './text-width.ts';

const whereTheRestIs = '  :messages has the rest';
/** Cells without which a message says nothing. */
const least = 24;

/** What is among the messages too, in exactly `width` cells: where it has to be cut, it says where it can be read. */
export const messageText = (text: string, width: number, ellipsis: string) => {
	const room = width - whereTheRestIs.length;
	if (widthOf(text) <= width) {
		return padded(text, width);
	}

	return room < least ? fitted(text, width, ellipsis) : `${fitted(text, room, ellipsis)}${whereTheRestIs}`;
};
