import type {ApiObject} from '../../kubernetes/objects/api-object.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {lineTime} from '../../text/line-time.ts';
import {appended, type Lines, noLines} from './lines.ts';

/** An object as the API names it. */
export type Subject = ApiObject;

/** How far back a log goes: the last lines, from its beginning, or so many seconds. */
export type Since = 'tail' | 'head' | number;

/** What a document shows. */
export type DocumentSource =
	| {readonly kind: 'yaml' | 'describe' | 'events'; readonly subject: Subject}
	/** `others` are all containers of the pod. */
	| {
			readonly kind: 'logs';
			readonly target: Target;
			readonly others: readonly string[];
			readonly isPrevious: boolean;
			readonly since: Since;
	  }
	| {readonly kind: 'messages'}
	/** What svctop told in a pane, as it was then. */
	| {readonly kind: 'pane'; readonly title: string; readonly lines: readonly string[]};

/** The first thing shown: a line and, where lines are wrapped, one of the rows it takes. */
export type Place = {readonly top: number; readonly row: number};

/** A long text that is read over the lists, and where one is in it. */
export type Document = Place & {
	readonly source: DocumentSource;
	readonly phase: 'loading' | 'loaded' | 'failed';
	/** Why it could not be loaded; '' while nothing stands in the way. */
	readonly problem: string;
	/** What there is to say about where it stands, such as that a log has ended. */
	readonly note: string;
	/** Whether it is a log that is not written to at the moment, as its container does not run. */
	readonly isEnded: boolean;
	readonly lines: Lines;
	/** Cells scrolled to the right; 0 where lines are wrapped. */
	readonly left: number;
	readonly isWrapped: boolean;
	/** Whether it takes the header's place too. */
	readonly isFull: boolean;
	/** Whether it stays at its end while it grows. */
	readonly isFollowing: boolean;
	/** Whether the time that begins each line of a log is shown. */
	readonly hasTimes: boolean;
	/** What is searched for; '' for nothing. */
	readonly search: string;
	/** The line of the match one is on; -1 for none. */
	readonly match: number;
};

/** What someone who reads can change. */
export type Reading = Partial<
	Pick<
		Document,
		'top' | 'row' | 'left' | 'isWrapped' | 'isFull' | 'isFollowing' | 'hasTimes' | 'search' | 'match' | 'source'
	>
>;

/** The name under which a document's place is remembered. */
export const documentId = (source: DocumentSource): string => {
	switch (source.kind) {
		case 'pane': {
			return source.title;
		}

		case 'messages': {
			return source.kind;
		}

		case 'logs': {
			const {namespace, pod, container} = source.target;
			return `logs ${namespace}/${pod}/${container}`;
		}

		default: {
			const {kind, namespace, name} = source.subject;
			return `${source.kind} ${kind} ${[namespace, name].filter(Boolean).join('/')}`;
		}
	}
};

export const newDocument = (source: DocumentSource): Document => ({
	source,
	phase: 'loading',
	problem: '',
	note: '',
	isEnded: false,
	lines: noLines,
	top: 0,
	row: 0,
	left: 0,
	// What is told in sentences is to be read whole.
	isWrapped: source.kind === 'messages' || source.kind === 'events',
	isFull: false,
	isFollowing: source.kind === 'logs' || source.kind === 'messages',
	hasTimes: false,
	search: '',
	match: -1,
});

/** A line as it is shown: without the time that the server begins each line of a log with, unless it is asked for. */
export const shownLine = ({source, hasTimes}: Pick<Document, 'source' | 'hasTimes'>, line: string) => {
	const time = source.kind === 'logs' && !hasTimes ? lineTime(line) : '';
	return time === '' ? line : line.slice(time.length + 1);
};

/** A document with more lines at its end; `note` is what is said about it. What was forgotten moves its place up. */
export const grown = (document: Document, lines: readonly string[], note: string, isEnded = false): Document => {
	const next = appended(document.lines, lines);
	const gone = next.dropped - document.lines.dropped;
	return {
		...document,
		phase: 'loaded',
		problem: '',
		note,
		isEnded,
		lines: next,
		top: Math.max(0, document.top - gone),
		match: Math.max(-1, document.match - gone),
	};
};
