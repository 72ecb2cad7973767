/** A name that sets the clipboard, rings, colours, reorders and hides, were it written as it is. */
export const hostileName = 'prod\u001b]52;c;aGk=\u0007\u001b[2J\u009b31m\u202eeu\u200b\ufeff';

/** What a terminal obeys instead of showing it; ends of lines are meant. */
export const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
