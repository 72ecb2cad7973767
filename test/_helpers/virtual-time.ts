type Timer = {due: number; readonly run: () => void; readonly period: number | undefined};

const realImmediate = setImmediate;
const {setTimeout, clearTimeout, setInterval, clearInterval} = globalThis;
const realNow = Date.now;
const realPerformanceNow = performance.now;

/** A clock that stands still until it is set forward: timers, Date.now and performance.now go by it until it is released. */
export type VirtualTime = {
	now(): number;
	/** Lets so many milliseconds pass, with all that happens in them. */
	pass(milliseconds: number): Promise<void>;
	release(): void;
};

/** Streams and promises do what they have to do at this moment. */
const settle = async () => {
	for (let turn = 0; turn < 3; turn++) {
		await new Promise<void>(resolve => {
			realImmediate(resolve);
		});
	}
};

/** Takes the place of the real time in this process. */
export const takeTime = (): VirtualTime => {
	const start = 1_700_000_000_000;
	let now = start;
	let last = 0;
	const timers = new Map<number, Timer>();
	const add = (run: () => void, delay: number, isRepeated: boolean) => {
		const id = ++last;
		const period = Math.max(1, delay || 0);
		timers.set(id, {due: now + period, run, period: isRepeated ? period : undefined});
		const handle = {unref: () => handle, ref: () => handle, hasRef: () => true, [Symbol.toPrimitive]: () => id};
		return handle;
	};
	const remove = (handle: unknown) => {
		timers.delete(Number(handle));
	};

	Object.assign(globalThis, {
		setTimeout: (run: () => void, delay = 0) => add(run, delay, false),
		setInterval: (run: () => void, delay = 0) => add(run, delay, true),
		clearTimeout: remove,
		clearInterval: remove,
	});
	Date.now = () => now;
	performance.now = () => now - start;

	const next = (until: number) => {
		let found: number | undefined;
		for (const [id, {due}] of timers) {
			if (due <= until && (found === undefined || due < timers.get(found)!.due)) {
				found = id;
			}
		}

		return found;
	};

	return {
		now: () => now,
		async pass(milliseconds) {
			const end = now + milliseconds;
			await settle();
			for (let id = next(end); id !== undefined; id = next(end)) {
				const timer = timers.get(id)!;
				now = Math.max(now, timer.due);
				if (timer.period === undefined) {
					timers.delete(id);
				} else {
					timer.due += timer.period;
				}

				timer.run();
				await settle();
			}

			now = end;
		},
		release() {
			Object.assign(globalThis, {setTimeout, clearTimeout, setInterval, clearInterval});
			Date.now = realNow;
			performance.now = realPerformanceNow;
		},
	};
};
