import type {ReadStream} from 'node:tty';

/** What the mouse did. Cells count from 0. */
export type MouseReport =
	| {readonly kind: 'wheel'; readonly by: 1 | -1}
	| {readonly kind: 'press'; readonly column: number; readonly row: number};

/** A report (xterm, mode 1006), `ESC [<0;12;5M`, and the beginning of one at the end of what was read. */
const whole = /\u001B\[<(\d+);(\d+);(\d+)([Mm])/g;
const begun = /\u001B\[<[\d;]*$/;

/** Bits of a report's first number: shift, meta, ctrl; a movement; the wheel. */
const modifiers = 4 + 8 + 16;
const movement = 32;
const wheel = 64;

const meaning = (code: number, column: number, row: number, isPress: boolean): MouseReport | undefined => {
	if (!isPress || (code & movement) !== 0) {
		return undefined;
	}

	const button = code & ~modifiers;
	if (button === wheel || button === wheel + 1) {
		return {kind: 'wheel', by: button === wheel ? -1 : 1};
	}

	return code === 0 ? {kind: 'press', column: column - 1, row: row - 1} : undefined;
};

/**
 * Takes mouse reports out of what is read: `onReport` hears of each that means something, and what is left is returned.
 * A report may come in parts: no byte of it is left to be taken for a key.
 */
export const createMouseFilter = (onReport: (report: MouseReport) => void): ((text: string) => string) => {
	let before = '';
	return text => {
		const all = before + text;
		const keys = all.replace(whole, (_, code: string, column: string, row: string, end: string) => {
			const report = meaning(Number(code), Number(column), Number(row), end === 'M');
			if (report !== undefined) {
				onReport(report);
			}

			return '';
		});
		[before = ''] = begun.exec(keys) ?? [];
		return keys.slice(0, keys.length - before.length);
	};
};

/** Hears the mouse. Returns what ends that. */
export type ListenToMouse = (listener: (report: MouseReport) => void) => () => void;

/** A terminal's input without the mouse reports in it, which ink drops, and a way to hear them. */
export const withoutMouse = (stdin: ReadStream): {readonly keys: ReadStream; readonly listen: ListenToMouse} => {
	const listeners = new Set<(report: MouseReport) => void>();
	const filter = createMouseFilter(report => {
		for (const listener of listeners) {
			listener(report);
		}
	});
	const read = (size?: number) => {
		for (let chunk = stdin.read(size); chunk !== null; chunk = stdin.read(size)) {
			const keys = filter(String(chunk));
			if (keys !== '') {
				return keys;
			}
		}

		return null;
	};
	const keys = new Proxy(stdin, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name, target);
			return name === 'read' ? read : typeof value === 'function' ? value.bind(target) : value;
		},
	});
	return {
		keys,
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};
