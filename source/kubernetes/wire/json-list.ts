import {ClusterError} from '../errors.ts';
import type {ListReader} from './codec.ts';
import {refuseEndless} from './endless.ts';
import {type Json, object, text} from './json.ts';

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\{}[]');

const notAList = (cause?: unknown) =>
	new ClusterError('malformed', 'The API server answered a list with something else.', {cause});

/**
 * Reads a JSON list while it arrives: each element of `items` is parsed as soon as its last brace is there, so that
 * neither the whole text nor the whole tree is ever held. What is left without the items is parsed at the end.
 */
export const jsonList = <T>(decode: (value: Json) => T): ListReader<T> => {
	/** Bytes around the items; the elements themselves are cut out of it. */
	const envelope: Buffer[] = [];
	let element: Buffer[] = [];
	/** Bytes of the element that has not ended, and of all that is around the elements. */
	let elementSize = 0;
	let envelopeSize = 0;
	let depth = 0;
	let isInString = false;
	let isEscaped = false;
	/** Whether the array at depth 2 is `items`: the only top-level array a list has. */
	let isInItems = false;
	let hasElements = false;

	const take = (bytes: Buffer) => {
		try {
			return decode(JSON.parse(bytes.toString()));
		} catch (error) {
			throw notAList(error);
		}
	};

	return {
		push(chunk) {
			const records: T[] = [];
			let start = 0;
			for (let index = 0; index < chunk.length; index++) {
				const byte = chunk[index]!;
				if (isInString) {
					if (isEscaped) {
						isEscaped = false;
					} else if (byte === backslash) {
						isEscaped = true;
					} else if (byte === quote) {
						isInString = false;
					}

					continue;
				}

				if (byte === quote) {
					isInString = true;
				} else if (byte === openBrace || byte === openBracket) {
					if (isInItems && depth === 2) {
						// Before the first element stands the head of the list, between two of them only a comma.
						if (!hasElements) {
							envelope.push(Buffer.from(chunk.subarray(start, index)));
						}

						hasElements = true;
						start = index;
					}

					depth++;
					isInItems ||= depth === 2 && byte === openBracket;
				} else if (byte === closeBrace || byte === closeBracket) {
					depth--;
					if (isInItems && depth === 2) {
						element.push(chunk.subarray(start, index + 1));
						records.push(take(Buffer.concat(element)));
						element = [];
						elementSize = 0;
						start = index + 1;
					}

					isInItems &&= depth >= 2;
				}
			}

			const rest = Buffer.from(chunk.subarray(start));
			if (isInItems && depth > 2) {
				element.push(rest);
				elementSize += rest.length;
			} else {
				envelope.push(rest);
				envelopeSize += rest.length;
			}

			refuseEndless(Math.max(elementSize, envelopeSize));
			return records;
		},

		end() {
			try {
				// What separated the elements is still there: `[,,,]` becomes `[]`.
				const head = Buffer.concat(envelope)
					.toString()
					.replace(/\[[\s,]*\]/, '[]');
				const whole = object(JSON.parse(head));
				if (!Array.isArray(whole.items) && whole.items !== null) {
					throw new TypeError('no items');
				}

				const metadata = object(whole.metadata);
				return {resourceVersion: text(metadata.resourceVersion), next: text(metadata.continue)};
			} catch (error) {
				throw notAList(error);
			}
		},
	};
};
