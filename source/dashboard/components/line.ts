import type {Tone} from '../../theme.ts';

/** A part of a line, all of it in one tone. */
export type Piece = {
	readonly text: string;
	/** Plain where absent. */
	readonly tone?: Tone;
	/** Whether its colours are swapped, as of what a search found. */
	readonly isInverse?: boolean;
};

/** One line of the screen. */
export type Line = readonly Piece[];

export const toned = (tone: Tone, text: string): Piece => ({text, tone});

const piecesOf = (part: string | Piece | Line): Line => {
	if (typeof part === 'string') {
		return part === '' ? [] : [{text: part}];
	}

	return 'text' in part ? [part] : part;
};

/** A line as a template: its text is plain, its values are texts, pieces or whole lines. */
export const line = (texts: TemplateStringsArray, ...parts: ReadonlyArray<string | Piece | Line>): Line =>
	texts.flatMap((text, index) => [...piecesOf(text), ...(index < parts.length ? piecesOf(parts[index]!) : [])]);

/** The same line in as few pieces as it has tones: each costs the screen as much as it has cells. */
export const joined = (pieces: Line): Line => {
	const result: Piece[] = [];
	for (const piece of pieces) {
		const last = result.at(-1);
		if (
			last !== undefined &&
			(last.tone ?? 'plain') === (piece.tone ?? 'plain') &&
			last.isInverse === piece.isInverse
		) {
			result[result.length - 1] = {...last, text: last.text + piece.text};
		} else {
			result.push(piece);
		}
	}

	return result;
};

/** Whether two lines look alike. */
export const isSameLine = (a: Line, b: Line): boolean =>
	a.length === b.length &&
	a.every(({text, tone, isInverse}, index) => {
		const other = b[index]!;
		return text === other.text && tone === other.tone && isInverse === other.isInverse;
	});

/** The text of a line without its tones. */
export const lineText = (pieces: Line): string => pieces.map(({text}) => text).join('');
