/** What a curl asks for. */
export type WebRequest = {readonly method: 'GET' | 'HEAD'; readonly url: URL};

/** Reads `http://name:port/path`, or the same after `GET` or `HEAD`; undefined where it is neither, or another scheme. */
export const parseRequest = (text: string): WebRequest | undefined => {
	const [, method = 'GET', address = ''] = /^\s*(?:(GET|HEAD)\s+)?(\S+)\s*$/i.exec(text) ?? [];
	// curl would read files with file:, and send more than a request with others.
	return /^https?:\/\//i.test(address) && URL.canParse(address)
		? {method: method.toUpperCase() as WebRequest['method'], url: new URL(address)}
		: undefined;
};
