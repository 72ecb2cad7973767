import {beginFrame, endFrame, enterAlternateScreen, eraseBelow, home, nextLine} from './terminal-codes.ts';

/**
 * The same stream, with each frame written in one piece and without line feeds. As ink writes it, a frame reaches the
 * terminal line by line, and what reads the terminal may see, and draw, the half of it.
 *
 * `framed` is called after each frame. `isEntered` tells that the alternate screen is shown already, with something on it: entered twice, some terminals
 * forget where the cursor was, and ink's first frame takes it for empty.
 */
export const wholeFrames = (stdout: NodeJS.WriteStream, framed: () => void, isEntered = false): NodeJS.WriteStream => {
	let frame: string | undefined;
	let isToEnter = !isEntered;
	let isToErase = isEntered;

	const write = (chunk: string, ...others: readonly unknown[]) => {
		if (chunk === enterAlternateScreen && !isToEnter) {
			isToEnter = true;
			return true;
		}

		// Entered again after a stop, the cursor is where the shell left it.
		isToErase ||= chunk === enterAlternateScreen;

		if (chunk === beginFrame) {
			frame = '';
		}

		if (frame === undefined) {
			return stdout.write(chunk, ...(others as []));
		}

		frame += chunk.replaceAll('\n', nextLine);
		if (chunk !== endFrame) {
			return true;
		}

		const whole = isToErase ? frame.replace(beginFrame, `${beginFrame}${home}${eraseBelow}`) : frame;
		frame = undefined;
		isToErase = false;
		const isTaken = stdout.write(whole, ...(others as []));
		framed();
		return isTaken;
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
