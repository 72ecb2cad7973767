import v8 from 'node:v8';

/** A letter in both cases, for a class; '' for what has one case only. */
const otherCase = (character: string) => {
	const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
	const other = character === lower ? upper : lower;
	return other.length === character.length && other !== character ? other : '';
};

/** A class `[…]`, a group's name `(?<…>`, an escape, or a character. */
const parts = /\[\^?(?:\\.|[^\]\\])*\]|\(\?<[A-Za-z_]\w*>|\\.|./gsu;

const swapped = (text: string) =>
	text.replace(/\\.|./gsu, each => (each.startsWith('\\') ? each : otherCase(each) || each));

const inBothCases = (part: string) => {
	if (part.startsWith('[')) {
		const [, opening, body] = /^(\[\^?)(.*)\]$/s.exec(part)!;
		return `${opening}${body}${swapped(body!)}]`;
	}

	const other = part.length > 2 || part.startsWith('\\') ? '' : otherCase(part);
	return other === '' ? part : `[${part}${other}]`;
};

/** How often something is repeated, and whether a group is. Classes are left out: what looks like a repetition there is none. */
const isCheap = (pattern: string) => {
	const bare = pattern.replaceAll(/\\.|\[\^?(?:\\.|[^\]\\])*\]/gs, 'x').replaceAll('(?', '(');
	const count = [...bare.matchAll(/[*+{]/g)].length;
	return !/\)[*+?{]/.test(bare) && count <= 1 && [...bare.matchAll(/\?/g)].length <= 3;
};

let isAllowed = false;

/** V8's engine that never takes more time than the length of a text times that of the expression. It ignores no case by itself. */
const linear = (pattern: string, flags: string) => {
	if (!isAllowed) {
		isAllowed = true;
		v8.setFlagsFromString('--enable-experimental-regexp-engine');
	}

	return new RegExp(pattern.replace(parts, inBothCases), `l${flags}`);
};

/**
 * An expression that somebody typed, without regard to case, in a form that cannot take for ever, whatever the texts are:
 * `(a+)+$` does in JavaScript's usual one. `isForShort` where the texts have no more than a few hundred characters. Undefined for
 * what is no expression, or cannot be had in that form: it looks back or ahead, or repeats a thing more than 16 times.
 */
export const linearExpression = (
	pattern: string,
	{flags = '', isForShort}: {readonly flags?: 'g' | ''; readonly isForShort: boolean},
): RegExp | undefined => {
	try {
		const usual = new RegExp(pattern, `i${flags}`);
		const repeats = /[*+{?]/.test(pattern);
		return isCheap(pattern) && (isForShort || !repeats) ? usual : linear(pattern, flags);
	} catch {
		return undefined;
	}
};
