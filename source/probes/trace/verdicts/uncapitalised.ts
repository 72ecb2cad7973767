/** A title as the rest of a sentence: `No route to host` as `no route to host`; `UDP …` and `ClusterIP …` stay as they are. */
export const uncapitalised = (text: string): string =>
	text.replace(/^[A-Z](?!\w*[A-Z])/, letter => letter.toLowerCase());
