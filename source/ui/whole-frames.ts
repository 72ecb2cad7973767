/** Begin and end of a synchronized update (DEC private mode 2026): what ink puts around a frame. */
const begin = '\u001B[?2026h';
const end = '\u001B[?2026l';
/** Cursor to the beginning of the next line. A line feed does the same, but the terminal's driver hands it on by itself. */
const nextLine = '\u001B[E';

/**
 * The same stream, with each frame written in one piece and without line feeds. As ink writes it, a frame reaches the
 * terminal line by line, and what reads the terminal may see, and draw, the half of it.
 */
export const wholeFrames = (stdout: NodeJS.WriteStream): NodeJS.WriteStream => {
	let frame: string | undefined;

	const write = (chunk: string, ...others: readonly unknown[]) => {
		if (chunk === begin) {
			frame = '';
		}

		if (frame === undefined) {
			return stdout.write(chunk, ...(others as []));
		}

		frame += chunk.replaceAll('\n', nextLine);
		if (chunk !== end) {
			return true;
		}

		const whole = frame;
		frame = undefined;
		return stdout.write(whole, ...(others as []));
	};

	return new Proxy(stdout, {
		get(target, name) {
			if (name === 'write') {
				return write;
			}

			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
