/** A title as the rest of a sentence: `No endpoint answers` as `no endpoint answers`; `UDP …` stays as it is. */
export const uncapitalised = (text: string): string => text.replace(/^[A-Z](?![A-Z])/, letter => letter.toLowerCase());
