const reasons: Readonly<Record<number, string>> = {
	200: 'OK',
	404: 'Not Found',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

export const statusLine = (status: number) => `HTTP/1.1 ${status} ${reasons[status] ?? 'Unknown'}`;

/** The short body the demo's programs answer with. */
export const bodyOf = (status: number) => (status === 200 ? 'ok\n' : `${(reasons[status] ?? 'error').toLowerCase()}\n`);
