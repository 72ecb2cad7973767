import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import {createLineWriter} from './line-writer.ts';
import {createTrailing, type Trailing} from './trailing.ts';

export type Ahead = {
	/** The state that ink draws. */
	readonly trailing: Trailing<State>;
	/** ink has written a frame. */
	framed(): void;
	/** What is on the screen is gone; ink draws it anew, before anything else is drawn. */
	forget(): void;
	/** Someone else has the terminal, until the function that is returned is called. */
	hold(): () => void;
	/** Nothing is drawn any more. */
	stop(): void;
};

/**
 * Draws every change at once as lines, and has ink draw the same when it is calm. A frame of ink's takes 5 to 15 ms
 * whatever has changed in it, as it lays out, cuts and compares the whole screen: more than the whole way from a key to
 * the terminal may take.
 *
 * `linesOf` gives the lines of a state's screen; undefined where a component of ink's is on it, which it then draws
 * alone, at once.
 */
export const createAhead = (
	store: Pick<Store<State, never>, 'getState' | 'subscribe'>,
	stdout: Pick<NodeJS.WriteStream, 'write'>,
	linesOf: (state: State) => readonly string[] | undefined,
): Ahead => {
	const trailing = createTrailing<State>(store);
	const writer = createLineWriter(stdout);
	/** What ink's last frame showed; undefined where it has to draw everything before anything can be drawn over it. */
	let base: State | undefined;
	let holders = 0;
	let isScheduled = false;

	const drawOver = (base: State) => {
		const lines = linesOf(store.getState());
		const below = linesOf(base);
		if (lines !== undefined && below !== undefined) {
			writer.draw(lines);
			trailing.touch();
			return;
		}

		// ink writes what differs from its own last frame, which is put back for it.
		if (below !== undefined) {
			writer.draw(below);
		}

		trailing.catchUp();
	};

	const draw = () => {
		isScheduled = false;
		if (holders > 0 || base === undefined) {
			return;
		}

		try {
			drawOver(base);
		} catch {
			// ink meets the same, and gives the terminal back for it.
			trailing.catchUp();
		}
	};

	const forget = () => {
		base = undefined;
		writer.forget();
	};

	const unsubscribe = store.subscribe(() => {
		if (base === undefined) {
			trailing.touch();
		} else if (!isScheduled) {
			isScheduled = true;
			// One key, or one batch, is several actions.
			queueMicrotask(draw);
		}
	});

	return {
		trailing,
		framed() {
			base = trailing.getState();
			const below = linesOf(base);
			if (below === undefined) {
				writer.forget();
			} else {
				writer.overdrawn(below);
			}

			draw();
		},
		forget,
		hold() {
			holders++;
			forget();
			return () => {
				holders--;
				draw();
			};
		},
		stop() {
			unsubscribe();
			trailing.stop();
			holders++;
		},
	};
};
