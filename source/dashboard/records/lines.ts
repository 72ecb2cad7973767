/**
 * A text of many lines that grows at its end and, past a limit, is forgotten from its beginning. Appending copies no more
 * than one chunk: a log of 100,000 lines takes ten batches a second.
 */
export type Lines = {
	/** All but the last hold exactly `chunkLength` lines. */
	readonly chunks: ReadonlyArray<readonly string[]>;
	readonly count: number;
	readonly characters: number;
	/** How many were forgotten. */
	readonly dropped: number;
};

export const chunkLength = 512;
const mostLines = 100_000;
/** UTF-16 units, of which V8 stores most in one byte each. */
const mostCharacters = 16_000_000;

export const noLines: Lines = {chunks: [], count: 0, characters: 0, dropped: 0};

const charactersOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);

export const appended = (lines: Lines, added: readonly string[]): Lines => {
	const chunks = lines.chunks.slice();
	const rest = (chunks.at(-1)?.length ?? chunkLength) < chunkLength ? chunks.pop()! : [];
	const whole = [...rest, ...added];
	for (let start = 0; start < whole.length; start += chunkLength) {
		chunks.push(whole.slice(start, start + chunkLength));
	}

	let count = lines.count + added.length;
	let characters = lines.characters + charactersOf(added);
	let {dropped} = lines;
	while (chunks.length > 1 && (count > mostLines || characters > mostCharacters)) {
		const gone = chunks.shift()!;
		count -= gone.length;
		characters -= charactersOf(gone);
		dropped += gone.length;
	}

	return {chunks, count, characters, dropped};
};

export const lineAt = ({chunks}: Lines, index: number): string =>
	chunks[Math.floor(index / chunkLength)]?.[index % chunkLength] ?? '';
