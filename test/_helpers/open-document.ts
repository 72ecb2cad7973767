import {type DocumentSource, documentId} from '../../source/dashboard/records/document.ts';
import {clients, liveFeed} from './rows.ts';
import {openScreen} from './screen.tsx';

const subject = {kind: 'Service', namespace: 'shop', name: 'checkout'} as const;
export const log = {
	kind: 'logs',
	target: {namespace: 'shop', pod: 'web-1', container: 'api'},
	others: ['api', 'proxy'],
	isPrevious: false,
	since: 'tail',
} as const;
export const yaml: DocumentSource = {kind: 'yaml', subject};

/** A document of each kind that is loaded, and a log. */
export const sources: Readonly<Record<string, DocumentSource>> = {
	yaml,
	describe: {kind: 'describe', subject},
	events: {kind: 'events', subject},
	logs: log,
};

const long = `2026-03-01T12:00:09Z ${'wide '.repeat(50)}end`;

/** 61 lines, of which three say error, and the last is wider than the screen. */
export const lines = [
	...Array.from(
		{length: 60},
		(_, index) => `2026-03-01T12:00:00Z line ${index} ${index % 20 === 7 ? 'error' : 'fine'}`,
	),
	long,
];

/** The dashboard with a document open that has these lines; the messages have none. */
export const openDocument = async (source: DocumentSource, options: Parameters<typeof openScreen>[0] = {}) => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed(), ...options});
	await screen.dispatch({type: 'document/opened', source});
	if (source.kind !== 'messages') {
		await screen.dispatch({type: 'document/grown', id: documentId(source), lines, note: ''});
	}

	return screen;
};
