import type {Sink} from './reflection.ts';

/** Whether a resource is heard of. Tells its sink when that changes. */
export type Contact = {
	/** What is known is as it is on the server at this moment. */
	heard(): void;
	/** Something arrives that is not whole yet. */
	progress(): void;
	/** It is not, for a reason in words. */
	fail(kind: 'forbidden' | 'absent' | 'failing', problem: string): void;
	/** It may be listed and not watched, for a reason in words. */
	unwatched(problem: string): void;
	/** A watch has brought something. */
	watched(): void;
	hasProblem(): boolean;
	/** Milliseconds since it was heard of last. */
	silence(): number;
	/** Nothing is expected until it is heard of again. */
	pause(): void;
	stop(): void;
};

/** What has not been heard of for `staleMs` milliseconds fails with this problem, whatever is under way; they are counted from now on. */
export const createContact = (
	sink: Pick<Sink<never>, 'failed' | 'unwatched' | 'recovered'>,
	staleMs: number,
	problem: string,
): Contact => {
	// The clock of this machine may be set meanwhile.
	let last = performance.now();
	let hasProblem = false;
	let isUnwatched = false;
	let timer: NodeJS.Timeout | undefined;
	let turn: NodeJS.Immediate | undefined;
	const silence = () => performance.now() - last;

	const fail: Contact['fail'] = (kind, text) => {
		hasProblem = true;
		sink.failed(kind, text, Math.round(Date.now() - silence()));
	};

	const look = () => {
		timer = undefined;
		const restMs = staleMs - silence();
		if (restMs > 0) {
			// Where this process was busy, what has arrived meanwhile is read first.
			timer = setTimeout(() => {
				turn = setImmediate(look);
			}, restMs).unref();
		} else if (!hasProblem) {
			fail('failing', problem);
		}
	};

	const progress = () => {
		last = performance.now();
		if (timer === undefined) {
			look();
		}
	};

	const heard = () => {
		progress();
		if (hasProblem) {
			hasProblem = false;
			sink.recovered();
		}
	};

	const stop = () => {
		clearTimeout(timer);
		clearImmediate(turn);
		timer = undefined;
	};

	look();
	return {
		heard,
		unwatched(text) {
			isUnwatched = true;
			sink.unwatched(text);
		},
		watched() {
			hasProblem ||= isUnwatched;
			isUnwatched = false;
			heard();
		},
		progress,
		fail,
		hasProblem: () => hasProblem,
		silence,
		pause: stop,
		stop,
	};
};
