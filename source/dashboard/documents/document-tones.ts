import {lineTime} from '../../text/line-time.ts';
import type {TonedSpan} from '../components/styled-line.ts';
import type {Document} from '../records/document.ts';

const none: readonly TonedSpan[] = [];

/** Key, colon and value of one line of YAML, with the dashes of lists before them. */
const pair = /^(\s*(?:- )*)([^\s:][^:]*|'[^']*'|"[^"]*")(:)(?:\s+(.*))?$/;

const valueTone = (value: string) => {
	if (/^["']/.test(value)) {
		return 'quiet';
	}

	return /^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(value) ? 'warning' : 'plain';
};

const yamlTones = (line: string): readonly TonedSpan[] => {
	const [, lead = '', key, , value = ''] = pair.exec(line) ?? [];
	if (key === undefined) {
		const item = /^\s*(?:- )+(.*)$/.exec(line)?.[1];
		return item === undefined ? none : [{from: line.length - item.length, to: line.length, tone: valueTone(item)}];
	}

	return [
		{from: lead.length, to: lead.length + key.length, tone: 'accent'},
		{from: line.length - value.length, to: line.length, tone: valueTone(value)},
	];
};

/** A heading of describe ends in a colon, or has its value behind it. */
const describeTones = (line: string): readonly TonedSpan[] => {
	const heading = /^\s*[A-Z][^:]{0,40}:(?=\s|$)/.exec(line)?.[0];
	if (heading !== undefined) {
		return [{from: 0, to: heading.length, tone: 'accent'}];
	}

	return eventTones(line);
};

const eventTones = (line: string): readonly TonedSpan[] => {
	if (/^\s*LAST SEEN\s/.test(line)) {
		return [{from: 0, to: line.length, tone: 'faint'}];
	}

	const warning = /\bWarning\b/.exec(line.slice(0, 40));
	return warning === null ? none : [{from: warning.index, to: warning.index + warning[0].length, tone: 'warning'}];
};

/** The time of a log line stands back; so does that of a message. */
const logTones = (line: string, hasTimes: boolean): readonly TonedSpan[] => {
	const end = hasTimes ? lineTime(line).length : 0;
	return end > 0 ? [{from: 0, to: end, tone: 'faint'}] : none;
};

const messageTones = (line: string): readonly TonedSpan[] => [
	{from: 0, to: 8, tone: 'faint'},
	...(line.slice(9, 14) === 'error' ? [{from: 9, to: 14, tone: 'error'} as const] : []),
];

/** The tones of a line of a document. */
export const documentTones = ({source, hasTimes}: Document, line: string): readonly TonedSpan[] => {
	switch (source.kind) {
		case 'yaml': {
			return yamlTones(line);
		}

		case 'describe': {
			return describeTones(line);
		}

		case 'events': {
			return eventTones(line);
		}

		case 'logs': {
			return logTones(line, hasTimes);
		}

		case 'messages': {
			return messageTones(line);
		}

		case 'pane': {
			return [];
		}
	}
};
